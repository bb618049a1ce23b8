package grader

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/probes/oauth1"
)

// partner finds whose call it is: the path names the partner, and the header the key that the project has.
func (h *hearing) partner() {
	segments := strings.Split(h.url.Path, "/")
	if i := slices.Index(segments, h.rules.Wire.Mastercard.PartnerSegment); i >= 0 && i+1 < len(segments) {
		h.req.Merchant = segments[i+1]
	}
	h.req.Partner = h.partners.Partner(h.req.Merchant)
}

// partnerAuthentication judges the scheme of a call to Mastercard: OAuth 2 where the host's region takes it, else
// OAuth 1.0a.
func (h *hearing) partnerAuthentication() {
	wire := &h.rules.Wire
	host, _ := h.rules.Host(strings.ToLower(h.url.Hostname()))
	modern := slices.Contains(wire.Mastercard.OAuth2Regions, host.Region)
	authorization := h.exchange.Headers.Get(wire.JWT.AuthorizationHeader)
	switch bearer := h.bearer.text != ""; {
	case bearer && (modern || host.Name == ""):
		h.mechanism(mleready.OAuth)
		h.say(payloadBodyHash, mleready.NotApplicable, "The call authenticates with OAuth 2, which has no body hash.")
		h.unverified(modern)
	case bearer:
		h.mechanism(mleready.OAuth)
		h.unmet(payloadBodyHash, "A bearer token has no body hash; this host takes OAuth 1.0a.")
		h.fault("the host takes OAuth 1.0a, and the request carries a bearer token")
	case !oauth1.Is(authorization):
		h.unknown(payloadBodyHash, "The request carries no authentication.")
		h.fault("it carries no OAuth header")
	default:
		h.oauth1(authorization)
		if modern {
			h.fault("hosts of this region take OAuth 2, and the request is signed with OAuth 1.0a")
		}
	}
}

// unverified says what a gateway does with a token that it did not issue: it is taken where the host's region has no
// other scheme, so that the rest can be judged.
func (h *hearing) unverified(modern bool) {
	switch {
	case !h.strict:
	case !modern:
		h.fault("the request carries a bearer token; without a host in the EU or UK OAuth 1.0a is expected")
	case h.req.Partner == nil:
		h.fault("no keys of the partner are known")
	default:
		h.warn("The OAuth 2 token was not verified: only its issuer can.")
	}
}

// oauth1 judges an OAuth 1.0a header: what it has to hold, the hash over the body as sent, and the signature.
func (h *hearing) oauth1(authorization string) {
	names := &h.rules.Wire.Mastercard
	header, err := oauth1.Parse(authorization)
	if err != nil {
		h.unknown(payloadBodyHash, "The OAuth header cannot be read: %s.", err.Error())
		h.fault(err.Error())
		return
	}
	for _, name := range []string{oauth1.ConsumerKey, oauth1.Nonce, oauth1.Timestamp, oauth1.Signature} {
		if header.Get(name) == "" {
			h.fault("the OAuth header has no " + name)
		}
	}
	switch method := header.Get(oauth1.SignatureMethod); {
	case method == names.SignatureMethod:
	case slices.Contains(names.OfferedMethods, method):
		h.warn("%s is %s, which signers offer; %s is documented.", oauth1.SignatureMethod, method, names.SignatureMethod)
	default:
		h.fault(fmt.Sprintf("%s is %s; %s is expected", oauth1.SignatureMethod, printable(method), names.SignatureMethod))
	}
	h.oauthTime(header.Get(oauth1.Timestamp))
	h.bodyHash(header.Get(names.BodyHash))
	if p := h.req.Partner; p != nil && p.ConsumerKey != "" && p.ConsumerKey != header.Get(oauth1.ConsumerKey) {
		h.fault(oauth1.ConsumerKey + " is not that of the partner")
	}
	if len(h.faults) == 0 {
		h.oauthSignature(header)
	}
}

