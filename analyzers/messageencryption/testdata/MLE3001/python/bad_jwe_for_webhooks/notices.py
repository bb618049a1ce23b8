import json

from jwcrypto import jwe


def open_notice(key, payload):
    sealed = jwe.JWE()
    sealed.deserialize(payload, key)
    return json.loads(sealed.payload)
