# Was http_signature with v-c-merchant-id and Signature: keyid, algorithm="HmacSHA256", headers="host request-target" until spring.
SCHEME = 'jwt' # not http_signature any more
