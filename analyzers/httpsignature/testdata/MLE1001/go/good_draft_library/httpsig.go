// Package httpsig implements an Internet draft on signed HTTP messages.
package httpsig

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

// Target stands for the method and the path.
const Target = "(request-target)"

// Default is what is signed unless told otherwise.
var Default = []string{Target, "host", "date"}

// Signer signs with a shared key.
type Signer struct {
	KeyID   string
	Key     []byte
	Headers []string
}

func (s Signer) text(r *http.Request) string {
	var b strings.Builder
	for i, name := range s.Headers {
		if i > 0 {
			b.WriteByte('\n')
		}
		value := r.Header.Get(name)
		if name == Target {
			value = strings.ToLower(r.Method) + " " + r.URL.RequestURI()
		}
		fmt.Fprintf(&b, "%s: %s", strings.ToLower(name), value)
	}
	return b.String()
}

// Sign sets the Signature header.
func (s Signer) Sign(r *http.Request) {
	if len(s.Headers) == 0 {
		s.Headers = Default
	}
	mac := hmac.New(sha256.New, s.Key)
	mac.Write([]byte(s.text(r)))
	r.Header.Set("Signature", fmt.Sprintf("keyId=%q,algorithm=%q,headers=%q,signature=%q",
		s.KeyID, "hmac-sha256", strings.Join(s.Headers, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}
