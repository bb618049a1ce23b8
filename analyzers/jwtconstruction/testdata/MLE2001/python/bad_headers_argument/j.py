import jwt, requests
def token(key, cert, digest, mid, now):
    return jwt.encode({"iat": now, "digest": digest, "digestAlgorithm": "SHA-256"}, key, algorithm="RS256", headers={"x5c": [cert], "v-c-merchant-id": mid})
def pay(body, key, cert, digest, mid, now):
    return requests.post("https://apitest.cybersource.com/pts/v2/payments", data=body, headers={"Authorization": "Bearer " + token(key, cert, digest, mid, now)})
