package grader

import (
	"net"
	"net/url"
	"strings"

	"mleready"
	"mleready/probes/jose"
)

// restAPIs are the interfaces of the provider that the mandate is about, as rules.yaml names them.
var restAPIs = map[string]bool{"rest": true, "flex": true, "oauth": true}

// Provider tells whom an exchange concerns: by the host where it is known, else by the path and by what only calls of one
// provider have. Another brand's host, a merchant's own gateway and the local gateway are known by that alone.
func (g *Grader) Provider(e mleready.Exchange) mleready.Provider {
	u, err := url.Parse(e.URL)
	if err != nil {
		u = &url.URL{Path: e.URL}
	}
	return g.provider(e, u)
}

func (g *Grader) provider(e mleready.Exchange, u *url.URL) mleready.Provider {
	names := g.rules.Wire.Mastercard
	byPath := containsAll(u.Path, names.PathParts)
	marked := func() bool { return e.Headers.Has(names.EncryptedHeader) || readEnvelope(names, e.Body).wrapped }
	if host, ok := g.rules.Host(strings.ToLower(u.Hostname())); ok {
		if host.Provider == mleready.Cybersource && !restAPIs[host.API] {
			return "" // a neighbour: SOAP, Secure Acceptance
		}
		if host.Provider == mleready.Mastercard && !byPath && !marked() {
			return "" // another of its APIs
		}
		return host.Provider
	}
	known := func() bool {
		_, ok := g.rules.OperationByPath(e.Method, u.EscapedPath())
		return ok
	}
	switch {
	case byPath:
		return mleready.Mastercard
	case e.Headers.Has(g.rules.Wire.HTTPSignature.MerchantHeader), g.telling(e), isLoopback(u) && known():
		return mleready.Cybersource
	case marked():
		return mleready.Mastercard
	}
	return ""
}

// telling reports whether the bearer token has a claim or a header field that no other provider's has.
func (g *Grader) telling(e mleready.Exchange) bool {
	token, err := jose.ParseJWS(g.bearerOf(e))
	if err != nil {
		return false
	}
	for _, f := range g.rules.Wire.JWT.Claims {
		if _, _, ok := lookup(token.Claims, f); ok && f.Telling {
			return true
		}
	}
	return token.Header.Has(g.rules.Wire.HTTPSignature.MerchantHeader)
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return len(parts) > 0
}

func isLoopback(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// bearer is the token of the Authorization header, "" for none.
func (h *hearing) bearer() string { return h.bearerOf(h.exchange) }

func (g *Grader) bearerOf(e mleready.Exchange) string {
	jwt := g.rules.Wire.JWT
	scheme, token, _ := strings.Cut(strings.TrimSpace(e.Headers.Get(jwt.AuthorizationHeader)), " ")
	if !strings.EqualFold(scheme, jwt.Scheme) {
		return ""
	}
	return strings.TrimSpace(token)
}
