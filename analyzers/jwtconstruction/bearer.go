package jwtconstruction

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// bearers judges the headers of requests that carry a bearer token for the provider. Beside an old token they say
// nothing; where the program makes no token at all, somebody else does.
func (r *runner) bearers(scopes []code.Scope, tokens []*token, old bool) {
	ours, told := map[code.Scope]bool{}, map[*set]bool{}
	onlyNew := !old
	for _, t := range tokens {
		onlyNew = onlyNew && t.isNew
		for _, s := range slices.Concat(r.around(t.claims.scope)...) {
			ours[s] = ours[s] || t.isNew
		}
	}
	for _, s := range scopes {
		for _, x := range r.parts[s].objects {
			at, ok := r.bearer(x)
			switch near := ok && r.near(s); {
			case !ok:
			case ours[s], near && onlyNew && len(tokens) > 0:
				r.scheme(x, at)
			case near && len(tokens) == 0 && !old:
				if made := r.maker(x); told[made] {
					continue
				} else if made != nil {
					told[made] = true
					r.Report(r.hit(ruleNeither, &token{claims: made, header: newSet(made.scope, code.Place{})}, mleready.Medium, map[string]string{"missing": r.names.VersionClaim}))
					continue
				}
				r.Report(check.Hit{Rule: ruleBearer, At: at, Via: mleready.Manual, Confidence: mleready.Low})
			}
		}
	}
}

// maker finds the claims of the token that an authorization header holds, in the function that its text comes from: a token
// with none of the provider's claims.
func (r *runner) maker(x *set) *set {
	for _, name := range x.sorted() {
		if !strings.EqualFold(name, r.names.AuthorizationHeader) {
			continue
		}
		for _, v := range x.values(name) {
			for _, p := range v {
				if !p.Hole || p.From.File == nil || r.parts[code.ScopeAt(p.From)] == nil {
					continue
				}
				for _, c := range r.parts[code.ScopeAt(p.From)].more {
					if c.count(registered) >= 2 {
						return c
					}
				}
			}
		}
	}
	return nil
}

// near reports whether a scope, or one that calls it or that it calls, names the provider.
func (r *runner) near(s code.Scope) bool {
	return slices.ContainsFunc(slices.Concat(r.around(s)...), func(o code.Scope) bool { return r.parts[o] != nil && r.parts[o].speaks })
}

// bearer finds the authorization header of a set of headers that holds a bearer token.
func (r *runner) bearer(x *set) (code.Place, bool) {
	for _, name := range x.sorted() {
		if !strings.EqualFold(name, r.names.AuthorizationHeader) {
			continue
		}
		for _, v := range x.values(name) {
			if scheme, _, ok := strings.Cut(v.String(), " "); ok && strings.EqualFold(scheme, r.names.Scheme) {
				return x.fields[name][0].At, true
			}
		}
	}
	return code.Place{}, false
}

// scheme reports whether headers of HTTP Signature stand beside the token. Where the signature itself is among them, a
// client can do both, and which one a request has cannot be told.
func (r *runner) scheme(x *set, at code.Place) {
	wire := r.Rules.Wire.HTTPSignature
	old := append([]string{wire.DigestHeader, wire.MerchantHeader}, wire.DateHeaders...)
	var beside []string
	for _, name := range x.sorted() {
		if strings.EqualFold(name, wire.SignatureHeader) {
			return
		}
		if slices.Contains(old, strings.ToLower(name)) {
			beside = append(beside, name)
		}
	}
	h := check.Hit{Rule: ruleAlone, At: at, Via: mleready.Manual, Confidence: mleready.Medium}
	if len(beside) > 0 {
		h.Rule, h.Args = ruleBeside, map[string]string{"headers": strings.Join(beside, ", ")}
		for _, name := range beside {
			h.Related = relate(h.Related, at, x.fields[name][0].At, name)
		}
	} else if x.open != "" {
		return
	}
	r.Report(h)
}
