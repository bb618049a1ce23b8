import json

import requests
from jwcrypto import jwe, jwk

BASE = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment"


def seal(text, theirs):
    token = jwe.JWE(text.encode(), json.dumps({"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": theirs.thumbprint()}))
    token.add_recipient(theirs)
    return token.serialize(compact=True)


def pay(payment, theirs, own, signed):
    body = json.dumps({"encrypted_payload": {"data": seal(json.dumps(payment), theirs)}})
    reply = requests.post(BASE, data=body, headers={"x-encrypted": "true", "Authorization": signed(body)}).json()
    opened = jwe.JWE()
    opened.deserialize(reply["encrypted_payload"]["data"], key=own)
    return json.loads(opened.payload)
