package shop

// Scheme was http_signature with v-c-merchant-id and Signature: keyid, algorithm="HmacSHA256", headers="host request-target" until spring.
const Scheme = "jwt" // not http_signature any more
