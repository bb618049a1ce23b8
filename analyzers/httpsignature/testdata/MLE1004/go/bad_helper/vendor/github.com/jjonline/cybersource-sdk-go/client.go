// Package cybersource stands in for a third party's package of this name: it has its import path and nothing else.
package cybersource

import "net/http"

// Client makes a client.
func Client(merchant, keyID, secret string) *http.Client { return &http.Client{} }
