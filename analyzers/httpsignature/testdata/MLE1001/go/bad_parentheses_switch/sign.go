// Package signing looks the header names up again while it signs.
package signing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

func value(r *http.Request, name string) string {
	switch name {
	case "(request-target)":
		return strings.ToLower(r.Method) + " " + r.URL.RequestURI()
	case "host":
		return r.URL.Host
	}
	return r.Header.Get(name)
}

func sign(r *http.Request, key string, secret []byte) {
	names := []string{"host", "date", "(request-target)", "v-c-merchant-id"} // want `MLE1001: builds an HTTP Signature \(list of signed headers, form with parentheses, refused already\)`
	mac := hmac.New(sha256.New, secret)
	for i, name := range names {
		if i > 0 {
			mac.Write([]byte("\n"))
		}
		mac.Write([]byte(name + ": " + value(r, name)))
	}
	r.Header.Set("Signature", fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"`,
		key, strings.Join(names, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}
