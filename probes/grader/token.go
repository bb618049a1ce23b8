package grader

import (
	"crypto/rsa"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// token judges a bearer token. signature is the Signature header that stands beside it, "" for none.
func (h *hearing) token(signature string) {
	t, err := h.bearer.token, h.bearer.err
	switch {
	case err != nil && strings.Count(h.bearer.text, ".") != 2:
		h.oauth()
		return
	case err != nil:
		h.tokenless("The bearer token cannot be read: " + err.Error() + ".")
		h.malformed("the bearer token cannot be read: " + err.Error())
		return
	}
	for _, d := range t.Deviations {
		h.warn("The token deviates from RFC 7515: %s.", string(d))
	}
	h.req.KID = t.KeyID()
	if version, _, ok := h.claim(t, jwtVersion); !ok {
		h.version1(t)
	} else {
		h.version2(t, version)
	}
	h.alone(signature)
}

// oauth is an opaque access token, which the mandate's requirements do not cover.
func (h *hearing) oauth() {
	const reason = "An OAuth access token: the requirements of the JWT do not cover it."
	h.mechanism(mleready.OAuth)
	h.sayAll(authentication, mleready.Unknown, reason)
	h.sayAll(construction, mleready.Unknown, reason)
	h.sayAll(responseMLE, mleready.Unknown, reason)
	if h.strict {
		h.fault("the bearer token is no JWT")
	}
}

// alone looks for what is left of HTTP Signature beside a token.
func (h *hearing) alone(signature string) {
	if signature != "" {
		if _, err := parseSignature(signature); err == nil {
			h.unmet(noHTTPSignature, "A Signature header with key and algorithm stands beside the token.")
		}
	}
	h.met(noHTTPSignature, "The request authenticates with a bearer token.")
	var left []string
	names := &h.rules.Wire.HTTPSignature
	for _, list := range [][]string{{names.SignatureHeader, names.DigestHeader, names.MerchantHeader}, names.DateHeaders} {
		for _, name := range list {
			if h.exchange.Headers.Has(name) {
				left = append(left, name)
			}
		}
	}
	if len(left) > 0 {
		h.unmet(singleScheme, "Headers of HTTP Signature stand beside the token: %s.", strings.Join(left, ", "))
	}
	h.met(singleScheme, "No header of HTTP Signature stands beside the token.")
}

// version2 judges a token of version 2, claim by claim and then its signature.
func (h *hearing) version2(t *jose.JWS, version json.RawMessage) {
	h.mechanism(mleready.JWTv2)
	h.version(version)
	h.algorithm(t)
	h.header(t)
	h.times(t)
	h.jti(t)
	h.call(t)
	h.digestClaim(t)
	h.parties(t)
	h.responseClaim(t)
	if len(h.faults) == 0 {
		h.verify(t)
	}
	if len(h.faults) == 0 {
		h.responseKey()
	}
	h.met(bearsJWT, "The request carries a JWT of version %s.", h.rules.Wire.JWT.Version)
}

func (h *hearing) version(raw json.RawMessage) {
	name, _ := h.rules.Wire.JWT.Claim(jwtVersion)
	want := h.rules.Wire.JWT.Version
	if text, ok := textOf(raw); !ok || text != want {
		h.breach(jwtVersion, "%s is %s; the text %s is expected.", name.Name, shown(raw), strconv.Quote(want))
		return
	}
	h.met(jwtVersion, "%s is %s.", name.Name, strconv.Quote(want))
}

func (h *hearing) algorithm(t *jose.JWS) {
	jwt := &h.rules.Wire.JWT
	if alg := t.Algorithm(); slices.Contains(jwt.AlgorithmsP12, alg) || slices.Contains(jwt.AlgorithmsSecret, alg) {
		h.met(jwtAlg, "The token is signed with %s.", alg)
	} else {
		h.breach(jwtAlg, "The token's algorithm is %s, which goes with neither kind of key.", strconv.Quote(printable(alg)))
	}
}

// header judges the fields of the JOSE header that have one right value or must not be there.
func (h *hearing) header(t *jose.JWS) {
	for _, f := range h.rules.Wire.JWT.Headers {
		if f.Value == "" {
			continue
		}
		if text, ok := t.Header.Text(f.Name); ok && strings.EqualFold(text, f.Value) {
			h.met(f.Requirement, "The header %s is %s.", f.Name, f.Value)
		} else {
			h.breach(f.Requirement, "The header %s is %s; %s is expected.", f.Name, shown(t.Header[f.Name]), f.Value)
		}
	}
	for _, f := range h.rules.Wire.JWT.ForbiddenHeaders {
		if t.Header.Has(f.Name) {
			h.breach(f.Requirement, "The token's header carries %s.", f.Name)
		} else {
			h.met(f.Requirement, "The token's header carries no %s.", f.Name)
		}
	}
	if t.KeyID() == "" {
		h.breach(jwtKid, "The token's header has no kid, so the signing key cannot be found.")
	}
}

// verify checks the signature with the key that kid names.
func (h *hearing) verify(t *jose.JWS) {
	owner, key, allowed := h.signer(t)
	switch {
	case h.keys == nil:
		h.settledByReply("Without the keys it cannot be told whether kid names the signing key.", jwtKid)
	case key == nil && (h.strict || h.keys.Merchant(h.req.Merchant) != nil):
		h.breach(jwtKid, "No signing key has the id %s.%s", printable(t.KeyID()), h.mistaken(t.KeyID()))
	case key == nil:
		h.settledByReply("The signing key is not among the keys given.", jwtKid)
	default:
		if err := t.Verify(key, allowed); err != nil {
			h.breach(bearsJWT, "The signature does not hold for the key %s: %s.", printable(t.KeyID()), err.Error())
			return
		}
		h.met(jwtKid, "kid names the key that signed.")
		h.owner(owner)
	}
}

// signer finds the key of a token, the merchant that holds it, and the algorithms that go with it.
func (h *hearing) signer(t *jose.JWS) (owner *credentials.Merchant, key any, allowed []string) {
	if h.keys == nil {
		return nil, nil, nil
	}
	jwt := &h.rules.Wire.JWT
	if slices.Contains(jwt.AlgorithmsSecret, t.Algorithm()) {
		if m, s := h.keys.Secret(t.KeyID()); s != nil {
			return m, s.Key, jwt.AlgorithmsSecret
		}
		return nil, nil, nil
	}
	if m, s := h.keys.SigningKey(t.KeyID()); s != nil {
		if public, ok := s.Certificate.PublicKey.(*rsa.PublicKey); ok {
			return m, public, jwt.AlgorithmsP12
		}
	}
	return nil, nil, nil
}

// mistaken names the usual mistakes behind an unknown kid.
func (h *hearing) mistaken(kid string) string {
	for _, m := range h.keys.Merchants {
		switch {
		case strings.EqualFold(m.ID, kid):
			return " It is the merchant's id."
		case m.P12 != nil && isSerialOf(kid, m.P12.Certificate):
			return " It is the certificate's own serial number; the serialNumber attribute of its subject is meant."
		}
	}
	return ""
}

// settledByReply leaves requirements to the reply: a provider that answered with success has checked them.
func (h *hearing) settledByReply(reason string, ids ...string) {
	reply := h.exchange.Response
	host, ok := h.rules.Host(h.url.Hostname())
	success := ok && host.Provider == h.req.Provider && reply != nil && isSuccess(reply.Status)
	for _, id := range ids {
		if success {
			h.met(id, "The provider accepted it: the reply is %s.", strconv.Itoa(reply.Status))
		} else {
			h.unknown(id, "%s", reason)
		}
	}
}

// claim is the claim that a requirement is about, under the name that the token has for it.
func (g *Grader) claim(t *jose.JWS, requirement string) (raw json.RawMessage, name string, ok bool) {
	f, known := g.rules.Wire.JWT.Claim(requirement)
	if !known {
		return nil, "", false
	}
	return lookup(t.Claims, &f)
}

func lookup(o jose.Object, f *mleready.JWTField) (raw json.RawMessage, name string, ok bool) {
	if raw, ok = o[f.Name]; ok {
		return raw, f.Name, true
	}
	for _, name := range f.Also {
		if raw, ok = o[name]; ok {
			return raw, name, true
		}
	}
	return nil, "", false
}
