import base64

HOST = "authservices.satispay.com"


def headers(key, key_id, date, digest):
    text = f"(request-target): post /g_business/v1/payments\nhost: {HOST}\ndate: {date}\ndigest: {digest}"
    signature = base64.b64encode(key.sign(text.encode())).decode()
    return {"Digest": digest, "Date": date, "Authorization": f'Signature keyId="{key_id}", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="{signature}"'}
