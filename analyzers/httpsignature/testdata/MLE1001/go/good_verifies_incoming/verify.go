// Package inbox accepts signed deliveries of partners.
package inbox

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
)

// Verify checks the Signature header of a delivery.
func Verify(r *http.Request, key *rsa.PublicKey) error {
	fields := map[string]string{}
	for _, part := range strings.Split(r.Header.Get("Signature"), ",") {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return errors.New("signature header is broken")
		}
		fields[name] = strings.Trim(value, `"`)
	}
	if fields["algorithm"] != "rsa-sha256" {
		return errors.New("unknown algorithm " + fields["algorithm"])
	}
	var lines []string
	for _, name := range strings.Fields(fields["headers"]) {
		if name == "(request-target)" {
			lines = append(lines, name+": "+strings.ToLower(r.Method)+" "+r.URL.RequestURI())
			continue
		}
		lines = append(lines, name+": "+r.Header.Get(name))
	}
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	signature, err := base64.StdEncoding.DecodeString(fields["signature"])
	if err != nil {
		return err
	}
	return rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature)
}
