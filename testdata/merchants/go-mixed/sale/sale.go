// Package sale sells tickets.
package sale

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"acme.example/cinema/signature"
)

const host = "api.cybersource.com"

// Send sells a ticket.
func Send(secret signature.Secret, body []byte) (*http.Response, error) {
	const path = "/pts/v2/payments"
	token, err := token(secret, path, body, time.Now().Unix())
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodPost, "https://"+host+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	return http.DefaultClient.Do(request)
}

func token(secret signature.Secret, path string, body []byte, now int64) (string, error) {
	sum := sha256.Sum256(body)
	claims, err := json.Marshal(map[string]any{
		"iat":                   now,
		"exp":                   now + 100,
		"iss":                   secret.Merchant,
		"jti":                   newID(),
		"request-host":          host,
		"request-method":        "post",
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       secret.Merchant,
		"digest":                base64.StdEncoding.EncodeToString(sum[:]),
		"digestAlgorithm":       "SHA-256",
	})
	if err != nil {
		return "", err
	}
	header, err := json.Marshal(map[string]any{"alg": "HS256", "kid": secret.ID, "typ": "JWT"})
	if err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(claims)
	mac := hmac.New(sha256.New, secret.Bytes)
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)), nil
}

func newID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
