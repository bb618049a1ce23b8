// Package secure authenticates card holders.
package secure

import (
	"crypto/rand"
	"fmt"
	"time"
)

// Endpoint takes payments.
const Endpoint = "https://api.cybersource.com/pts/v2/payments"

// Setup makes the token that the browser needs for 3-D Secure.
func Setup(key, unit, reference string) map[string]any {
	return map[string]any{
		"jti":              newUUID(),
		"iat":              time.Now().Unix(),
		"iss":              key,
		"OrgUnitId":        unit,
		"ReferenceId":      reference,
		"ObjectifyPayload": true,
	}
}

// newUUID is a random UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
