// Package gateway talks to the payment gateway.
package gateway

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const host = "apitest.cybersource.com"

// Account signs tokens with the key of its certificate.
type Account struct {
	MerchantID, KeyID string
	Key               *rsa.PrivateKey
}

// Token makes the token of one request.
func (a *Account) Token(method, path string, body []byte) (string, error) {
	now := time.Now().Unix()
	claims := jwt.MapClaims{
		"iat":                   now,
		"exp":                   now + 120,
		"iss":                   a.MerchantID,
		"jti":                   newUUID(),
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2", // want `MLE2215: the token has no right v-c-merchant-id among its claims: the token does not have it`
	}
	if body != nil {
		sum := sha256.Sum256(body)
		claims["digest"] = base64.StdEncoding.EncodeToString(sum[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = a.KeyID
	return token.SignedString(a.Key)
}

// newUUID is a random UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
