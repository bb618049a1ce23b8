"""Authorises one payment the old way: HTTP Signature over clear text. A program to prove mleready with. It keeps the
provider's address and reaches the local gateway by HTTPS_PROXY."""
import base64
import hashlib
import hmac
import os
import re
import sys
import urllib.error
import urllib.request
from email.utils import formatdate

HOST = "apitest.cybersource.com"
RESOURCE = "/pts/v2/payments"

with open(os.path.join(os.environ["MLEREADY_KEYS"], "credentials.yaml")) as file:
    settings = file.read()
merchant = re.search(r"- id: (\S+)", settings)[1]
kid, secret = re.search(r'shared_secret: \{kid: "?([^",]+)"?, secret: "?([^"}]+)', settings).groups()

body = b'{"clientReferenceInformation":{"code":"shop-1"},"orderInformation":{"amountDetails":{"totalAmount":"12.50","currency":"EUR"}}}'
date = formatdate(usegmt=True)
digest = "SHA-256=" + base64.b64encode(hashlib.sha256(body).digest()).decode()
signed = f"host: {HOST}\nv-c-date: {date}\nrequest-target: post {RESOURCE}\ndigest: {digest}\nv-c-merchant-id: {merchant}"
signature = base64.b64encode(hmac.new(base64.b64decode(secret), signed.encode(), hashlib.sha256).digest()).decode()
request = urllib.request.Request(f"https://{HOST}{RESOURCE}", data=body, method="POST", headers={
    "Content-Type": "application/json", "v-c-merchant-id": merchant, "v-c-date": date, "Digest": digest,
    "Signature": f'keyid="{kid}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="{signature}"',
})
try:
    with urllib.request.urlopen(request, timeout=10) as reply:
        print("HTTP", reply.status)
except urllib.error.HTTPError as error:
    sys.exit(f"HTTP {error.code}")
