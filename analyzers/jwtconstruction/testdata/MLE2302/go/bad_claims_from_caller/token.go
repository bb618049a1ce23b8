// Package gateway talks to the payment gateway.
package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

const host = "apitest.cybersource.com"

// Account signs tokens with a shared secret.
type Account struct {
	MerchantID, KeyID string
	Secret            []byte
}

// Token makes the token of one request.
func (a Account) Token(method, path string, body []byte, more map[string]any) (string, error) {
	now := time.Now().Unix()
	sum := sha256.Sum256(body)
	header := map[string]any{
		"alg": "HS256",
		"typ": "JWT",
		"kid": a.KeyID,
	}
	claims := map[string]any{
		"iat":                   now,
		"exp":                   now + 120,
		"iss":                   a.MerchantID,
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       a.MerchantID,
		"digest":                base64.StdEncoding.EncodeToString(sum[:]),
		"digestAlgorithm":       "SHA-256",
	}
	for name, value := range more {
		claims[name] = value
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
