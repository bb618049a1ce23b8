// Package pay sends payments.
package pay

import (
	"net/http"

	"acme.example/parcels/carrier"
	"acme.example/parcels/keyed"
	"acme.example/parcels/shop"
)

// Prepare makes a payment request ready.
func Prepare(r *http.Request, id string, secret []byte, text string) {
	shop.Name(r, id)
	carrier.Attach(r, keyed.Sum(secret, text))
}
