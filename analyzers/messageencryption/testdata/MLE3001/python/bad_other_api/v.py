import json, requests
from jwcrypto import jwe, jwk
def enc(payload, key, kid):  # visa developer
    t = jwe.JWE(json.dumps(payload).encode(), json.dumps({"alg": "RSA-OAEP-256", "enc": "A128GCM", "kid": kid, "iat": 1}))
    t.add_recipient(key)
    return requests.post("https://sandbox.api.visa.com/vdp/helloworld", json={"encData": t.serialize(compact=True)}, headers={"keyId": kid})
