// Package gateway sends what the vault has signed.
package gateway

import (
	"bytes"
	"net/http"
)

const (
	merchantHeader  = "v-c-merchant-id"
	signatureHeader = "Signature"
)

// Vault keeps the secret and signs.
type Vault interface {
	Sign(body []byte) (signature, digest string, err error)
}

// Send posts a body with the vault's signature.
func Send(c *http.Client, v Vault, url, merchant string, body []byte) (*http.Response, error) {
	signature, digest, err := v.Sign(body)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set(merchantHeader, merchant)
	req.Header.Set(signatureHeader, signature) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	req.Header.Set("Digest", digest)
	return c.Do(req)
}
