import requests

HOST = "https://apitest.cybersource.com"


def deliver(inbox, key, date, signature, body):
    # text = f"host: h\n(request-target): post /p\nv-c-merchant-id: m"
    header = f'keyId="{key}",algorithm="rsa-sha256",headers="(request-target) host date",signature="{signature}"'
    return requests.post(inbox, data=body, headers={"Date": date, "Signature": header})
