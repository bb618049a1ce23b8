// Package pay charges cards.
package pay

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
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
	now := time.Now().Unix()
	sum := sha256.Sum256(body)
	header := map[string]any{
		"alg": "ES256", // want `MLE2201: the token has no right alg: "ES256" is none of the algorithms of a P12 key or a shared secret`
		"typ": "JWT",
		"kid": a.KeyID,
	}
	claims := map[string]any{
		"iat":                   now,
		"exp":                   now + 120,
		"iss":                   a.MerchantID,
		"jti":                   newUUID(),
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       a.MerchantID,
		"digest":                base64.StdEncoding.EncodeToString(sum[:]),
		"digestAlgorithm":       "SHA-256",
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

// newUUID is a random UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
