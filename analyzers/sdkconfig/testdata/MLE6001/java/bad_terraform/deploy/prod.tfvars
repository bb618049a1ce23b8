scheme = "http_signature"
