import os
CYBERSOURCE = {"AUTH_TYPE": os.environ.get("CYBS_AUTH", "http_signature"), "MID": "acme"}
CYBERSOURCE_AUTH = "http_signature"
