package jwtconstruction

import (
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// others reports tokens for somebody else, and tokens of the provider that the program only checks.
func (r *runner) others(scopes []code.Scope) {
	for _, s := range scopes {
		for _, x := range r.parts[s].objects {
			r.other(s, x)
		}
		r.checked(s)
	}
}

// other reports an object that holds the claims of a token for somebody else.
func (r *runner) other(s code.Scope, x *set) {
	if x.has(r.telling...) || isHTTP(x) {
		return
	}
	for _, o := range r.names.Others {
		if o.In != "claim" && x.count(registered) < 2 || o.In == "claim" && x.count(registered) == 0 {
			continue
		}
		if at, ok := r.shows(s, x, o); ok {
			r.Neighbour(o.Kind, at)
			return
		}
	}
}

// shows finds what a mark of another token says in an object, or in the function around it.
func (r *runner) shows(s code.Scope, x *set, o mleready.OtherToken) (code.Place, bool) {
	switch o.In {
	case "claim":
		if f := x.fields[o.Literal]; len(f) > 0 {
			return f[0].At, true
		}
	case "value":
		for _, name := range x.sorted() {
			if slices.ContainsFunc(x.values(name), func(v code.Value) bool { return strings.Contains(v.String(), o.Literal) }) {
				return x.fields[name][0].At, true
			}
		}
	case "text":
		if slices.ContainsFunc(r.Model.Texts(s), func(t code.Text) bool { return strings.Contains(t.String(), o.Literal) }) {
			return x.at, true
		}
	}
	return code.Place{}, false
}

// verifies matches the functions that check or read a token.
var verifies = regexp.MustCompile(`(?i)(?:^|[.\s_])(?:jwt_?)?(?:verify|decode|parse|parsewithclaims|verifyasync|jwtverify|decodejwt|jwtdecode|parsesigned|createremotejwkset)$`)

// checked reports calls that check or read a capture context or a transient token.
func (r *runner) checked(s code.Scope) {
	var calls []*code.Call
	for _, c := range r.Model.Calls(s) {
		if verifies.MatchString(c.Name) && (about(c) || strings.Contains(strings.ToLower(c.Name), "jwt")) {
			calls = append(calls, c)
		}
	}
	if len(calls) == 0 || !r.mentions(s, calls) {
		return
	}
	r.Neighbour(mleready.CaptureContextVerify, s.At(calls[0].Span))
}

var joints = strings.NewReplacer("_", "", "-", "", " ", "")

// mentions reports whether a function or its arguments go by the name of a token that the provider signs.
func (r *runner) mentions(s code.Scope, calls []*code.Call) bool {
	words := []string{s.Name()}
	for _, c := range calls {
		_, text, _ := r.source(s.At(c.Span))
		words = append(words, text)
	}
	for _, t := range r.Model.Texts(s) {
		words = append(words, t.String())
		for _, p := range t.Value {
			words = append(words, p.Name)
		}
	}
	for _, w := range words {
		plain := strings.ToLower(joints.Replace(w))
		for _, n := range r.Rules.Neighbours {
			if n.Kind == mleready.CaptureContextVerify && strings.Contains(plain, strings.ToLower(n.Literal)) {
				return true
			}
		}
		for _, o := range r.names.Others {
			if o.Kind == mleready.CaptureContextVerify && o.In == "text" && strings.Contains(plain, strings.ToLower(o.Literal)) {
				return true
			}
		}
	}
	return false
}
