// Package pay sends payments.
package pay

import (
	"io"
	"net/http"
)

// New makes a payment request.
func New(url, merchant, signature string, body io.Reader) (*http.Request, error) {
	req, err := http.NewRequest(http.MethodPost, url, body)
	if err != nil {
		return nil, err
	}
	req.Header = http.Header{
		"Content-Type":    {"application/json"},
		"V-C-Merchant-Id": {merchant},
		"Signature":       {signature}, // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}
	return req, nil
}
