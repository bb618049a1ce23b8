def headers(key, mac, merchant):
    return {"v-c-merchant-id": merchant, "Signature": f'keyid="{key}", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="{mac}"'}
