import base64, hashlib, hmac, httpx
from email.utils import formatdate
class CybersourceAuth(httpx.Auth):
    requires_request_body = True
    def __init__(self, mid, key, secret): self.mid, self.key, self.secret = mid, key, base64.b64decode(secret)
    def auth_flow(self, request):
        pairs = [("host", request.url.host), ("v-c-date", formatdate(usegmt=True)), ("request-target", f"{request.method.lower()} {request.url.raw_path.decode()}")]
        if request.content:
            request.headers["Digest"] = "SHA-256=" + base64.b64encode(hashlib.sha256(request.content).digest()).decode()
            pairs.append(("digest", request.headers["Digest"]))
        pairs.append(("v-c-merchant-id", self.mid))
        text = "\n".join(f"{k}: {v}" for k, v in pairs)
        sig = base64.b64encode(hmac.new(self.secret, text.encode("utf-8"), hashlib.sha256).digest()).decode()
        request.headers["v-c-merchant-id"] = self.mid
        request.headers["signature"] = f'keyid="{self.key}", algorithm="HmacSHA256", headers="{" ".join(k for k, _ in pairs)}", signature="{sig}"'
        yield request
