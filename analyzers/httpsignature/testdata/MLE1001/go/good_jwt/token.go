// Package bearer makes the token of the new scheme from the shared secret.
package bearer

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"
)

const host = "api.cybersource.com"

// Token signs the claims of one request.
func Token(merchant, keyID string, secret, body []byte, path, id string, now time.Time) (string, error) {
	sum := sha256.Sum256(body)
	header := map[string]any{"alg": "HS256", "typ": "JWT", "kid": keyID}
	claims := map[string]any{
		"iss": merchant, "jti": id, "iat": now.Unix(), "exp": now.Add(2 * time.Minute).Unix(),
		"digest": base64.StdEncoding.EncodeToString(sum[:]), "digestAlgorithm": "SHA-256",
		"request-method": "post", "request-host": host, "request-resource-path": path,
		"v-c-merchant-id": merchant, "v-c-jwt-version": "2",
	}
	var parts []byte
	for _, part := range []any{header, claims} {
		text, err := json.Marshal(part)
		if err != nil {
			return "", err
		}
		if parts != nil {
			parts = append(parts, '.')
		}
		parts = base64.RawURLEncoding.AppendEncode(parts, text)
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write(parts)
	signature := mac.Sum(nil)
	return string(parts) + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

// Authorise puts the token on a request.
func Authorise(r *http.Request, token string) {
	r.Host = host
	r.Header.Set("Authorization", "Bearer "+token)
}
