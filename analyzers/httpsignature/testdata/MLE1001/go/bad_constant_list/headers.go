// Package gateway captures authorised payments.
package gateway

// signedHeaders is what the signature covers.
const signedHeaders = "host date request-target digest v-c-merchant-id"

const signatureFormat = `keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"`
