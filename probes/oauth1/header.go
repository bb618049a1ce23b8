package oauth1

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Scheme is the first word of the Authorization header.
const Scheme = "OAuth"

// Names of parameters.
const (
	ConsumerKey     = "oauth_consumer_key"
	Nonce           = "oauth_nonce"
	Timestamp       = "oauth_timestamp"
	SignatureMethod = "oauth_signature_method"
	Signature       = "oauth_signature"
	Version         = "oauth_version"
	realm           = "realm" // stands in the header and is not signed
)

// longest is how much of a header is read, in bytes; usual is how many parameters most of them have room in.
const (
	longest = 64 << 10
	usual   = 8
)

// Param is one parameter, with its value as it stands in the header.
type Param struct{ Name, Value string }

// Header is an Authorization header taken apart, in its order.
type Header []Param

// Is reports whether an Authorization header is one of OAuth 1.0.
func Is(authorization string) bool {
	scheme, _, _ := strings.Cut(strings.TrimSpace(authorization), " ")
	return strings.EqualFold(scheme, Scheme)
}

// Parse reads an Authorization header: names with quoted values, separated by commas, none of them twice.
func Parse(authorization string) (Header, error) {
	if len(authorization) > longest {
		return nil, fmt.Errorf("the OAuth header has %d bytes; at most %d are read", len(authorization), longest)
	}
	if !Is(authorization) {
		return nil, errors.New("the Authorization header does not begin with OAuth")
	}
	_, rest, _ := strings.Cut(strings.TrimSpace(authorization), " ")
	h := make(Header, 0, usual)
	for rest = strings.TrimSpace(rest); rest != ""; {
		name, after, ok := strings.Cut(rest, `="`)
		value, tail, closed := strings.Cut(after, `"`)
		name, tail = strings.TrimSpace(name), strings.TrimSpace(tail)
		switch {
		case !ok || !closed || strings.ContainsAny(name, "\", \t") || name == "":
			return nil, errors.New(`the OAuth header is no list of name="value"`)
		case h.has(name):
			return nil, fmt.Errorf("the OAuth header has a parameter twice, its number %d", len(h)+1)
		case tail != "" && tail[0] != ',':
			return nil, errors.New("the OAuth header's parameters are not separated by commas")
		}
		h = append(h, Param{name, value})
		rest = strings.TrimSpace(strings.TrimPrefix(tail, ","))
	}
	if len(h) == 0 {
		return nil, errors.New("the OAuth header has no parameter")
	}
	return h, nil
}

// String writes the header.
func (h Header) String() string {
	size := len(Scheme) + len(" ")
	for _, p := range h {
		size += len(p.Name) + len(p.Value) + len(`="",`)
	}
	var text strings.Builder
	text.Grow(size)
	text.WriteString(Scheme + " ")
	for i, p := range h {
		if i > 0 {
			text.WriteByte(',')
		}
		for _, part := range []string{p.Name, `="`, p.Value, `"`} {
			text.WriteString(part)
		}
	}
	return text.String()
}

// Get is the value of a parameter with its encoding taken off, "" for none.
func (h Header) Get(name string) string {
	for _, p := range h {
		if p.Name == name {
			return decoded(p.Value)
		}
	}
	return ""
}

func (h Header) has(name string) bool {
	for _, p := range h {
		if p.Name == name {
			return true
		}
	}
	return false
}

// decoded takes percent-encoding off; a plus stays one. What is not encoded stays as it is.
func decoded(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// BodyHash is the value of the body hash's parameter: the Base64 of the SHA-256 of the body as it is sent.
func BodyHash(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.StdEncoding.EncodeToString(sum[:])
}
