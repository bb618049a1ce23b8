// Package pay names the merchant for the proxy that authenticates.
package pay

import "net/http"

// Prepare names the merchant.
func Prepare(r *http.Request, merchant, token string) {
	r.URL.Host = "api.cybersource.com"
	r.Header.Set("v-c-merchant-id", merchant)
	r.Header.Set("Authorization", "Bearer "+token)
}
