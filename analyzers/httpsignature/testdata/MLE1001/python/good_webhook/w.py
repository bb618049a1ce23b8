import base64, hashlib, hmac
from flask import request
def webhook(secret):
    parts = dict(p.split("=", 1) for p in request.headers["v-c-signature"].split(";"))
    text = parts["t"] + "." + request.get_data(as_text=True)
    return hmac.compare_digest(base64.b64encode(hmac.new(secret, text.encode(), hashlib.sha256).digest()).decode(), parts["sig"])
