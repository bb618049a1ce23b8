import hashlib
import hmac


def authorization(access, scope, text, key):
    signature = hmac.new(key, ("AWS4-HMAC-SHA256\n" + text).encode(), hashlib.sha256).hexdigest()
    return f"AWS4-HMAC-SHA256 Credential={access}/{scope}/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}"
