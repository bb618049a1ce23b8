package messageencryption

import (
	"regexp"
	"slices"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// token is the claims that a function puts together for the provider.
type token struct {
	scope  code.Scope
	claims map[string][]code.Field
	open   bool // some claims have names that are only known when the program runs
}

// tokenIn collects the claims that a function puts together, nil when they are not the provider's.
func (r *runner) tokenIn(s code.Scope) *token {
	t := &token{scope: s, claims: map[string][]code.Field{}}
	for _, o := range r.Model.Objects(s) {
		if o.Kind == code.GroupHeaders || o.Kind == code.GroupConfig {
			continue
		}
		part, open := map[string]code.Field{}, false
		for _, f := range o.Fields {
			if f.Key.Constant() {
				part[f.Key.String()] = f
			} else {
				open = true
			}
		}
		t.take(part, open, r.isToken(part))
	}
	for _, x := range r.Model.Texts(s) {
		part := fromText(x)
		t.take(part, false, r.isToken(part))
	}
	for _, c := range r.Model.Calls(s) {
		if sets[jwe.Last(c.Name)] && len(c.Args) == 2 {
			r.called(t, s, c)
		}
	}
	if len(t.claims) == 0 || !r.telling(t) {
		return nil
	}
	return t
}

func (t *token) take(part map[string]code.Field, open, is bool) {
	if !is {
		return
	}
	for name, f := range part {
		t.claims[name] = append(t.claims[name], f)
	}
	t.open = t.open || open
}

// sets are the functions of token libraries that set the claim which their first argument names.
var sets = map[string]bool{"claim": true, "withClaim": true, "setClaim": true, "Set": true, "set": true, "addClaim": true}

func (r *runner) called(t *token, s code.Scope, c *code.Call) {
	for _, v := range r.Model.Fold(s, &c.Args[0]) {
		if v.Constant() && r.isClaim(v.String()) {
			f := code.Field{Key: v, Val: r.Model.Fold(s, &c.Args[1]), At: s.At(c.Span)}
			t.claims[v.String()] = append(t.claims[v.String()], f)
		}
	}
}

func (r *runner) isClaim(name string) bool {
	return name == r.names.RivalKeyIDClaim || slices.ContainsFunc(r.jwt.Claims, func(f mleready.JWTField) bool { return f.Is(name) })
}

// isToken reports whether the keys are claims for the provider: one that nobody else has, and that a header of HTTP does
// not share.
func (r *runner) isToken(part map[string]code.Field) bool {
	n, telling := 0, false
	for name := range part {
		for _, c := range r.jwt.Claims {
			if c.Is(name) {
				n++
				telling = telling || c.Telling && name != r.Rules.Wire.HTTPSignature.MerchantHeader
			}
		}
		telling = telling || name == r.names.RivalKeyIDClaim
	}
	return telling && (n >= 2 || len(part) == 1)
}

func (r *runner) telling(t *token) bool {
	return slices.ContainsFunc(r.jwt.Claims, func(c mleready.JWTField) bool { return c.Telling && len(t.claims[c.Name]) > 0 }) ||
		len(t.claims[r.names.RivalKeyIDClaim]) > 0
}

// fromText reads the members of a text that is a JSON object.
func fromText(t code.Text) map[string]code.Field {
	out := map[string]code.Field{}
	text := t.String()
	for _, m := range jwe.Member.FindAllStringSubmatchIndex(text, -1) {
		p := t.PartAt(m[2])
		out[text[m[2]:m[3]]] = code.Field{Key: code.Value{p}, At: p.At}
	}
	return out
}

// claims judges how tokens ask for an encrypted reply.
func (r *runner) claims() {
	asked := map[int]bool{}
	for _, t := range r.tokens {
		asked[r.region(t.scope)] = asked[r.region(t.scope)] || r.asks(t)
	}
	for _, t := range r.tokens {
		versions := t.claims[r.jwt.VersionClaim]
		if asked[r.region(t.scope)] || len(versions) == 0 {
			continue
		}
		if t.open {
			r.hit(ruleClaim, versions[0].At, mleready.Low, map[string]string{"why": "some of its claims have names that are only known when the program runs"})
		} else {
			r.hit(ruleNoClaim, versions[0].At, mleready.Medium, map[string]string{"claim": r.names.KeyIDClaim})
		}
	}
}

// asks reports the claim of the response key, in either spelling; false for a token without it.
func (r *runner) asks(t *token) bool {
	right, rival := t.claims[r.names.KeyIDClaim], t.claims[r.names.RivalKeyIDClaim]
	switch {
	case len(right) > 0:
		confidence, why := r.switched(code.ScopeAt(right[0].At), right[0].At, 1)
		r.hit(ruleAsks, right[0].At, confidence, map[string]string{"claim": r.names.KeyIDClaim}, why...)
	case len(rival) > 0:
		r.hit(ruleRival, rival[0].At, mleready.Medium, map[string]string{"claim": r.names.RivalKeyIDClaim, "expected": r.names.KeyIDClaim})
	default:
		return false
	}
	return true
}

var toggles = regexp.MustCompile(`(?i)mle|encrypt|enable|disable|config|cfg|env|flag|feature|setting|option|toggle|^use[A-Z_]|kid|keyid`)

// switched says how sure it is that a place is reached: a setting or the environment may decide, here or around one of
// the calls that lead here.
func (r *runner) switched(s code.Scope, at code.Place, depth int) (mleready.Confidence, []check.Related) {
	for _, b := range r.Model.Under(s, at.Start) {
		if b.Kind != code.BranchCatch && slices.ContainsFunc(b.Names, toggles.MatchString) {
			return mleready.Medium, []check.Related{{At: s.At(b.Test), Why: "a setting decides here whether it happens"}}
		}
	}
	if depth == 0 || s.Func == code.TopLevel {
		return mleready.High, nil
	}
	for _, caller := range r.Model.Callers(s) {
		for _, c := range r.Model.Calls(caller) {
			if c.Callee == s.File.Funcs[s.Func].Symbol {
				if confidence, why := r.switched(caller, caller.At(c.Span), depth-1); confidence != mleready.High {
					return confidence, why
				}
			}
		}
	}
	return mleready.High, nil
}
