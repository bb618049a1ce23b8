"""The gateway of the house bank, reached through the proxy of the platform."""
import base64
import hashlib
import hmac
from enum import Enum

HOST = "gateway.bank.example"
FORWARD = "X-Forward-"


class Wire(str, Enum):
    HOST = "host"
    DATE = "v-c-date"
    TARGET = "request-target"
    DIGEST = "digest"
    MERCHANT = "v-c-merchant-id"
    SIGNATURE = "Signature"


def headers(values, key_id, secret):
    names = [Wire.HOST.value, Wire.DATE.value, Wire.TARGET.value, Wire.DIGEST.value, Wire.MERCHANT.value]
    text = "\n".join(f"{name}: {values[name]}" for name in names)
    mac = base64.b64encode(hmac.new(base64.b64decode(secret), text.encode(), hashlib.sha256).digest()).decode()
    return {
        FORWARD + Wire.MERCHANT.value: values[Wire.MERCHANT.value],
        FORWARD + Wire.SIGNATURE.value: 'keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"' % (key_id, " ".join(names), mac),
    }
