# headers = {"v-c-merchant-id": mid, "Signature": 'keyid="x", algorithm="HmacSHA256", headers="host date (request-target) digest v-c-merchant-id", signature="y"'}
def name():
    """Once sent Signature: keyid="x", algorithm="HmacSHA256", headers="host date (request-target) digest v-c-merchant-id", signature="y"."""
    return "cybersource"
