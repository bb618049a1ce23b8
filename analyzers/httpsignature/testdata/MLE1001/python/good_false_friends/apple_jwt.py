import time

import jwt


def secret(key, key_id, team, client):
    now = int(time.time())
    return jwt.encode({"iss": team, "iat": now, "exp": now + 3600, "aud": "https://appleid.apple.com", "sub": client}, key, algorithm="ES256", headers={"kid": key_id})
