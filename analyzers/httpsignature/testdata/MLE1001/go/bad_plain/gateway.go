// Package gateway charges cards.
package gateway

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"time"
)

// Client signs what it sends with the shared secret.
type Client struct {
	MerchantID, KeyID string
	Secret            []byte
	HTTP              *http.Client
}

// Pay posts one payment.
func (c *Client) Pay(body []byte) (*http.Response, error) {
	sum := sha256.Sum256(body)
	digest := "SHA-256=" + base64.StdEncoding.EncodeToString(sum[:])
	date := time.Now().UTC().Format(http.TimeFormat)
	text := "host: apitest.cybersource.com\n" +
		"date: " + date + "\n" +
		"request-target: post /pts/v2/payments\n" + // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
		"digest: " + digest + "\n" +
		"v-c-merchant-id: " + c.MerchantID
	mac := hmac.New(sha256.New, c.Secret)
	mac.Write([]byte(text))
	signature := base64.StdEncoding.EncodeToString(mac.Sum(nil))

	req, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com/pts/v2/payments", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Date", date)
	req.Header.Set("Digest", digest)
	req.Header.Set("v-c-merchant-id", c.MerchantID)
	req.Header.Set("Signature", fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="host date request-target digest v-c-merchant-id", signature="%s"`, c.KeyID, signature))
	return c.HTTP.Do(req)
}
