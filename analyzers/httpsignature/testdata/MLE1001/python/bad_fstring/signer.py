import base64
import hashlib
import hmac

from names import HOST, SIGNED


class Signer:
    def __init__(self, key, secret, merchant):
        self.key = key
        self.secret = secret
        self.merchant = merchant

    def header(self, path, date, digest):
        text = (
            f"host: {HOST}\n"
            f"v-c-date: {date}\n"
            f"request-target: post {path}\n"
            f"digest: {digest}\n"
            f"v-c-merchant-id: {self.merchant}"
        )
        mac = hmac.new(base64.b64decode(self.secret), text.encode("utf-8"), hashlib.sha256)
        signature = base64.b64encode(mac.digest()).decode()
        return 'keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"' % (self.key, " ".join(SIGNED), signature)
