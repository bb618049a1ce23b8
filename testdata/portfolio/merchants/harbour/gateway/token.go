package gateway

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

const lifetime = 2 * time.Minute

// token signs for one request. body is as it is sent, nil for GET.
func (c *Client) token(method, path string, body []byte, now time.Time) (string, error) {
	claims := map[string]any{
		"iss":                   c.settings.Merchant,
		"iat":                   now.Unix(),
		"exp":                   now.Add(lifetime).Unix(),
		"jti":                   uuid(),
		"request-host":          c.settings.Host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": path,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       c.settings.Merchant,
		"v-c-response-mle-kid":  c.settings.ReplyID,
	}
	if len(body) > 0 {
		digest := sha256.Sum256(body)
		claims["digest"] = base64.StdEncoding.EncodeToString(digest[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	head, err := json.Marshal(map[string]string{"alg": "RS256", "typ": "JWT", "kid": c.settings.KeyID})
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	unsigned := b64(head) + "." + b64(text)
	sum := sha256.Sum256([]byte(unsigned))
	signature, err := rsa.SignPKCS1v15(rand.Reader, c.settings.Key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return unsigned + "." + b64(signature), nil
}

func uuid() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
