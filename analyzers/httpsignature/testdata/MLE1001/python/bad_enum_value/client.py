import hmac, hashlib, base64, requests
from names import H
class Client:
    def headers(self, path, date, digest):
        text = f"host: {self.host}\nv-c-date: {date}\n{H.TARGET.value}: post {path}\ndigest: {digest}\n{H.MERCHANT.value}: {self.mid}"
        mac = base64.b64encode(hmac.new(self.secret, text.encode(), "sha256").digest()).decode()
        return {H.MERCHANT.value: self.mid, H.SIGNATURE.value: f'keyid="{self.key}", algorithm="HmacSHA256", headers="host v-c-date {H.TARGET.value} digest {H.MERCHANT.value}", signature="{mac}"'}
    def pay(self, path, body, date, digest):
        s = requests.Session()
        for k, v in self.headers(path, date, digest).items():
            s.headers[k] = v
        return s.post("https://" + self.host + path, data=body)
