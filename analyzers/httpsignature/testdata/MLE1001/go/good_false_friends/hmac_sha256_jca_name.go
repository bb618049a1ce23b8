package shop

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

// Algorithm is how the partner's service in Java names it.
const Algorithm = "HmacSHA256"

// Checksum is that of an order.
func Checksum(key []byte, order string) map[string]string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(order))
	return map[string]string{"algorithm": Algorithm, "value": hex.EncodeToString(mac.Sum(nil))}
}
