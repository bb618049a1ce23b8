import hashlib
import hmac

import requests


def rates(secret, time, body):
    mac = hmac.new(secret, f"{time}{body}".encode(), hashlib.sha256).hexdigest()
    return requests.post("https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates", data=body, headers={"x-pay-token": f"xv2:{time}:{mac}"})
