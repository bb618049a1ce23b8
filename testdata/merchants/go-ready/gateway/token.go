package gateway

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const lifetime = 120 * time.Second

// token signs for one request. body is as it is sent, nil for GET.
func (k Keys) token(method, host, resource string, body []byte) (string, error) {
	now := time.Now()
	claims := jwt.MapClaims{
		"iat":                   now.Unix(),
		"exp":                   now.Add(lifetime).Unix(),
		"iss":                   k.Merchant,
		"jti":                   uuid(),
		"request-host":          host,
		"request-method":        strings.ToLower(method),
		"request-resource-path": resource,
		"v-c-jwt-version":       "2",
		"v-c-merchant-id":       k.Merchant,
		"v-c-response-mle-kid":  k.ReplyID,
	}
	if body != nil {
		sum := sha256.Sum256(body)
		claims["digest"] = base64.StdEncoding.EncodeToString(sum[:])
		claims["digestAlgorithm"] = "SHA-256"
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = k.SigningID
	return token.SignedString(k.Signing)
}

func uuid() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:])
}
