import json

HOST = "https://apitest.cybersource.com"


def body(amount):
    return json.dumps({"amount": amount})
