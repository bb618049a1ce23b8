// Package gateway talks to the payment gateway.
package gateway

import (
	"crypto/hmac"
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
func (a Account) Token(body []byte) (string, error) {
	sum := sha256.Sum256(body)
	header := map[string]any{
		"alg":             "RS256",
		"typ":             "JWT",
		"x5c":             []string{a.Certificate}, // want `MLE2001: builds a JWT of version 1`
		"v-c-merchant-id": a.MerchantID,
	}
	claims := map[string]any{
		"iat":             time.Now().UTC().Format(http.TimeFormat),
		"digest":          base64.StdEncoding.EncodeToString(sum[:]),
		"digestAlgorithm": "SHA-256",
	}
	h, err := encode(header)
	if err != nil {
		return "", err
	}
	c, err := encode(claims)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, a.Secret)
	mac.Write([]byte(h + "." + c))
	return h + "." + c + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)), nil
}

// encode is a part of the token as JSON in base64url.
func encode(part any) (string, error) {
	text, err := json.Marshal(part)
	return base64.RawURLEncoding.EncodeToString(text), err
}
