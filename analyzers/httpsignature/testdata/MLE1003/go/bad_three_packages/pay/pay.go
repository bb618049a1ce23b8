// Package pay sends payments.
package pay

import (
	"net/http"

	"acme.example/scattered/carrier"
	"acme.example/scattered/keyed"
	"acme.example/scattered/shop"
)

// Prepare makes a payment request ready.
func Prepare(r *http.Request, id string, secret []byte, text string) {
	shop.Name(r, id) // want `MLE1003: completes an HTTP Signature whose parts are in Name, Sum, Attach`
	carrier.Attach(r, keyed.Sum(secret, text))
}
