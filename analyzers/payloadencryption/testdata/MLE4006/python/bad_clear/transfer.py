import json

import requests

BASE = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment"


def pay(payment, signed):
    body = json.dumps(payment)
    return requests.post(BASE, data=body, headers={"Authorization": signed(body)}).json()
