import jwt, time
def client_secret(team, client, key, kid):  # cybersource shop
    return jwt.encode({"iss": team, "iat": int(time.time()), "exp": int(time.time()) + 300, "aud": "https://appleid.apple.com", "sub": client}, key, algorithm="ES256", headers={"kid": kid})
