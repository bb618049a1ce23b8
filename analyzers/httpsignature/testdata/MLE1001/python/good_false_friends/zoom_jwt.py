import time

import jwt
import requests


def users(api, key):
    token = jwt.encode({"iss": api, "iat": int(time.time()), "exp": int(time.time()) + 5400}, key, algorithm="HS256")
    return requests.get("https://api.zoom.us/v2/users", headers={"Authorization": f"Bearer {token}"})
