// Package shop takes payments.
package shop

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/viper"
)

// Send sends a payment with a token.
func Send(key *rsa.PrivateKey, serial, merchant, body string) (*http.Response, error) {
	now := time.Now().Unix()
	header, err := json.Marshal(map[string]any{"alg": "RS256", "typ": "JWT", "kid": serial})
	if err != nil {
		return nil, err
	}
	claims, err := json.Marshal(map[string]any{"iss": merchant, "iat": now, "exp": now + 120})
	if err != nil {
		return nil, err
	}
	text := base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(claims)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(http.MethodPost, "https://"+viper.GetString("gateway.host")+"/pts/v2/payments", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+text+"."+base64.RawURLEncoding.EncodeToString(signature))
	return http.DefaultClient.Do(r)
}
