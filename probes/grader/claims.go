package grader

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// milliseconds is more than any time in seconds until the year 5138.
const milliseconds = 100_000_000_000

// times judges iat and exp, and the token's window against the time at which it was sent.
func (h *hearing) times(t *jose.JWS) {
	iat, ok := h.instant(t, jwtIat)
	exp, alsoOK := h.instant(t, jwtExp)
	if !ok || !alsoOK {
		return
	}
	issued := time.Unix(iat, 0)
	if h.at.IsZero() {
		h.at = issued
	}
	life, longest := exp-iat, int64(h.rules.Wire.JWT.MaxLifetime)
	switch {
	case life > longest:
		h.breach(jwtExp, "The token lives %s seconds; at most %s are allowed.", strconv.FormatInt(life, 10), strconv.FormatInt(longest, 10))
	case life <= 0:
		h.breach(jwtExp, "exp is not after iat.")
	case h.at.After(time.Unix(exp, 0).Add(h.skew)):
		h.breach(jwtExp, "The token expired %s before it was sent: it was kept, or the clock is wrong.", h.at.Sub(time.Unix(exp, 0)).Round(time.Second).String())
	}
	if issued.After(h.at.Add(h.skew)) {
		h.breach(jwtIat, "iat lies %s after the time of sending: the clock is wrong.", issued.Sub(h.at).Round(time.Second).String())
	}
	h.met(jwtIat, "iat is a number of seconds.")
	h.met(jwtExp, "The token lives %s seconds.", strconv.FormatInt(life, 10))
}

// instant reads a claim that is a number of seconds; it speaks up for anything else.
func (h *hearing) instant(t *jose.JWS, requirement string) (seconds int64, ok bool) {
	raw, name, ok := h.claim(t, requirement)
	if !ok {
		f, _ := h.rules.Wire.JWT.Claim(requirement)
		h.breach(requirement, "The claim %s is missing.", f.Name)
		return 0, false
	}
	if text, isText := textOf(raw); isText {
		if _, err := strconv.ParseInt(text, 10, 64); err == nil {
			h.breach(requirement, "%s is a text with digits; a number is expected.", name)
		} else {
			h.breach(requirement, "%s is a text, as in the old token; a number of seconds is expected.", name)
		}
		return 0, false
	}
	value, err := strconv.ParseFloat(string(raw), 64)
	switch {
	case err != nil:
		h.breach(requirement, "%s is %s; a number of seconds is expected.", name, shown(raw))
	case value >= milliseconds:
		h.breach(requirement, "%s is in milliseconds; seconds are expected.", name)
	case value < 0 || value != float64(int64(value)):
		h.breach(requirement, "%s is %s; whole seconds are expected.", name, shown(raw))
	default:
		return int64(value), true
	}
	return 0, false
}

// jti judges the token's id. The same GET may come twice with one token: the Node SDK downloads reports so.
func (h *hearing) jti(t *jose.JWS) {
	raw, name, ok := h.claim(t, jwtJti)
	id, isText := textOf(raw)
	switch {
	case !ok || isText && id == "":
		h.breach(jwtJti, "The claim jti is missing.")
		return
	case !isText || !isUUID4(id):
		h.breach(jwtJti, "%s is no UUID of version 4.", name)
		return
	}
	call := h.exchange.Method + " " + h.exchange.URL
	switch before, seen := h.replays.add(t.KeyID()+" "+strings.ToLower(id), call, h.at); {
	case seen && before == call && h.exchange.Method == "GET":
		h.warn("The same GET came twice with one token, as the Node SDK does when it downloads a report.")
	case seen:
		h.breach(jwtJti, "The same jti was sent before: a token is good for one request.")
	}
	h.met(jwtJti, "jti is a UUID of version 4 that was not seen before.")
}

// call judges the claims that bind the token to host, method and path.
func (h *hearing) call(t *jose.JWS) {
	if host, ok := h.bound(t, jwtHost); ok {
		h.host(host)
	}
	if method, ok := h.bound(t, jwtMethod); ok {
		switch {
		case !strings.EqualFold(method, h.exchange.Method):
			h.breach(jwtMethod, "request-method is %s, the request is a %s.", printable(method), h.exchange.Method)
		case method != strings.ToLower(method):
			h.unmet(jwtMethodCase, "request-method is in upper case.")
			h.warn("request-method is in upper case, as several SDKs of the provider send it.")
		}
		h.met(jwtMethod, "request-method is that of the request.")
		h.met(jwtMethodCase, "request-method is in lower case.")
	}
	if path, ok := h.bound(t, jwtPath); ok {
		h.path(path)
	}
}

