// Package pull pulls funds through another gateway of the same group.
package pull

import (
	"bytes"
	"net/http"
)

// Funds sends an encrypted body.
func Funds(c *http.Client, jwe, token string) (*http.Response, error) {
	body := []byte(`{"encData":"` + jwe + `"}`)
	r, err := http.NewRequest(http.MethodPost, "https://sandbox.api.visa.com/visadirect/fundstransfer/v1/pullfundstransactions", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("x-pay-token", token)
	return c.Do(r)
}
