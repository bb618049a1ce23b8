// Package token makes the bearer tokens of the book shop.
package token

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"
)

const lifetime = 120

// Claims are the claims of a request.
type Claims struct {
	IssuedAt        int64  `json:"iat"`
	Expires         int64  `json:"exp"`
	Issuer          string `json:"iss"`
	ID              string `json:"jti"`
	Host            string `json:"request-host"`
	Method          string `json:"request-method"`
	Path            string `json:"request-resource-path"`
	Version         string `json:"v-c-jwt-version"`
	Merchant        string `json:"v-c-merchant-id"`
	Digest          string `json:"digest,omitempty"`
	DigestAlgorithm string `json:"digestAlgorithm,omitempty"`
}

type header struct {
	Algorithm string `json:"alg"`
	KeyID     string `json:"kid"`
	Type      string `json:"typ"`
}

// Key is the shared secret of a merchant id.
type Key struct {
	ID       string
	Secret   []byte
	Merchant string
}

// Sign makes the token of one request.
func (k Key) Sign(method, host, path string, body []byte, now time.Time) (string, error) {
	issued := now.Unix()
	claims := Claims{
		IssuedAt: issued,
		Expires:  issued + lifetime,
		Issuer:   k.Merchant,
		ID:       newUUID(),
		Host:     host,
		Method:   method,
		Path:     path,
		Version:  "2",
		Merchant: k.Merchant,
	}
	if len(body) > 0 {
		addDigest(&claims, body)
	}
	text := part(header{Algorithm: "HS256", KeyID: k.ID, Type: "JWT"}) + "." + part(claims)
	mac := hmac.New(sha256.New, k.Secret)
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)), nil
}

func addDigest(claims *Claims, body []byte) {
	sum := sha256.Sum256(body)
	claims.Digest = base64.StdEncoding.EncodeToString(sum[:])
	claims.DigestAlgorithm = "SHA-256"
}

func part(v any) string {
	text, _ := json.Marshal(v)
	return base64.RawURLEncoding.EncodeToString(text)
}

func newUUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
