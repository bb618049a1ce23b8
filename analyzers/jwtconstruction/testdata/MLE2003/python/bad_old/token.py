HOST = "apitest.cybersource.com"


def claims(digest, now):
    return {"digest": digest, "digestAlgorithm": "SHA-256", "iat": now}
