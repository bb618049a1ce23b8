import time
import uuid

import jwt


def token(key, issuer, unit, order):
    claims = {"jti": str(uuid.uuid4()), "iat": int(time.time()), "iss": issuer, "OrgUnitId": unit, "Payload": order, "ObjectifyPayload": True}
    return jwt.encode(claims, key, algorithm="HS256")
