// Package vault asks the vault for the hash and does the rest with closures.
package vault

import (
	"encoding/base64"
	"net/http"
)

// Signer keeps the key.
type Signer interface{ HMAC(text string) []byte }

// Authorise makes a function that signs requests of one merchant.
func Authorise(s Signer, merchant, key string) func(*http.Request) {
	return func(r *http.Request) {
		line := func(name, value string) string { return name + ": " + value + "\n" }
		set := r.Header.Set
		text := line("host", r.URL.Host)
		text += line("date", r.Header.Get("Date"))
		text += line("request-target", "get "+r.URL.Path) // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
		text += "v-c-merchant-id: " + merchant
		set("v-c-merchant-id", merchant)
		set("Signature", "keyid=\""+key+"\", algorithm=\"HmacSHA256\", headers=\"host date request-target v-c-merchant-id\", signature=\""+base64.StdEncoding.EncodeToString(s.HMAC(text))+"\"")
	}
}
