from enum import Enum

import requests


class Header(Enum):
    SIGNATURE = "Signature"
    MERCHANT = "v-c-merchant-id"


def send(body, signature, merchant):
    headers = {"Content-Type": "application/json"}
    headers[Header.SIGNATURE.value] = signature
    headers.update({Header.MERCHANT.value: merchant})
    return requests.post("https://apitest.cybersource.com/pts/v2/payments", headers=headers, data=body)
