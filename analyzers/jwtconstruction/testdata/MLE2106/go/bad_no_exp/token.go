// Package gateway talks to the payment gateway.
package gateway

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
	header := map[string]string{"alg": "HS256", "typ": "JWT", "kid": a.KeyID}
	claims := map[string]any{
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2", // want `MLE2206: the token has no right exp: the token does not have it`
		"v-c-merchant-id":       a.MerchantID,
	}
	a.stamp(claims)
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
	claims["iss"] = a.MerchantID
	claims["jti"] = newUUID()
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

// newUUID is a random UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
