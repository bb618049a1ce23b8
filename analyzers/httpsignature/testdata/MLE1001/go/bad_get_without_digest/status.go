// Package status asks for the state of a payment.
package status

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"
)

// Get asks for one payment.
func Get(merchant, keyID string, secret []byte, id string) (*http.Response, error) {
	path := "/tss/v2/transactions/" + id
	now := time.Now().UTC().Format(time.RFC1123)
	toSign := "host: api.cybersource.com\ndate: " + now + "\nrequest-target: get " + path + "\nv-c-merchant-id: " + merchant // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(toSign))
	req, err := http.NewRequest("GET", "https://api.cybersource.com"+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("v-c-merchant-id", merchant)
	req.Header.Set("Date", now)
	req.Header.Set("Signature", `keyid="`+keyID+`",algorithm="HmacSHA256",headers="host date request-target v-c-merchant-id",signature="`+base64.StdEncoding.EncodeToString(h.Sum(nil))+`"`)
	return http.DefaultClient.Do(req)
}
