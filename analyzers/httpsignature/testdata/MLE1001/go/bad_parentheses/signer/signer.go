// Package signer signs requests as the gateway wanted them in 2019.
package signer

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

// Signer holds the shared secret.
type Signer struct {
	Merchant, KeyID, Secret string
}

// Sign adds the headers of the scheme.
func (s Signer) Sign(r *http.Request, digest, date string) error {
	key, err := base64.StdEncoding.DecodeString(s.Secret)
	if err != nil {
		return fmt.Errorf("decode secret: %w", err)
	}
	headers := "host date (request-target) v-c-merchant-id" // want `MLE1001: builds an HTTP Signature \(list of signed headers, form with parentheses, refused already\)`
	lines := []string{
		"host: " + r.URL.Host,
		"date: " + date,
		"(request-target): " + strings.ToLower(r.Method) + " " + r.URL.RequestURI(),
	}
	if r.Method == http.MethodPost {
		headers = "host date (request-target) digest v-c-merchant-id"
		lines = append(lines, "digest: "+digest)
		r.Header.Set("Digest", digest)
	}
	lines = append(lines, "v-c-merchant-id: "+s.Merchant)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(strings.Join(lines, "\n")))
	r.Header.Set("Date", date)
	r.Header.Set("v-c-merchant-id", s.Merchant)
	r.Header.Set("Signature", fmt.Sprintf("keyid=%q, algorithm=%q, headers=%q, signature=%q",
		s.KeyID, "HmacSHA256", headers, base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	return nil
}
