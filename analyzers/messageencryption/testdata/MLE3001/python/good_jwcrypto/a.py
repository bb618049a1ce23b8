import base64, hashlib, json, jwt, requests, time, uuid
from jwcrypto import jwe, jwk
def seal(body, cert, kid):
    t = jwe.JWE(body.encode(), json.dumps({"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": kid, "iat": int(time.time())}))
    t.add_recipient(cert)
    return t.serialize(compact=True)
def pay(payload, cert, key, own, mid, kid, path="/pts/v2/payments"):
    body = json.dumps({"encryptedRequest": seal(json.dumps(payload), cert, kid)})
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    now = int(time.time())
    token = jwt.encode({"iat": now, "exp": now + 120, "iss": mid, "jti": str(uuid.uuid4()), "request-host": "apitest.cybersource.com", "request-method": "post", "request-resource-path": path, "v-c-jwt-version": "2", "v-c-merchant-id": mid, "digest": digest, "digestAlgorithm": "SHA-256", "v-c-response-mle-kid": kid}, key, algorithm="RS256", headers={"kid": kid})
    reply = requests.post("https://apitest.cybersource.com" + path, data=body, headers={"Authorization": "Bearer " + token}).json()
    if "encryptedResponse" in reply:
        t = jwe.JWE()
        t.deserialize(reply["encryptedResponse"], key=own)
        return json.loads(t.payload)
    return reply
