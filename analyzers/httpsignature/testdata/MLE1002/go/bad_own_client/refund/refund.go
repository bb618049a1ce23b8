// Package refund gives money back.
package refund

import (
	"net/http"

	"acme.example/rested/rest"
)

// Refund refunds a payment with a chain of setters.
func Refund(c *http.Client, url, merchant, signature string) (*http.Response, error) {
	return rest.New(http.MethodPost, url).
		SetHeader("Content-Type", "application/json").
		SetHeader("v-c-merchant-id", merchant).
		SetHeader("Signature", signature). // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
		Do(c)
}

// Void cancels a payment with a map of headers.
func Void(c *http.Client, url, merchant, signature string) (*http.Response, error) {
	return rest.New(http.MethodPost, url).SetHeaders(map[string]string{
		"v-c-merchant-id": merchant,
		"Signature":       signature, // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}).Do(c)
}
