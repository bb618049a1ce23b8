package jose

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// Longest texts that are read, in bytes: a token stands in a header line, a JWE is a whole body.
const (
	longestJWS = 1 << 20
	longestJWE = 16 << 20
)

// split cuts a compact form into its parts and decodes them, one behind the other in the same piece of memory. It reports
// whether any part is not base64url.
func split(compact string, names []string, longest int) (parts [][]byte, deviates bool, err error) {
	if len(compact) > longest {
		return nil, false, fmt.Errorf("is %d bytes long; at most %d are read", len(compact), longest)
	}
	if n := strings.Count(compact, ".") + 1; n != len(names) {
		return nil, false, fmt.Errorf("has %d parts; its compact form has %d, joined by dots", n, len(names))
	}
	all := make([]byte, 0, strict.DecodedLen(len(compact)))
	parts = make([][]byte, len(names))
	for i, rest := 0, compact; i < len(parts); i++ {
		var text string
		text, rest, _ = strings.Cut(rest, ".")
		from := len(all)
		if all, err = strict.AppendDecode(all, []byte(text)); err != nil || broken(text) {
			raw, err := decodeOther(text)
			if err != nil {
				return nil, false, fmt.Errorf("the %s %w", names[i], err)
			}
			all, deviates = append(all[:from], raw...), true
		}
		parts[i] = all[from:]
	}
	return parts, deviates, nil
}

var (
	strict   = base64.RawURLEncoding.Strict()
	alphabet = strings.NewReplacer("+", "-", "/", "_")
)

// broken reports whether there is a line break in a text, which the decoder would skip.
func broken(text string) bool {
	return strings.IndexByte(text, '\n') >= 0 || strings.IndexByte(text, '\r') >= 0
}

// decodeOther reads what is no base64url: Base64 of the other alphabet or of both mixed, padded or not.
func decodeOther(text string) ([]byte, error) {
	if broken(text) {
		return nil, errors.New("has a line break in it")
	}
	bare := strings.TrimRight(text, "=")
	if padding := len(text) - len(bare); padding > 2 || padding > 0 && len(text)%4 != 0 {
		return nil, errors.New("is not base64url: its padding is wrong")
	}
	raw, err := strict.DecodeString(alphabet.Replace(bare))
	if err != nil {
		return nil, errors.New("is not base64url")
	}
	return raw, nil
}

// Room for a compact form: its dots and what is rounded up in each part, and what a signature mostly takes.
const (
	dots           = 8
	usualSignature = 256
)

// encode adds a part to a compact form.
func encode(compact *strings.Builder, part []byte) {
	var some [1024]byte
	for most := strict.DecodedLen(len(some)); len(part) > 0; {
		n := min(most, len(part))
		strict.Encode(some[:], part[:n])
		compact.Write(some[:strict.EncodedLen(n)])
		part = part[n:]
	}
}

// header reads the first part, and refuses what would change how the others are to be understood.
func header(raw []byte, refused ...string) (Object, error) {
	o, err := ParseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("the header %w", err)
	}
	for _, name := range refused {
		if o.Has(name) {
			return nil, fmt.Errorf("the header has the member %q, which no provider uses and which is not supported: leave it out", name)
		}
	}
	return o, nil
}

// text is the value of a member, "" where it is not there or no string.
func text(o Object, name string) string {
	value, _ := o.Text(name)
	return value
}
