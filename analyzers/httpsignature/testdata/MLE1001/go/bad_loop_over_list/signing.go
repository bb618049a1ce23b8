// Package signing signs for the gateway.
package signing

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

var signed = []string{"host", "date", "request-target", "digest", "v-c-merchant-id"}

// Transport signs every request on its way out.
type Transport struct {
	KeyID  string
	Secret []byte
	Next   http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	var buf bytes.Buffer
	for i, name := range signed { // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
		if i > 0 {
			buf.WriteString("\n")
		}
		switch name {
		case "host":
			fmt.Fprintf(&buf, "%s: %s", name, r.URL.Host)
		case "request-target":
			fmt.Fprintf(&buf, "%s: %s %s", name, strings.ToLower(r.Method), r.URL.RequestURI())
		default:
			fmt.Fprintf(&buf, "%s: %s", name, r.Header.Get(name))
		}
	}
	mac := hmac.New(sha256.New, t.Secret)
	mac.Write(buf.Bytes())
	r.Header.Set("Signature", fmt.Sprintf("keyid=%q, algorithm=%q, headers=%q, signature=%q",
		t.KeyID, "HmacSHA256", strings.Join(signed, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	return t.Next.RoundTrip(r)
}
