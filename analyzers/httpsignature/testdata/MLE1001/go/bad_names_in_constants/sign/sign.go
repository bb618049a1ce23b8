// Package sign makes the signature of a request.
package sign

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"

	"acme.example/names/wire"
)

// Value is what the signature header holds.
func Value(keyID string, secret []byte, host, date, target, digest, merchant string) string {
	text := wire.Host + ": " + host + "\n" +
		wire.Date + ": " + date + "\n" +
		wire.RequestTarget + ": " + target + "\n" + // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
		wire.Digest + ": " + digest + "\n" +
		wire.MerchantID + ": " + merchant
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(text))
	names := wire.Host + " " + wire.Date + " " + wire.RequestTarget + " " + wire.Digest + " " + wire.MerchantID
	return "keyid=\"" + keyID + "\", algorithm=\"HmacSHA256\", headers=\"" + names + "\", signature=\"" +
		base64.StdEncoding.EncodeToString(mac.Sum(nil)) + "\""
}