// bound is a claim that must be a text.
func (h *hearing) bound(t *jose.JWS, requirement string) (string, bool) {
	raw, name, ok := h.claim(t, requirement)
	if text, isText := textOf(raw); isText && text != "" {
		return text, true
	}
	if !ok {
		f, _ := h.rules.Wire.JWT.Claim(requirement)
		name = f.Name
	}
	h.breach(requirement, "The claim %s is missing or no text.", name)
	if requirement == jwtMethod {
		h.unmet(jwtMethodCase, "The claim %s is missing or no text.", name)
	}
	return "", false
}

// host accepts the host of the request, with or without a port that goes without saying, and a host of the provider
// when the request went to something that stands in for it: a proxy, a gateway of the merchant, the local gateway.
func (h *hearing) host(claimed string) {
	if strings.ContainsAny(claimed, "/ ") {
		h.breach(jwtHost, "request-host is %s; a host alone is expected, without scheme and path.", printable(claimed))
		return
	}
	same := func(host string) bool { return host != "" && strings.EqualFold(plainHost(claimed), plainHost(host)) }
	_, actual := h.rules.Host(strings.ToLower(h.url.Hostname()))
	named, standsIn := h.rules.Host(strings.ToLower(plainHost(claimed)))
	switch {
	case same(h.url.Host), same(h.exchange.Headers.Get(h.rules.Wire.HTTPSignature.HostHeader)):
	case !actual && standsIn && named.Provider == mleready.Cybersource:
	default:
		h.breach(jwtHost, "request-host is %s, the request went to %s.", printable(claimed), printable(h.url.Host))
	}
	h.met(jwtHost, "request-host is the host that is called.")
}

func plainHost(host string) string {
	return strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
}

// path accepts the path with its query, as the SDKs send it since May 2026, and without, as before.
func (h *hearing) path(claimed string) {
	sent, full := h.url.EscapedPath(), h.target()
	plain := func(s string) string {
		if u, err := url.PathUnescape(s); err == nil {
			return u
		}
		return s
	}
	switch {
	case claimed == full:
	case claimed == sent:
		h.warn("request-resource-path lacks the query string, as in the SDKs before May 2026.")
	case plain(claimed) == plain(full) || plain(claimed) == plain(sent):
		h.warn("request-resource-path is escaped in another way than the request.")
	case strings.EqualFold(plain(claimed), plain(full)) || strings.EqualFold(plain(claimed), plain(sent)):
		h.warn("request-resource-path differs from the request in upper and lower case, which the guide's table asks for and no SDK does.")
	default:
		h.breach(jwtPath, "request-resource-path is %s, the request went to %s.", printable(claimed), printable(full))
	}
	h.met(jwtPath, "request-resource-path is the path of the request.")
}

// digestClaim judges digest and its algorithm against the body as sent.
func (h *hearing) digestClaim(t *jose.JWS) {
	raw, _, ok := h.claim(t, jwtDigest)
	digest, _ := textOf(raw)
	if h.exchange.Body == "" {
		if ok {
			h.warn("The token has a digest although the request has no body.")
		}
		for _, id := range []string{jwtDigest, jwtDigestAlgorithm} {
			h.say(id, mleready.NotApplicable, "The request has no body.")
		}
		return
	}
	h.digestAlgorithm(t)
	switch {
	case !ok:
		h.breach(jwtDigest, "The claim digest is missing although the request has a body.")
	case digest == h.digest:
		h.met(jwtDigest, "digest is the SHA-256 of the body as sent.")
		if h.req.Encrypted {
			h.met(mleOrder, "The digest is over the encrypted body.")
		}
	default:
		h.breach(jwtDigest, "%s", h.wrongDigest(digest))
	}
}

