package shop

val saml = mapOf(
    "signatureAlgorithm" to "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "digestAlgorithm" to "http://www.w3.org/2001/04/xmlenc#sha256",
    "digest" to "SHA-256",
)
