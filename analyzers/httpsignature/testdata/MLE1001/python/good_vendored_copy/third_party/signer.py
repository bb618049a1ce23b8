import base64
import hashlib
import hmac


def header(key, secret, host, merchant):
    text = f"host: {host}\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: {merchant}"
    mac = base64.b64encode(hmac.new(secret, text.encode(), hashlib.sha256).digest()).decode()
    return f'keyid="{key}", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="{mac}"'
