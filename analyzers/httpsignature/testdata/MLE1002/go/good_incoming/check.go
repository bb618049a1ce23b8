// Package check stands before a simulator of the gateway.
package check

import (
	"errors"
	"net/http"
)

// Headers refuses requests in the old form.
func Headers(r *http.Request) (merchant string, err error) {
	if r.Header.Get("Signature") != "" {
		return "", errors.New("old form")
	}
	merchant = r.Header.Get("v-c-merchant-id")
	if merchant == "" {
		return "", errors.New("no merchant")
	}
	return merchant, nil
}
