package messageencryption

import (
	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

const digestRequirement = "jwt.digest"

// order judges what the token's digest is over.
func (r *runner) order(x *jwe.Envelope) {
	var all jwe.Form
	var at code.Place
	for _, t := range r.tokens {
		if r.region(t.scope) != r.region(x.Scope) {
			continue
		}
		for _, f := range r.digests(t) {
			e, s := jwe.EntryAt(f.At)
			if e == nil {
				continue
			}
			one, where := r.bodies.Digested(s, &e.Value)
			all.Wrapped = all.Wrapped || one.Wrapped
			all.Clear = all.Clear || one.Clear
			if at.File == nil {
				at = where
			}
		}
	}
	switch {
	case at.File == nil:
	case all.Wrapped:
		r.judge("request_mle.order", mleready.Met, at, nil)
	case all.Clear:
		r.judge("request_mle.order", mleready.Unmet, at, map[string]string{"why": "the digest is made before the body is encrypted"})
	}
}

// digests are the fields with the digest claim.
func (r *runner) digests(t *token) []code.Field {
	c, _ := r.jwt.Claim(digestRequirement)
	return t.claims[c.Name]
}
