import requests


def send(body, token):
    return requests.post(
        "https://apitest.cybersource.com/pts/v2/payments",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        data=body,
    )
