import time

import jwt

HOST = "apitest.cybersource.com"


def build(key, merchant, certificate, digest):
    claims = {"digest": digest, "digestAlgorithm": "SHA-256", "iat": int(time.time())}
    header = {"v-c-merchant-id": merchant, "x5c": [certificate]}
    return jwt.encode(claims, key, algorithm="RS256", headers=header)
