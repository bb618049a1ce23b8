// Package record seals what is kept of a payment.
package record

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
)

// New makes a record and its seal: two maps, and no headers.
func New(merchant, transaction string, secret []byte) (map[string]string, error) {
	text, err := json.Marshal(map[string]string{"transaction": transaction, "v-c-merchant-id": merchant})
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write(text)
	return map[string]string{
		"record":    string(text),
		"signature": base64.StdEncoding.EncodeToString(mac.Sum(nil)),
	}, nil
}

// Echo answers with the headers of a request, for a test bench of the gateway.
func Echo(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("v-c-merchant-id", r.Header.Get("v-c-merchant-id"))
	w.Header().Set("Signature", r.Header.Get("Signature"))
}
