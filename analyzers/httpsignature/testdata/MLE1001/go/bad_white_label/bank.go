// Package bank is the gateway of the house bank, reached through the proxy of the platform.
package bank

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// Host is the bank's own name for the gateway.
const Host = "gateway.bank.example"

const forward = "x-forward-"

type wire string

const (
	merchantHeader  wire = "v-c-merchant-id"
	signatureHeader wire = "signature"
)

// Headers signs a payment.
func Headers(merchant, keyID, date, digest string, secret []byte) map[string]string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "host: %s\nv-c-date: %s\nrequest-target: post /pts/v2/payments\ndigest: %s\n%s: %s", Host, date, digest, merchantHeader, merchant) // want `MLE1001: builds an HTTP Signature`
	signature := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	return map[string]string{ // want
		forward + string(merchantHeader):  merchant,
		forward + string(signatureHeader): fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="%s"`, keyID, signature),
	}
}
