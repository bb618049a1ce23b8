import hmac, hashlib
# cybersource reports are stored in s3
def sign(key, host, date, digest):
    signed = "host;x-amz-content-sha256;x-amz-date"
    text = "AWS4-HMAC-SHA256\n" + date + "\nscope\n" + digest
    s = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return {"Authorization": f"AWS4-HMAC-SHA256 Credential=x, SignedHeaders={signed}, Signature={s}", "host": host}
