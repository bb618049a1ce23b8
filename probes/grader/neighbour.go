package grader

import (
	"fmt"
	"net/url"
	"strings"

	"mleready"
	"mleready/probes/jose"
)

// Neighbour tells what a request is that looks like a call to a provider and is none, by a header that only such requests
// have, and what more can be seen of it. It is "" for anything else.
func Neighbour(rules *mleready.Rules, e mleready.Exchange) (mleready.NeighbourKind, string) {
	for _, m := range rules.Neighbours {
		if m.In == "header" && e.Headers.Has(m.Literal) {
			return m.Kind, m.Title + "; its body is " + form(rules, e.Body) + "."
		}
	}
	return "", ""
}

// neighbour does the same for a request of which nothing is known but what was recorded. One to a provider's own host, or
// to a path of its operations, is a call.
func (g *Grader) neighbour(e mleready.Exchange, u *url.URL) (mleready.NeighbourKind, string) {
	kind, what := Neighbour(g.rules, e)
	if kind == "" && g.isPush(e, u) {
		kind, what = mleready.PushNotification, "A push notification of Mastercard; its body is "+form(g.rules, e.Body)+"."
	}
	if kind == "" {
		return "", ""
	}
	if _, known := g.rules.Host(strings.ToLower(u.Hostname())); known || len(g.rules.CallsTo("", e.URL)) > 0 {
		return "", ""
	}
	return kind, what
}

// isPush tells a push to the partner from a call of the partner: by its path, else by the key that it is encrypted for.
func (g *Grader) isPush(e mleready.Exchange, u *url.URL) bool {
	if g.rules.Wire.Mastercard.Push.PathOf(u.EscapedPath()) {
		return true
	}
	keyed := withResponseKey(g.partners)
	if len(keyed) == 0 || e.Headers.Has(g.rules.Wire.JWT.AuthorizationHeader) {
		return false
	}
	return sealedFor(keyed, readEnvelope(&g.rules.Wire.Mastercard, e.Body).jwe) != nil
}

// form says in a few words whether a body is encrypted.
func form(rules *mleready.Rules, body string) string {
	text := strings.TrimSpace(body)
	if e := readEnvelope(&rules.Wire.Mastercard, body); e.wrapped {
		text = e.jwe
	} else if e.elsewhere != "" {
		return fmt.Sprintf("encrypted: a JWE stands in %s", printable(e.elsewhere))
	}
	if sealed, err := jose.ParseJWE(text); err == nil {
		return fmt.Sprintf("encrypted with %s and %s", printable(sealed.Algorithm()), printable(sealed.Encryption()))
	}
	if text == "" {
		return "empty"
	}
	return "in clear text"
}
