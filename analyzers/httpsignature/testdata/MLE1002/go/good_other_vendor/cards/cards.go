// Package cards charges cards.
package cards

import "net/http"

// Authorise puts the token on.
func Authorise(r *http.Request, merchant, token string) {
	r.URL.Host = "apitest.cybersource.com"
	r.Header.Set("v-c-merchant-id", merchant)
	r.Header.Set("Authorization", "Bearer "+token)
}
