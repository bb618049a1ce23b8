// Package acquiring talks to the acquirer.
package acquiring

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"
)

const host = "api.visaacceptance.com"

func sign(r *http.Request, merchant, keyID string, secret []byte, digest string, now time.Time) {
	date := now.UTC().Format(http.TimeFormat)
	text := "host: " + host + "\nv-c-date: " + date + "\nrequest-target: post " + r.URL.Path + "\ndigest: " + digest + "\nv-c-merchant-id: " + merchant // want `MLE1001: builds an HTTP Signature \(signing string, form with the date header of 2025\)`
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(text))
	r.Header.Set("v-c-date", date)
	r.Header.Set("v-c-merchant-id", merchant)
	r.Header.Set("Digest", digest)
	r.Header.Set("Signature", "keyid=\""+keyID+"\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\""+base64.StdEncoding.EncodeToString(mac.Sum(nil))+"\"")
}

// Send signs a request and sends it.
func Send(c *http.Client, r *http.Request, merchant, keyID string, secret []byte, digest string) (*http.Response, error) {
	sign(r, merchant, keyID, secret, digest, time.Now())
	return c.Do(r)
}
