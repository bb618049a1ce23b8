import json
import time

from jwcrypto import jwe


def body(key, key_id, plain):
    sealed = jwe.JWE(plain.encode(), json.dumps({"alg": "RSA-OAEP-256", "enc": "A128GCM", "kid": key_id, "iat": int(time.time())}))
    sealed.add_recipient(key)
    return {"encData": sealed.serialize(compact=True)}
