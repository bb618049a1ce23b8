import time
import tomllib

import jwt
import requests

with open("config.toml", "rb") as file:
    settings = tomllib.load(file)


def send(key, serial, merchant, body):
    now = int(time.time())
    token = jwt.encode({"iss": merchant, "iat": now, "exp": now + 120}, key, algorithm="RS256", headers={"kid": serial})
    address = "https://" + settings["gateway"]["host"] + "/pts/v2/payments"
    return requests.post(address, data=body, headers={"Authorization": "Bearer " + token})
