package shop

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// Form takes the fields of a hosted form.
const Form = "https://testsecureacceptance.cybersource.com/pay"

// SignForm signs them.
func SignForm(fields map[string]string, key []byte) {
	var pairs []string
	for _, name := range strings.Split(fields["signed_field_names"], ",") {
		pairs = append(pairs, name+"="+fields[name])
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(strings.Join(pairs, ",")))
	fields["signature"] = base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