// wrongDigest names what a wrong digest was made of.
func (h *hearing) wrongDigest(digest string) string {
	sum := sha256.Sum256([]byte(h.exchange.Body))
	text := hex.EncodeToString(sum[:])
	prefix := h.rules.Wire.HTTPSignature.DigestPrefix
	switch {
	case digest == prefix+h.digest:
		return "digest has the prefix " + prefix + " of the old header; the Base64 alone is expected."
	case strings.EqualFold(digest, text), digest == base64.StdEncoding.EncodeToString([]byte(text)):
		return "digest is made of the hexadecimal text of the hash; Base64 of its bytes is expected."
	case digest == strings.ToLower(h.digest):
		return "digest is in lower case, which Base64 does not survive."
	}
	if h.req.Plaintext != nil {
		plain := sha256.Sum256(h.req.Plaintext)
		if digest == base64.StdEncoding.EncodeToString(plain[:]) {
			h.unmet(mleOrder, "The digest is over the body before encryption.")
			return "digest is over the body before encryption; it has to be made of the bytes that are sent."
		}
	}
	return "digest is not the SHA-256 of the body as sent: the body was changed afterwards, or other bytes were hashed."
}

func (h *hearing) digestAlgorithm(t *jose.JWS) {
	f, _ := h.rules.Wire.JWT.Claim(jwtDigestAlgorithm)
	raw, name, ok := h.claim(t, jwtDigestAlgorithm)
	text, _ := textOf(raw)
	switch {
	case !ok:
		h.breach(jwtDigestAlgorithm, "The claim %s is missing.", f.Name)
	case !strings.EqualFold(text, f.Value):
		h.breach(jwtDigestAlgorithm, "%s is %s; %s is expected.", name, shown(raw), f.Value)
	case name != f.Name:
		h.warn("The claim %s is called %s, as the Node SDK does.", f.Name, name)
	}
	h.met(jwtDigestAlgorithm, "%s is %s.", name, f.Value)
}

// parties judges who signs for whom.
func (h *hearing) parties(t *jose.JWS) {
	h.req.Issuer, _ = h.bound(t, jwtIss)
	if h.req.Merchant, _ = h.bound(t, jwtMerchant); h.req.Merchant != "" {
		h.met(jwtMerchant, "The claim names the merchant %s.", printable(h.req.Merchant))
	}
	if h.keys == nil && h.req.Issuer != "" {
		h.settledByReply("Without the keys it cannot be told who owns the signing key.", jwtIss)
	}
}

// owner judges iss and the merchant against the owner of the key that signed.
func (h *hearing) owner(holder *credentials.Merchant) {
	if h.req.Issuer != holder.Owner() {
		h.breach(jwtIss, "iss is %s, the signing key belongs to %s.", printable(h.req.Issuer), holder.Owner())
	}
	h.met(jwtIss, "iss is the owner of the signing key.")
	if merchant := h.keys.Merchant(h.req.Merchant); merchant == nil || merchant.Owner() != holder.Owner() {
		h.breach(jwtMerchant, "The signing key of %s does not sign for the merchant %s.", holder.Owner(), printable(h.req.Merchant))
	}
}

// responseClaim judges the claim that asks for an encrypted reply.
func (h *hearing) responseClaim(t *jose.JWS) {
	f, _ := h.rules.Wire.JWT.Claim(replyClaim)
	raw, _, ok := h.claim(t, replyClaim)
	kid, _ := textOf(raw)
	if kid == "" {
		switch rival := h.rules.Wire.MLE.RivalKeyIDClaim; {
		case t.Claims.Has(rival):
			h.unmet(replyClaim, "The response key is named by %s; %s is expected.", rival, f.Name)
		case ok:
			h.unmet(replyClaim, "%s is empty.", f.Name)
		default:
			h.unmet(replyClaim, "The token names no response key (%s).", f.Name)
		}
		return
	}
	h.mechanism(mleready.ResponseMLE)
	h.req.ResponseKID = kid
	h.met(replyClaim, "The token names the response key.")
}

// responseKey finds the key that the claim names. A gateway refuses a call whose reply it could not encrypt.
func (h *hearing) responseKey() {
	if h.keys == nil || h.req.ResponseKID == "" {
		return
	}
	if h.req.ResponseKey = h.keys.ResponseKey(h.req.Issuer, h.req.ResponseKID); h.req.ResponseKey == nil && h.strict {
		f, _ := h.rules.Wire.JWT.Claim(replyClaim)
		h.breach(replyClaim, "%s has no response key with the id %s, which %s names.", printable(h.req.Issuer), printable(h.req.ResponseKID), f.Name)
	}
}
