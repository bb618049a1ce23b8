// Package query asks how a payment stands.
package query

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"time"
)

const host = "apitest.cybersource.com"

// Account signs tokens with a shared secret.
type Account struct {
	MerchantID, KeyID string
	Secret            []byte
}

// Token makes the token of one query.
func (a Account) Token(path string) string {
	now := time.Now().Unix()
	header := fmt.Sprintf(`{"alg":"HS256","typ":"JWT","kid":"%s"}`, a.KeyID)
	claims := fmt.Sprintf(`{"iat":%d,"exp":%d,"iss":"%s","jti":"%s",`+
		`"request-host":"%s","request-method":"get","request-resource-path":"%s",`+
		`"v-c-jwt-version":"2","v-c-merchant-id":"%s"}`, now, now+120, a.MerchantID, newUUID(), host, path, a.MerchantID)
	text := base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString([]byte(claims))
	mac := hmac.New(sha256.New, a.Secret)
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// newUUID is a random UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
