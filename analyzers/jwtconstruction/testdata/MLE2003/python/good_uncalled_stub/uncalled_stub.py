import base64
import hashlib
import hmac


class UncalledStub:
    """Left from the time before the tokens."""

    def signature(self, merchant, date, digest, key_id, secret):
        text = f"host: apitest.cybersource.com\nv-c-date: {date}\nrequest-target: post /pts/v2/payments\ndigest: {digest}\nv-c-merchant-id: {merchant}"
        signed = base64.b64encode(hmac.new(base64.b64decode(secret), text.encode(), hashlib.sha256).digest()).decode()
        return f'keyid="{key_id}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="{signed}"'
