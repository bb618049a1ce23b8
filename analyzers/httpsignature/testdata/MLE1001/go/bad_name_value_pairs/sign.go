// Package sign signs with a list of pairs.
package sign

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

type pair struct{ name, value string }

// Header makes the value of the Signature header.
func Header(keyID string, secret []byte, host, date, path, digest, merchant string) string {
	pairs := []pair{
		{"host", host},
		{"date", date},
		{"request-target", "post " + path}, // want `MLE1001: builds an HTTP Signature \(list of signed headers, current form\)`
		{"digest", digest},
		{"v-c-merchant-id", merchant},
	}
	var names, lines []string
	for _, p := range pairs {
		names = append(names, p.name)
		lines = append(lines, p.name+": "+p.value)
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(strings.Join(lines, "\n")))
	parameters := []pair{
		{"keyid", keyID},
		{"algorithm", "HmacSHA256"},
		{"headers", strings.Join(names, " ")},
		{"signature", base64.StdEncoding.EncodeToString(mac.Sum(nil))},
	}
	var out []string
	for _, p := range parameters {
		out = append(out, p.name+`="`+p.value+`"`)
	}
	return strings.Join(out, ", ")
}
