import os

import requests
from jwcrypto import jws
from jwcrypto.common import json_encode


def send(key, certificate, digest, date, body):
    token = jws.JWS(json_encode({"digest": digest, "digestAlgorithm": "SHA-256", "iat": date}))
    token.add_signature(key, "RS256", json_encode({"alg": "RS256", "x5c": [certificate]}))
    host = os.environ["PAY_HOST"]
    return requests.post(f"https://{host}/pts/v2/payments", data=body, headers={"Authorization": "Bearer " + token.serialize(compact=True)})
