// Package checkout signs the fields of the hosted payment form.
package checkout

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

const action = "https://testsecureacceptance.cybersource.com/pay"

// Sign adds the signature to the fields of a form.
func Sign(secret []byte, fields map[string]string) string {
	fields["signed_field_names"] = "access_key,profile_id,amount,signed_field_names"
	fields["unsigned_field_names"] = ""
	var parts []string
	for _, name := range strings.Split(fields["signed_field_names"], ",") {
		parts = append(parts, name+"="+fields[name])
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(strings.Join(parts, ",")))
	fields["signature"] = base64.StdEncoding.EncodeToString(mac.Sum(nil))
	return action
}
