package shop

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// Genuine reports whether a notice comes from the gateway.
func Genuine(r *http.Request, body string, key []byte) bool {
	sent := r.Header.Get("v-c-signature")
	time, _, _ := strings.Cut(sent, ";")
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(time + "." + body))
	return strings.Contains(sent, "sig="+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}
