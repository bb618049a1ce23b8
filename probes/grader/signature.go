package grader

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"mleready"
	"mleready/probes/credentials"
)

// signed is a Signature header taken apart.
type signed struct {
	keyID, algorithm string
	headers          []string // what is signed, in order
	signature        []byte
}

// parseSignature reads the parameters of a Signature header: names with quoted values, separated by commas.
func parseSignature(text string) (signed, error) {
	values := map[string]string{}
	for rest := strings.TrimSpace(text); rest != ""; {
		name, after, ok := strings.Cut(rest, `="`)
		value, tail, closed := strings.Cut(after, `"`)
		if !ok || !closed {
			return signed{}, errors.New("the Signature header is no list of name=\"value\"")
		}
		values[strings.ToLower(strings.TrimSpace(name))] = value
		rest = strings.TrimLeft(tail, ", ")
	}
	s := signed{keyID: values["keyid"], algorithm: values["algorithm"], headers: strings.Fields(values["headers"])}
	if s.keyID == "" || len(s.headers) == 0 {
		return signed{}, errors.New("the Signature header lacks keyid or headers")
	}
	var err error
	if s.signature, err = base64.StdEncoding.DecodeString(values["signature"]); err != nil {
		return signed{}, errors.New("the signature is no Base64")
	}
	return s, nil
}

// signature judges a request that is signed with HTTP Signature in any of its published forms.
func (h *hearing) signature(header string) {
	h.mechanism(mleready.HTTPSignature)
	h.req.Merchant = h.exchange.Headers.Get(h.rules.Wire.HTTPSignature.MerchantHeader)
	s, err := parseSignature(header)
	problem := ""
	if err != nil {
		problem = err.Error()
	} else {
		h.req.KID = s.keyID
		problem = h.verifySigned(s)
	}
	h.under(mleready.HTTPSignature, "The request is signed with HTTP Signature.")
	h.retired("HTTP Signature", problem)
}

// verifySigned says what is wrong with the signature, "" when nothing is or the key is not there to tell.
func (h *hearing) verifySigned(s signed) string {
	wire := &h.rules.Wire.HTTPSignature
	if !strings.EqualFold(s.algorithm, wire.Algorithm) {
		return fmt.Sprintf("the algorithm is %s; %s is expected", printable(s.algorithm), wire.Algorithm)
	}
	if problem := h.signedParts(s); problem != "" {
		return problem
	}
	if h.keys == nil {
		return ""
	}
	holder, secret := h.keys.Secret(s.keyID)
	switch {
	case secret == nil && h.strict:
		return "no shared secret has the id " + printable(s.keyID)
	case secret == nil:
		return ""
	}
	if m := h.keys.Merchant(h.req.Merchant); h.strict && (m == nil || m.Owner() != holder.Owner()) {
		return fmt.Sprintf("the key of %s does not sign for the merchant %s", holder.Owner(), printable(h.req.Merchant))
	}
	// With a meta key the portfolio stands in the line that is signed, and the merchant in the header.
	for _, merchant := range []string{h.req.Merchant, holder.Owner()} {
		if holds(s, secret, h.signedText(s, merchant)) {
			return ""
		}
	}
	return "the signature does not hold: another text was signed, or with another secret"
}

func holds(s signed, secret *credentials.SharedSecret, text string) bool {
	mac := hmac.New(sha256.New, secret.Key)
	mac.Write([]byte(text))
	return hmac.Equal(mac.Sum(nil), s.signature)
}

// signedParts checks that what has to be signed is, and is right by itself.
func (h *hearing) signedParts(s signed) string {
	wire := &h.rules.Wire.HTTPSignature
	has := map[string]bool{}
	for _, name := range s.headers {
		has[strings.ToLower(name)] = true
	}
	if has[wire.RefusedRequestTarget] {
		if h.at.IsZero() || !h.at.Before(wire.RefusedSince.Earliest()) {
			return fmt.Sprintf("%s is refused since %s", wire.RefusedRequestTarget, wire.RefusedSince)
		}
		has[wire.RequestTarget] = true
	}
	for _, name := range []string{wire.HostHeader, wire.RequestTarget, wire.MerchantHeader} {
		if !has[name] {
			return name + " is not among the signed headers"
		}
	}
	if h.exchange.Body != "" {
		if !has[wire.DigestHeader] {
			return wire.DigestHeader + " is not among the signed headers although there is a body"
		}
		if h.exchange.Headers.Get(wire.DigestHeader) != wire.DigestPrefix+h.digest {
			return "the Digest header is not that of the body as sent"
		}
	}
	return h.signedDate(has)
}

// signedDate checks the date that is signed, under either of its names.
func (h *hearing) signedDate(has map[string]bool) string {
	names := h.rules.Wire.HTTPSignature.DateHeaders
	for _, name := range names {
		if !has[name] {
			continue
		}
		date, err := http.ParseTime(h.exchange.Headers.Get(name))
		switch {
		case err != nil:
			return "the header " + name + " is no HTTP date"
		case !h.at.IsZero() && h.at.Sub(date).Abs() > time.Duration(h.rules.Wire.JWT.MaxLifetime)*time.Second+h.skew:
			return "the header " + name + " is too far from the time of sending"
		}
		return ""
	}
	return "none of the signed headers is a date (" + strings.Join(names, ", ") + ")"
}

// signedText is the text that the signature is over, with merchant as the merchant's id.
func (h *hearing) signedText(s signed, merchant string) string {
	wire := &h.rules.Wire.HTTPSignature
	var lines []string
	for _, name := range s.headers {
		value := h.exchange.Headers.Get(name)
		switch strings.ToLower(name) {
		case wire.RequestTarget, wire.RefusedRequestTarget:
			value = strings.ToLower(h.exchange.Method) + " " + h.target()
		case wire.HostHeader:
			if value == "" {
				value = h.url.Host
			}
		case wire.MerchantHeader:
			value = merchant
		}
		lines = append(lines, name+": "+value)
	}
	return strings.Join(lines, "\n")
}

// target is the path with its query as it was sent.
func (h *hearing) target() string {
	if h.url.RawQuery == "" {
		return h.url.EscapedPath()
	}
	return h.url.EscapedPath() + "?" + h.url.RawQuery
}
