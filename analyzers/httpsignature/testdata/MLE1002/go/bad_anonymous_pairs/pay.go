// Package pay sets headers from a table.
package pay

import (
	"maps"
	"net/http"
)

func prepare(r *http.Request, merchant, signature string) {
	for _, h := range []struct{ name, value string }{
		{"Content-Type", "application/json"},
		{"v-c-merchant-id", merchant},
		{"Signature", signature},
	} {
		r.Header.Set(h.name, h.value) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}
}

func refund(r *http.Request, merchant, signature string) {
	extra := http.Header{"v-c-merchant-id": {merchant}}
	extra.Set("Signature", signature) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	maps.Copy(r.Header, extra)
}