// oauthTime looks at the timestamp. How far it may be off is published nowhere, so that only its form is a fault.
func (h *hearing) oauthTime(text string) {
	seconds, err := strconv.ParseInt(text, 10, 64)
	switch {
	case text == "":
	case err != nil || seconds >= milliseconds:
		h.fault(oauth1.Timestamp + " is no number of seconds")
	case !h.at.IsZero() && max(seconds-h.at.Unix(), h.at.Unix()-seconds) > int64(h.skew.Seconds()):
		h.warn("%s is more than %s from the time of sending.", oauth1.Timestamp, h.skew.String())
	}
}

// bodyHash judges the hash of the body. Without a body it may be missing.
func (h *hearing) bodyHash(hash string) {
	name := h.rules.Wire.Mastercard.BodyHash
	empty := h.exchange.Body == ""
	switch {
	case hash == "" && empty:
	case hash == "":
		h.unmet(payloadBodyHash, "The OAuth header has no %s.", name)
		h.fault("the OAuth header has no " + name)
	case hash == h.digest && !h.req.Encrypted && !empty:
		h.unknown(payloadBodyHash, "%s is over the body as sent, which is not encrypted.", name)
	case hash == h.digest:
		h.met(payloadBodyHash, "%s is over the encrypted body.", name)
	case h.req.Encrypted && h.req.Plaintext != nil && hash == oauth1.BodyHash(h.req.Plaintext):
		h.unmet(payloadBodyHash, "%s is over the body in clear text: it was encrypted after it was signed.", name)
		h.fault(name + " is over the body in clear text")
	default:
		h.unmet(payloadBodyHash, "%s is not over the body as sent: it was changed afterwards, or hashed before it was encrypted.", name)
		h.fault(name + " is not over the body as sent")
	}
}

// oauthSignature verifies the signature where the partner's key is there.
func (h *hearing) oauthSignature(header oauth1.Header) {
	key := h.signingKey()
	if key == nil {
		if h.strict {
			h.fault("no signing key of the partner is known")
		}
		return
	}
	request := oauth1.Request{Method: h.exchange.Method, URL: h.exchange.URL}
	if kind, _, _ := mime.ParseMediaType(h.exchange.Headers.Get("Content-Type")); kind == "application/x-www-form-urlencoded" {
		request.Form = h.exchange.Body
	}
	err := oauth1.Verify(request, header, key)
	switch grade := h.about(payloadBodyHash); {
	case errors.Is(err, oauth1.ErrSignature):
		h.fault("the OAuth signature does not hold: another request was signed, or with another key")
	case err != nil:
		h.fault(err.Error())
	case h.strict && h.repeated(header):
		h.fault("the same " + oauth1.Nonce + " was sent before: a signature is good for one request")
	case grade.Outcome == mleready.Met && header.Get(oauth1.SignatureMethod) != h.rules.Wire.Mastercard.SignatureMethod:
		grade.Outcome = mleready.Unknown
		grade.Reason = strings.TrimSuffix(grade.Reason, ".") + fmt.Sprintf(", and the signature over it holds; whether %s is taken is published nowhere.", header.Get(oauth1.SignatureMethod))
		h.set(grade)
	case grade.Outcome == mleready.Met:
		grade.Reason = strings.TrimSuffix(grade.Reason, ".") + ", and the signature over it holds."
		h.set(grade)
	}
}

// repeated reports whether a nonce was used before with the same key and timestamp. Only what was signed rightly counts,
// and where none but a gateway asks.
func (h *hearing) repeated(header oauth1.Header) bool {
	id := strings.Join([]string{"oauth", header.Get(oauth1.ConsumerKey), header.Get(oauth1.Timestamp), header.Get(oauth1.Nonce)}, "\n")
	_, seen := h.replays.add(id, "", h.at)
	return seen
}

func (h *hearing) signingKey() *rsa.PublicKey {
	switch p := h.req.Partner; {
	case p == nil || p.Signing == nil:
		return nil
	case p.Signing.Key != nil:
		return &p.Signing.Key.PublicKey
	case p.Signing.Certificate != nil:
		key, _ := p.Signing.Certificate.PublicKey.(*rsa.PublicKey)
		return key
	}
	return nil
}

func isSuccess(status int) bool {
	return status >= http.StatusOK && status < http.StatusMultipleChoices
}
