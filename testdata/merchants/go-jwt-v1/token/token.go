// Package token makes the tokens of the ticket shop, in the form of 2024: the certificate in the header and hardly
// any claims.
package token

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"
)

// Signer holds the key of the shop.
type Signer struct {
	Merchant    string
	Certificate string // Base64 of the DER
	Key         *rsa.PrivateKey
}

// Sign makes the token for a request body, which is nil for GET.
func (s Signer) Sign(body []byte, now time.Time) (string, error) {
	header := map[string]any{
		"alg":             "RS256",
		"x5c":             []string{s.Certificate},
		"v-c-merchant-id": s.Merchant,
	}
	claims := map[string]any{"iat": now.UTC().Format(http.TimeFormat)}
	if body != nil {
		sum := sha256.Sum256(body)
		claims["digest"] = base64.StdEncoding.EncodeToString(sum[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	text := part(header) + "." + part(claims)
	hash := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, s.Key, crypto.SHA256, hash[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

func part(v any) string {
	text, _ := json.Marshal(v)
	return base64.RawURLEncoding.EncodeToString(text)
}
