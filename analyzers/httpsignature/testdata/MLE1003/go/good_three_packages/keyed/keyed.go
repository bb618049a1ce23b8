// Package keyed makes keyed hashes.
package keyed

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// Sum is the keyed hash of a text.
func Sum(secret []byte, text string) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
