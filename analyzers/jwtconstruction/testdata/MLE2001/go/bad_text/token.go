// Package gateway talks to the payment gateway.
package gateway

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"
)

// Endpoint takes the tokens.
const Endpoint = "https://apitest.cybersource.com/pts/v2/payments"

// Account signs tokens with a shared secret.
type Account struct {
	MerchantID, KeyID, Certificate string
	Secret                         []byte
}

// Token makes the token of one request.
func (a Account) Token(method string, body []byte) (string, error) {
	claims := `{"iat":"` + time.Now().UTC().Format(http.TimeFormat) + `"}`
	if method != http.MethodGet {
		sum := sha256.Sum256(body)
		claims = `{"iat":"` + time.Now().UTC().Format(http.TimeFormat) + `","digest":"` + base64.StdEncoding.EncodeToString(sum[:]) + `","digestAlgorithm":"SHA-256"}`
	}
	header, err := json.Marshal(map[string]any{"alg": "RS256", "typ": "JWT", "v-c-merchant-id": a.MerchantID, "x5c": []string{a.Certificate}}) // want `MLE2001: builds a JWT of version 1`
	if err != nil {
		return "", err
	}
	enc := base64.RawURLEncoding
	return enc.EncodeToString(header) + "." + enc.EncodeToString([]byte(claims)), nil
}
