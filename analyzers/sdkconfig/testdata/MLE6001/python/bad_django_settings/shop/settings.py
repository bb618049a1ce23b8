import os

PAY_SCHEME = os.environ.get("PAY_SCHEME", "jwt")
