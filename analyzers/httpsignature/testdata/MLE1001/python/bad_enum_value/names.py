from enum import Enum
class H(str, Enum):
    MERCHANT = "v-c-merchant-id"
    SIGNATURE = "signature"
    TARGET = "request-target"
