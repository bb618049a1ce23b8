// Package pay sends payments.
package pay

import (
	"bytes"
	"net/http"
)

func send(c *http.Client, url, merchant, signature, date string, body []byte) (*http.Response, error) {
	headers := map[string]string{
		"Content-Type":    "application/json",
		"v-c-merchant-id": merchant,
		"Date":            date,
		"Signature":       signature, // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}
	req, err := http.NewRequest("POST", url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	return c.Do(req)
}
