import time

import jwt


def build(key, user):
    return jwt.encode({"sub": user, "iss": "shop.example", "iat": int(time.time())}, key, algorithm="HS256")
