package cardlib

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"
)

// SharedSecret signs with HTTP Signature.
type SharedSecret struct {
	Merchant string
	KeyID    string
	Secret   string
}

// Sign implements Signer.
func (s SharedSecret) Sign(r *http.Request, body []byte, now time.Time) error {
	key, err := base64.StdEncoding.DecodeString(s.Secret)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	r.Header.Set("Date", now.UTC().Format(http.TimeFormat))
	r.Header.Set("Digest", "SHA-256="+base64.StdEncoding.EncodeToString(sum[:]))
	r.Header.Set("v-c-merchant-id", s.Merchant)
	var text strings.Builder
	text.WriteString("host: " + r.URL.Host + "\n")
	text.WriteString("date: " + r.Header.Get("Date") + "\n")
	text.WriteString("request-target: post " + r.URL.Path + "\n")
	text.WriteString("digest: " + r.Header.Get("Digest") + "\n")
	text.WriteString("v-c-merchant-id: " + s.Merchant)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text.String()))
	r.Header.Set("Signature", `keyid="`+s.KeyID+`", algorithm="HmacSHA256", headers="host date request-target digest v-c-merchant-id", signature="`+
		base64.StdEncoding.EncodeToString(mac.Sum(nil))+`"`)
	return nil
}
