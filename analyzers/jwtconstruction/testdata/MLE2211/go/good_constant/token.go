// Package report fetches reports.
package report

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"
)

const host = "apitest.cybersource.com"

// Account signs tokens with a shared secret.
type Account struct {
	MerchantID, KeyID string
	Secret            []byte
}

type header struct {
	Algorithm string `json:"alg"`
	Type      string `json:"typ"`
	KeyID     string `json:"kid"`
}

type claims struct {
	IssuedAt int64  `json:"iat"`
	Expires  int64  `json:"exp"`
	Issuer   string `json:"iss"`
	ID       string `json:"jti"`
	Host     string `json:"request-host"`
	Method   string `json:"request-method"`
	Path     string `json:"request-resource-path"`
	Version  string `json:"v-c-jwt-version"`
	Merchant string `json:"v-c-merchant-id"`
}

// Token makes the token of one request.
func (a Account) Token(path string) (string, error) {
	now := time.Now()
	header := &header{Algorithm: "HS256", Type: "JWT", KeyID: a.KeyID}
	claims := &claims{
		IssuedAt: now.Unix(),
		Expires:  now.Add(2 * time.Minute).Unix(),
		Issuer:   a.MerchantID,
		ID:       newUUID(),
		Host:     host,
		Method:   "get",
		Path:     path,
		Version:  "2",
		Merchant: a.MerchantID,
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
