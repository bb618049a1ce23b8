import base64
import hashlib
import time
import uuid

import jwt

HOST = "apitest.cybersource.com"


def build(key, serial, merchant, body):
    now = int(time.time())
    claims = {
        "v-c-jwt-version": "2",
        "v-c-merchant-id": merchant,
        "request-host": HOST,
        "request-method": "post",
        "request-resource-path": "/pts/v2/payments",
        "digest": base64.b64encode(hashlib.sha256(body.encode()).digest()).decode(),
        "digestAlgorithm": "SHA-256",
        "iss": merchant,
        "jti": str(uuid.uuid4()),
        "iat": now,
        "exp": now + 120,
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": serial})
