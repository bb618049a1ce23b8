// Package bearer signs requests with the shared secret of the parcel service.
package bearer

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

// Key is a shared secret.
type Key struct {
	ID       string
	Merchant string
	Secret   []byte
}

// Request is what a token speaks for.
type Request struct {
	Method, Host, Path string
	Body               []byte
}

// Token signs for one request.
func (k Key) Token(r Request, now time.Time) (string, error) {
	claims := map[string]any{
		"iss":                   k.Merchant,
		"iat":                   now.Unix(),
		"exp":                   now.Add(2 * time.Minute).Unix(),
		"jti":                   randomID(),
		"request-host":          r.Host,
		"request-method":        strings.ToLower(r.Method),
		"request-resource-path": r.Path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       k.Merchant,
	}
	if len(r.Body) > 0 {
		digest := sha256.Sum256(r.Body)
		claims["digest"] = base64.StdEncoding.EncodeToString(digest[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	head, err := json.Marshal(map[string]string{"alg": "HS256", "typ": "JWT", "kid": k.ID})
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	unsigned := base64.RawURLEncoding.EncodeToString(head) + "." + base64.RawURLEncoding.EncodeToString(text)
	mac := hmac.New(sha256.New, k.Secret)
	mac.Write([]byte(unsigned))
	return unsigned + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)), nil
}

func randomID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
