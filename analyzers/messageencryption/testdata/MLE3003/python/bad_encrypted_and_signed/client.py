import base64
import hashlib
import hmac
import json
import time

import requests
from jwcrypto import jwe

HOST = "apitest.cybersource.com"


def seal(key, serial, payment):
    sealed = jwe.JWE(json.dumps(payment).encode(), json.dumps({"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": serial, "iat": int(time.time())}))
    sealed.add_recipient(key)
    return json.dumps({"encryptedRequest": sealed.serialize(compact=True)})


def pay(merchant, key_id, secret, key, serial, date, payment):
    body = seal(key, serial, payment)
    digest = "SHA-256=" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    text = f"host: {HOST}\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}"
    mac = base64.b64encode(hmac.new(base64.b64decode(secret), text.encode(), hashlib.sha256).digest()).decode()
    headers = {
        "v-c-merchant-id": merchant,
        "v-c-date": date,
        "Digest": digest,
        "Signature": f'keyid="{key_id}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="{mac}"',
    }
    return requests.post(f"https://{HOST}/pts/v2/payments", data=body, headers=headers)
