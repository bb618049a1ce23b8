import requests


def pay(token, amount):
    payment = {"orderInformation": {"amountDetails": {"totalAmount": amount}}}
    return requests.post("https://apitest.cybersource.com/pts/v2/payments", json=payment, headers={"Authorization": f"Bearer {token}"})
