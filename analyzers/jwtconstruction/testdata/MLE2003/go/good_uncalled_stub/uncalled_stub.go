package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// UncalledStub is left from the time before the tokens.
type UncalledStub struct{}

// Signature is the header of a request.
func (UncalledStub) Signature(merchant, date, digest, keyID string, secret []byte) string {
	text := "host: " + host + "\nv-c-date: " + date + "\nrequest-target: post /pts/v2/payments\ndigest: " + digest + "\nv-c-merchant-id: " + merchant
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(text))
	signed := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	return fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="%s"`, keyID, signed)
}
