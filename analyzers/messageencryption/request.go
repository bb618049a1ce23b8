package messageencryption

import (
	"regexp"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/httpsignature"
	"mleready/analyzers/jwe"
)

// requests judges the bodies of requests.
func (r *runner) requests() {
	met := map[int]bool{}
	for _, x := range r.sealed {
		if region := r.region(x.Scope); r.speaks[region] && !x.Masked() {
			met[region] = true
			r.request(x)
		}
	}
	for _, t := range r.tokens {
		if len(t.claims[r.jwt.VersionClaim]) > 0 && !met[r.region(t.scope)] {
			r.clear(t)
		}
	}
}

func (r *runner) request(x *jwe.Envelope) {
	maker, ok := r.jwes.MakerOf(x)
	if !ok {
		r.hit(ruleUntold, x.At, mleready.Low, map[string]string{"why": "where the value of " + r.names.RequestMember + " comes from"})
		return
	}
	confidence, why := r.switched(x.Scope, x.At, 2)
	why = append(why, check.Related{At: maker.At, Why: "makes the JWE"})
	r.hit(ruleEncrypts, x.At, confidence, map[string]string{"member": r.names.RequestMember}, why...)
	r.signature(x)
	r.header(x, maker)
	r.wrapper(x)
	r.order(x)
}

// signature reports a body that is encrypted although the region signs with HTTP Signature and builds no token.
func (r *runner) signature(x *jwe.Envelope) {
	for _, t := range r.tokens {
		if r.region(t.scope) == r.region(x.Scope) {
			return
		}
	}
	if r.signed == nil {
		r.signed = r.signatures()
	}
	if at, ok := r.signed[r.region(x.Scope)]; ok {
		r.hit(ruleSignature, x.At, mleready.Medium, nil, check.Related{At: at, Why: "signs with HTTP Signature"})
	}
}

// signatures are the first places that sign with HTTP Signature, by region.
func (r *runner) signatures() map[int]code.Place {
	first := map[int]code.Place{}
	httpsignature.Check.Run(&check.Pass{
		Model: r.Model, Rules: r.Rules, Text: r.Text,
		Report: func(h check.Hit) {
			region := r.regions[h.At.File.Package]
			if _, ok := first[region]; !ok && h.Confidence != mleready.Low {
				first[region] = h.At
			}
		},
		Neighbour: func(mleready.NeighbourKind, code.Place) {},
		Presence:  func(mleready.Provider, code.Place, string) {},
	})
	return first
}

// wrapper judges what stands beside the member.
func (r *runner) wrapper(x *jwe.Envelope) {
	switch {
	case len(x.Others) > 0:
		r.judge("request_mle.wrapper", mleready.Unmet, x.At, map[string]string{"why": strings.Join(x.Others, ", ") + " stands beside it in clear text"})
	case !x.Open:
		r.judge("request_mle.wrapper", mleready.Met, x.At, map[string]string{"member": r.names.RequestMember})
	}
}

var protects = regexp.MustCompile(`(?i)encrypt|mle|seal|jwe|cipher|protect|secure`)

// clear reports requests that send a readable body with a token, or says why that could not be told.
func (r *runner) clear(t *token) {
	for _, k := range r.jwes.Makers {
		if r.region(k.Scope) == r.region(t.scope) {
			return // something is encrypted, for whom is told elsewhere
		}
	}
	for _, above := range r.above(t.scope, 3) {
		for _, s := range r.reach(above, 2) {
			for _, c := range r.Model.Calls(s) {
				if r.clearCall(s, c) {
					return
				}
			}
		}
	}
}

// clearCall judges one request; false when it has no body.
func (r *runner) clearCall(s code.Scope, c *code.Call) bool {
	body := jwe.BodyOf(r.Model, s, c)
	if body == nil {
		return false
	}
	f := r.bodies.FormOf(s, body)
	switch {
	case f.Untold != "" && (!f.Clear || protects.MatchString(f.Untold)):
		r.hit(ruleUntold, s.At(c.Span), mleready.Low, map[string]string{"why": "the body that is sent comes from " + f.Untold + ", which the tree does not show"})
	case f.Clear && !f.Wrapped:
		r.hit(ruleClear, s.At(c.Span), mleready.Medium, nil)
	default:
		return false
	}
	return true
}
