// Package courier books parcels.
package courier

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

// Sign signs a booking.
func Sign(r *http.Request, key, body []byte) {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	r.Header.Set("Signature", hex.EncodeToString(mac.Sum(nil)))
}
