import base64
import hashlib
import hmac

FORM = "https://testsecureacceptance.cybersource.com/pay"


def sign(fields, key):
    text = ",".join(f"{name}={fields[name]}" for name in fields["signed_field_names"].split(","))
    fields["signature"] = base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()
    return fields
