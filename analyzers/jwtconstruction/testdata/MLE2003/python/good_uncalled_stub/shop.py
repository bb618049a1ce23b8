import sys

from token import build

print(build(sys.argv[1], sys.argv[2], sys.argv[3], "{}"))
