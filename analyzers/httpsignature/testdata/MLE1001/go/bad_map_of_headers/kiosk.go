// Package kiosk pays for newspapers.
package kiosk

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"sort"
	"strings"
	"time"
)

// Signed gives the headers of a call that the signature covers.
func Signed(host, path, digest, merchant string, now time.Time) map[string]string {
	headers := map[string]string{}
	headers["host"] = host
	headers["date"] = now.UTC().Format(time.RFC1123)
	headers["request-target"] = "post " + path // want "MLE1001: builds an HTTP Signature"
	headers["digest"] = digest
	headers["v-c-merchant-id"] = merchant
	return headers
}

// Signature signs the headers in the order of their names.
func Signature(headers map[string]string, secret []byte) string {
	names := make([]string, 0, len(headers))
	for name := range headers {
		names = append(names, name)
	}
	sort.Strings(names)
	mac := hmac.New(sha256.New, secret)
	for _, name := range names {
		mac.Write([]byte(strings.ToLower(name) + ": " + headers[name] + "\n"))
	}
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
