import time

import jwt
import requests


def installations(app, key):
    now = int(time.time())
    token = jwt.encode({"iat": now - 60, "exp": now + 600, "iss": app}, key, algorithm="RS256")
    return requests.get("https://api.github.com/app/installations", headers={"Authorization": f"Bearer {token}"})
