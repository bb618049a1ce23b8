package jose

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	josev4 "github.com/go-jose/go-jose/v4"
)

// sound refuses a header in which a member that the RFCs give a form has another one, or a number is greater than any
// that can be read. In what deviates, the header is as its client writes it.
func sound(h Object, deviations []Deviation) error {
	if len(deviations) > 0 {
		return nil
	}
	var refused []string
	for name, raw := range h {
		if !wellFormed(name, raw) {
			refused = append(refused, name)
		}
	}
	if len(refused) > 0 {
		return fmt.Errorf("the header's member %.40q has a value that it must not have", slices.Min(refused))
	}
	return nil
}

func wellFormed(name string, raw json.RawMessage) bool {
	if raw[0] == 'n' { // null: as if it were not there
		return true
	}
	switch name {
	case "kid", "nonce":
		return raw[0] == '"'
	case "x5c":
		return isChain(raw)
	case "jwk":
		return isPublicKey(raw)
	}
	return isReadable(raw)
}

// isReadable reports whether a float64 can hold every number in a value.
func isReadable(raw json.RawMessage) bool {
	switch c := raw[0]; {
	case c == '{' || c == '[':
		var v any
		return json.Unmarshal(raw, &v) == nil
	case c == '-' || isDigit(c):
		_, err := strconv.ParseFloat(string(raw), 64)
		return err == nil
	}
	return true
}

// isChain reports whether a value is a list of certificates.
func isChain(raw json.RawMessage) bool {
	var chain []string
	if json.Unmarshal(raw, &chain) != nil {
		return false
	}
	return !slices.ContainsFunc(chain, func(text string) bool {
		der, err := base64.StdEncoding.DecodeString(text)
		if err == nil {
			_, err = x509.ParseCertificate(der)
		}
		return err != nil
	})
}

// isPublicKey reports whether a value is a key without any part of a private one or of a secret.
func isPublicKey(raw json.RawMessage) bool {
	o, err := ParseObject(raw)
	if err != nil {
		return false
	}
	for _, name := range []string{"k", "d", "p", "q", "dp", "dq", "qi", "priv"} {
		if o.Has(name) && string(o[name]) != "null" {
			return false
		}
	}
	var key josev4.JSONWebKey
	return key.UnmarshalJSON(raw) == nil && key.IsPublic()
}
