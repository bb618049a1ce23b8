// Package token replaces the old signer. That one set v-c-merchant-id and
// Signature: keyid="…", algorithm="HmacSHA256", headers="host date request-target digest v-c-merchant-id", signature="…".
package token

import "net/http"

// Bearer puts the token on a request.
//
// Before: host: apitest.cybersource.com\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: shop
func Bearer(r *http.Request, token string) {
	// no Signature, no v-c-merchant-id, no digest: "SHA-256=" is in the token now
	r.Header.Set("Authorization", "Bearer "+token)
	r.Host = "apitest.cybersource.com"
}
