package grader

import (
	"errors"
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
	return g.provider(e, u, g.bearer(e))
}

func (g *Grader) provider(e mleready.Exchange, u *url.URL, b bearer) mleready.Provider {
	names := &g.rules.Wire.Mastercard
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
	case e.Headers.Has(g.rules.Wire.HTTPSignature.MerchantHeader), g.telling(b), isLoopback(u) && known():
		return mleready.Cybersource
	case marked():
		return mleready.Mastercard
	}
	return ""
}

// telling reports whether the bearer token has a claim or a header field that no other provider's has.
func (g *Grader) telling(b bearer) bool {
	if b.err != nil {
		return false
	}
	claims := g.rules.Wire.JWT.Claims
	for i := range claims {
		if f := &claims[i]; f.Telling {
			if _, _, ok := lookup(b.token.Claims, f); ok {
				return true
			}
		}
	}
	return b.token.Header.Has(g.rules.Wire.HTTPSignature.MerchantHeader)
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

// bearer is the token of an Authorization header.
type bearer struct {
	text  string    // "" for none
	token *jose.JWS // nil with err
	err   error
}

func (g *Grader) bearer(e mleready.Exchange) bearer {
	jwt := &g.rules.Wire.JWT
	scheme, token, _ := strings.Cut(strings.TrimSpace(e.Headers.Get(jwt.AuthorizationHeader)), " ")
	if token = strings.TrimSpace(token); token == "" || !strings.EqualFold(scheme, jwt.Scheme) {
		return bearer{err: errNoToken}
	}
	t, err := jose.ParseJWS(token)
	return bearer{text: token, token: t, err: err}
}

var errNoToken = errors.New("no bearer token")
