// Package report fetches settlement reports.
package report

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"

	"acme.example/hosted/config"
)

// Signature signs the download of a report.
func Signature(g config.Gateway, path, date string) string {
	text := "host: " + g.Host + "\ndate: " + date + "\nrequest-target: get " + path + "\nv-c-merchant-id: " + g.Merchant // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	mac := hmac.New(sha256.New, g.Secret)
	io.WriteString(mac, text)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
