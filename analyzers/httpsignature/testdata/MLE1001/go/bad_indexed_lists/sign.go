// Package sign was carried over from another language, index by index.
package sign

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

const (
	fieldHost = iota
	fieldDate
	fieldTarget
	fieldMerchant
	fields
)

var fieldNames = map[int]string{
	fieldHost:     "host",
	fieldDate:     "date",
	fieldTarget:   "request-target",
	fieldMerchant: "v-c-merchant-id",
}

// Text is the text to sign.
func Text(values [fields]string) string {
	lines := make([]string, fields)
	for i := 0; i < fields; i++ {
		lines[i] = fieldNames[i] + ": " + values[i] // want `MLE1001: builds an HTTP Signature \(signing string, current form\)`
	}
	return strings.Join(lines, "\n")
}

// Sum is its keyed hash.
func Sum(secret []byte, values [fields]string) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(Text(values)))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
