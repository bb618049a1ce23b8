// Package legacy is the billing run's gateway.
package legacy

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// Host is where the billing run goes.
const Host = "apitest.cybersource.com"

// Authorise signs the request.
func Authorise(r *http.Request, merchant, key string, secret []byte, date string) {
	var b strings.Builder
	b.WriteString("Host: " + Host + "\n")
	b.WriteString("Date: " + date + "\n")
	b.WriteString("Request-Target: get " + r.URL.Path + "\n") // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	b.WriteString("V-C-Merchant-Id: " + merchant)
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(b.String()))
	sum := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	r.Header["V-C-Merchant-Id"] = []string{merchant}
	r.Header.Set("Signature", "KeyId=\""+key+"\", Algorithm=\"HmacSHA256\", Headers=\"Host Date Request-Target V-C-Merchant-Id\", Signature=\""+sum+"\"")
}
