// Package signing builds the Signature header.
package signing

import (
	"fmt"
	"strings"

	"acme.example/shop/internal/digest"
	"acme.example/shop/internal/header"
)

// Key is a shared secret with its id.
type Key struct {
	ID     string
	Secret string
}

// Signed lists the headers that the signature covers.
var Signed = []string{header.Host, header.Date, header.Target, header.Digest, header.Merchant}

// Header signs the values of the covered headers and returns the header's value.
func Header(key Key, values map[string]string) (string, error) {
	lines := make([]string, 0, len(Signed))
	for _, name := range Signed {
		lines = append(lines, name+": "+values[name])
	}
	signature, err := digest.Keyed(key.Secret, strings.Join(lines, "\n"))
	if err != nil {
		return "", fmt.Errorf("sign request: %w", err)
	}
	return fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"`,
		key.ID, strings.Join(Signed, " "), signature), nil
}
