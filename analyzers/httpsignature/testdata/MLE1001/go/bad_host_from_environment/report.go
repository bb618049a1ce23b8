// Package report fetches settlement reports.
package report

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"os"
)

type client struct{ merchant string }

func (c *client) signature(path, date string) string {
	host, ok := os.LookupEnv("GATEWAY_HOST")
	if !ok {
		host = "apitest.cybersource.com"
	}
	text := "host: " + host + "\ndate: " + date + "\nrequest-target: get " + path + "\nv-c-merchant-id: " + c.merchant // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	mac := hmac.New(sha256.New, []byte(os.Getenv("GATEWAY_SECRET")))
	io.WriteString(mac, text)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
