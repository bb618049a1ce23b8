// Package signature signs refunds in the old way.
package signature

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Secret is a key pair of the Business Center.
type Secret struct {
	Merchant, ID string
	Bytes        []byte
}

// Sign adds the headers of HTTP Signature.
func (s Secret) Sign(r *http.Request, body []byte, now time.Time) {
	sum := sha256.Sum256(body)
	digest := "SHA-256=" + base64.StdEncoding.EncodeToString(sum[:])
	date := now.UTC().Format(http.TimeFormat)
	lines := []string{
		"host: " + r.URL.Host,
		"v-c-date: " + date,
		"request-target: " + strings.ToLower(r.Method) + " " + r.URL.RequestURI(),
		"digest: " + digest,
		"v-c-merchant-id: " + s.Merchant,
	}
	mac := hmac.New(sha256.New, s.Bytes)
	mac.Write([]byte(strings.Join(lines, "\n")))
	r.Header.Set("v-c-date", date)
	r.Header.Set("Digest", digest)
	r.Header.Set("v-c-merchant-id", s.Merchant)
	r.Header.Set("Signature", fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="%s"`,
		s.ID, base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}
