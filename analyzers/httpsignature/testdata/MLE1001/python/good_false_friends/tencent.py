import base64
import hashlib
import hmac


def authorization(key_id, key, date, source):
    signature = base64.b64encode(hmac.new(key, f"x-date: {date}\nx-source: {source}".encode(), hashlib.sha1).digest()).decode()
    return f'hmac id="{key_id}", algorithm="hmac-sha1", headers="x-date x-source", signature="{signature}"'
