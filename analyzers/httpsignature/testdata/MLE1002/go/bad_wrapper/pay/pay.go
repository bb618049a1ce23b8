// Package pay prepares payments.
package pay

import (
	"net/http"

	"acme.example/wrapped/web"
)

// Prepare puts the headers on a payment.
func Prepare(r *http.Request, merchant, signature, digest, date string) {
	web.SetHeader(r, "Content-Type", "application/json")
	web.SetHeader(r, "v-c-merchant-id", merchant)
	web.SetHeader(r, "Date", date)
	web.SetHeader(r, "Digest", digest)
	web.SetHeader(r, "Signature", signature) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
}
