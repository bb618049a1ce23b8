// Package sign writes the text straight into the hash.
package sign

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Sum is the keyed hash of one request.
func Sum(secret []byte, host, date, path, digest, merchant string) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "host: %s\ndate: %s\n", host, date)
	fmt.Fprintln(mac, "request-target: post", path) // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	mac.Write([]byte("digest: " + digest + "\n"))
	io.WriteString(mac, "v-c-merchant-id: "+merchant)
	return hex.EncodeToString(mac.Sum(nil))
}
