// Package token makes tokens.
package token

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
func (a Account) Token(method, path string, body []byte) (string, error) {
	header := map[string]string{"alg": "HS256", "typ": "JWT", "kid": a.KeyID}
	claims := map[string]any{
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       a.MerchantID,
	}
	a.stamp(claims) // want `MLE2209: the token has no right jti: its value is a constant, so that every request repeats it`
	if body != nil {
		seal(claims, body)
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

// stamp adds what every token has.
func (a Account) stamp(claims map[string]any) {
	now := time.Now().Unix()
	claims["iat"] = now
	claims["exp"] = now + 120
	claims["iss"] = a.MerchantID
	claims["jti"] = "6f1f4a06-6c1d-4b71-9d8f-0f2b9a6f7a11"
}

// seal ties the token to a body.
func seal(claims map[string]any, body []byte) {
	sum := sha256.Sum256(body)
	claims["digest"] = base64.StdEncoding.EncodeToString(sum[:])
	claims["digestAlgorithm"] = "SHA-256"
}

// encode is a part of the token as JSON in base64url.
func encode(part any) (string, error) {
	text, err := json.Marshal(part)
	return base64.RawURLEncoding.EncodeToString(text), err
}
