import base64, hashlib, hmac, os, requests
NAMES = ["Host", "Date", "Request-Target", "Digest", "V-C-Merchant-Id"]
class Client:
    def sign(self, path, date, digest):
        values = {"Host": os.environ["GATEWAY_HOST"], "Date": date, "Request-Target": "post " + path, "Digest": digest, "V-C-Merchant-Id": self.mid}
        text = "\n".join(f"{n.lower()}: {values[n]}" for n in NAMES)
        mac = base64.b64encode(hmac.new(base64.b64decode(self.secret), text.encode(), hashlib.sha256).digest()).decode()
        return ", ".join(['keyid="%s"' % self.key, 'algorithm="HmacSHA256"', 'headers="%s"' % " ".join(NAMES).lower(), 'signature="%s"' % mac])
    def pay(self, path, body, date, digest):
        h = {"V-C-Merchant-Id": self.mid, "Date": date, "Digest": digest, "Signature": self.sign(path, date, digest)}
        return requests.post("https://" + os.environ["GATEWAY_HOST"] + path, data=body, headers=h)
