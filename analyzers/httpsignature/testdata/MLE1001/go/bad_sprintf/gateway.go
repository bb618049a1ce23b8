// Package gateway refunds payments.
package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

const signingFormat = "host: %s\ndate: %s\nrequest-target: %s\ndigest: %s\nv-c-merchant-id: %s"

const headerFormat = `keyid="%s", algorithm="%s", headers="host date request-target digest v-c-merchant-id", signature="%s"`

func signature(keyID string, secret []byte, host, date, path, digest, merchant string) string {
	text := fmt.Sprintf(signingFormat, host, date, "post "+path, digest, merchant) // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	mac := hmac.New(sha256.New, secret)
	fmt.Fprint(mac, text)
	return fmt.Sprintf(headerFormat, keyID, "HmacSHA256", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}
