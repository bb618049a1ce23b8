import json
import time

import requests
from jwcrypto import jwe

HOST = "https://apitest.cybersource.com"


def encrypt(body, key, key_id):
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": key_id, "iat": int(time.time())}
    token = jwe.JWE(body.encode("utf-8"), protected=json.dumps(header))
    token.add_recipient(key)
    return json.dumps({"encryptedRequest": token.serialize(compact=True)})


def pay(body, key, key_id, token):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return requests.post(HOST + "/pts/v2/payments", data=encrypt(body, key, key_id), headers=headers)
