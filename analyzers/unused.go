package analyzers

import (
	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// schemes are the mechanisms of which a request uses one.
var schemes = map[mleready.Mechanism]bool{mleready.HTTPSignature: true, mleready.JWTv1: true, mleready.JWTv2: true}

// scheme is one way to authenticate in one integration.
type scheme struct {
	folder    string
	mechanism mleready.Mechanism
}

// doubtUnused lowers the confidence in code that nothing in the tree calls, where the integration has another scheme
// that is called. It still decides: a function may be called in a way that cannot be seen, and to take a scheme for
// gone that is in use would cost the merchant's transactions.
func doubtUnused(hits []check.Hit, m *code.Model, rules *mleready.Rules, manifest func(string) string) {
	of := func(h check.Hit) (scheme, bool) {
		rule, _ := rules.Rule(h.Rule)
		return scheme{manifest(h.At.File.Path), rule.Mechanism}, schemes[rule.Mechanism] && h.At.File.Role.Judged()
	}
	called, any := map[scheme]bool{}, map[string]bool{}
	for _, h := range hits {
		if k, ok := of(h); ok && isCalled(m, h.At) {
			called[k], any[k.folder] = true, true
		}
	}
	for i := range hits {
		h := &hits[i]
		if k, ok := of(*h); ok && any[k.folder] && !called[k] {
			h.Confidence = mleready.Low
			s := code.ScopeAt(h.At)
			h.Related = append(h.Related, check.Related{At: s.At(s.File.Funcs[s.Func].Span), Why: "nothing in the tree calls this"})
		}
	}
}

// isCalled reports whether a place is in code that something calls, or that runs when the program starts.
func isCalled(m *code.Model, at code.Place) bool {
	s := code.ScopeAt(at)
	return s.Func == code.TopLevel || s.Name() == "main" || s.Name() == "init" || len(m.Callers(s)) > 0
}
