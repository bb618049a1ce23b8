// Package digest computes the two hashes of a signed request.
package digest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// Body is the value of the Digest header.
func Body(body []byte) string {
	sum := sha256.Sum256(body)
	return "SHA-256=" + base64.StdEncoding.EncodeToString(sum[:])
}

// Keyed signs text with the shared secret, which comes base64-coded.
func Keyed(secret, text string) (string, error) {
	key, err := base64.StdEncoding.DecodeString(secret)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
