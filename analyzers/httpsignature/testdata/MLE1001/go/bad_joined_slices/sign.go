// Package pay signs payments.
package pay

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
)

type credentials struct {
	keyID  string
	secret []byte
}

// header writes the parameters one by one.
func (c credentials) header(values map[string]string, post bool) string {
	names := []string{"host", "date", "request-target"} // want `MLE1001: builds an HTTP Signature \(list of signed headers, current form\)`
	if post {
		names = append(names, "digest")
	}
	names = append(names, "v-c-merchant-id")

	var text strings.Builder
	for i, name := range names {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(name)
		text.WriteString(": ")
		text.WriteString(values[name])
	}
	mac := hmac.New(sha256.New, c.secret)
	mac.Write([]byte(text.String()))

	var b strings.Builder
	b.WriteString("keyid=")
	b.WriteString(strconv.Quote(c.keyID))
	b.WriteString(", algorithm=")
	b.WriteString(strconv.Quote("HmacSHA256"))
	b.WriteString(", headers=")
	b.WriteString(strconv.Quote(strings.Join(names, " ")))
	b.WriteString(", signature=")
	b.WriteString(strconv.Quote(base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	return b.String()
}
