import hashlib
import hmac

ALGORITHM = "HmacSHA256"  # the partner's service in Java names it so


def checksum(order, key):
    return {"algorithm": ALGORITHM, "value": hmac.new(key, order.encode(), hashlib.sha256).hexdigest()}
