// Package shop takes payments.
package shop

import (
	"net/http"
	"strings"
)

// Client sends payments.
type Client struct {
	MLE             bool
	Merchant, KeyID string
}

// Payment makes a request: encrypted ones go with a token, the others are signed as before.
func (c Client) Payment(sealed, plain, token, date, mac string) (*http.Request, error) {
	body := plain
	if c.MLE {
		body = `{"encryptedRequest":"` + sealed + `"}`
	}
	r, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com/pts/v2/payments", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if c.MLE {
		r.Header.Set("Authorization", "Bearer "+token)
		return r, nil
	}
	r.Header.Set("v-c-merchant-id", c.Merchant)
	r.Header.Set("v-c-date", date)
	r.Header.Set("Signature", `keyid="`+c.KeyID+`", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="`+mac+`"`) // want `MLE1001: builds an HTTP Signature`
	return r, nil
}
