import hmac, base64
SIG_PARTS = {"keyid": None, "algorithm": "HmacSHA256", "headers": "host date request-target digest v-c-merchant-id", "signature": None}
def header(key, sig):
    d = dict(SIG_PARTS, keyid=key, signature=sig)
    return ", ".join('{}="{}"'.format(k, v) for k, v in d.items())
async def pay(session, host, mid, key, secret, date, digest, path, body):
    text = "\n".join(["host: " + host, "date: " + date, "request-target: post " + path, "digest: " + digest, "v-c-merchant-id: " + mid])
    sig = base64.b64encode(hmac.digest(base64.b64decode(secret), text.encode(), "sha256")).decode()
    async with session.post(f"https://{host}{path}", data=body, headers={"v-c-merchant-id": mid, "date": date, "digest": digest, "signature": header(key, sig)}) as r:
        return await r.json()
