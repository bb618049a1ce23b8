// Package gateway talks to the payment gateway.
package gateway

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const host = "apitest.cybersource.com"

// Account signs tokens with the key of its certificate.
type Account struct {
	MerchantID, KeyID string
	Key               *rsa.PrivateKey
}

// Claims are those of a request without a body.
type Claims struct {
	jwt.RegisteredClaims
	Host     string `json:"request-host"`
	Method   string `json:"request-method"`
	Path     string `json:"request-resource-path"`
	Version  string `json:"v-c-jwt-version"`
	Merchant string `json:"v-c-merchant-id"`
}

// Token makes the token of one status query.
func (a *Account) Token(path string) (string, error) {
	now := time.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, &Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer:    a.MerchantID,
			IssuedAt:  jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(now.Add(2 * time.Minute)),
			ID:        newUUID(),
		},
		Host:     host,
		Method:   "get",
		Path:     path,
		Version:  "2",
		Merchant: a.MerchantID,
	})
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
