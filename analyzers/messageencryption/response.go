package messageencryption

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// reading is a place where a reply's encrypted member is read.
type reading struct {
	scope  code.Scope
	at     code.Place
	others []code.Place // further ones in the same function
}

// readIn finds the places in a function that read the member, the first with the others.
func (r *runner) readIn(s code.Scope) []reading {
	name := r.names.ResponseMember
	var out []reading
	found := func(at code.Span) {
		if at.End > at.Start {
			out = append(out, reading{scope: s, at: s.At(at)})
		}
	}
	r.Model.Exprs(s, func(e *code.Expr) {
		switch e.Op {
		case code.OpField, code.OpUnknown:
			if e.Text == name {
				found(e.Span)
			}
		case code.OpRef:
			if r.Model.Member(e.Symbol) == name || strings.HasSuffix(e.Symbol, "."+name) {
				found(e.Span)
			}
		}
	})
	for _, u := range r.Model.Uses(s) {
		r.literal(s, &u.Value, name, found)
	}
	for _, c := range r.Model.Calls(s) {
		for i := range c.Args {
			r.literal(s, &c.Args[i], name, found)
		}
	}
	slices.SortFunc(out, func(a, b reading) int { return a.at.Compare(b.at) })
	for i := 1; i < len(out); i++ {
		if out[i].at.Line() != out[i-1].at.Line() {
			out[0].others = append(out[0].others, out[i].at)
		}
	}
	return out[:min(len(out), 1)]
}

func (r *runner) literal(s code.Scope, e *code.Expr, name string, found func(code.Span)) {
	for _, v := range r.Model.Fold(s, e) {
		if v.Constant() && v.String() == name && len(v) > 0 && v[0].Via.File == nil {
			found(e.Span)
		}
	}
}

// replies judges what happens with replies.
func (r *runner) replies() {
	met := map[int]bool{}
	var untold []reading
	for _, x := range r.reads {
		region := r.region(x.scope)
		if !r.speaks[region] {
			continue
		}
		opener, confidence, ok := r.opened(x)
		if !ok {
			untold = append(untold, x)
			continue
		}
		met[region] = true
		related := []check.Related{{At: opener.Scope.At(opener.Call.Span), Why: "decrypts the JWE"}}
		for _, place := range x.others {
			related = append(related, check.Related{At: place, Why: "reads the encrypted member"})
		}
		r.hit(ruleDecrypts, x.at, confidence, map[string]string{"member": r.names.ResponseMember}, related...)
		r.handling(opener)
	}
	read := map[int]bool{}
	for _, x := range untold {
		read[r.region(x.scope)] = true
		if !met[r.region(x.scope)] {
			r.hit(ruleReply, x.at, mleready.Low, map[string]string{"member": r.names.ResponseMember, "why": "no decryption is in reach"})
		}
	}
	for _, t := range r.tokens {
		region := r.region(t.scope)
		if claim := t.claims[r.names.KeyIDClaim]; len(claim) > 0 && !met[region] && !read[region] {
			r.hit(ruleIgnores, claim[0].At, mleready.Medium, nil)
		}
	}
}

// opened finds the decryption of what is read: in the function, in what it calls, else around its callers.
func (r *runner) opened(x reading) (jwe.Opener, mleready.Confidence, bool) {
	for _, s := range r.reach(x.scope, 3) {
		if o, ok := r.openerIn(s); ok {
			return o, mleready.High, true
		}
	}
	for _, caller := range r.above(x.scope, 2) {
		for _, s := range r.reach(caller, 2) {
			if o, ok := r.openerIn(s); ok {
				return o, mleready.Medium, true
			}
		}
	}
	return jwe.Opener{}, "", false
}

func (r *runner) openerIn(s code.Scope) (jwe.Opener, bool) {
	for _, o := range r.jwes.Openers {
		if o.Scope == s {
			return o, true
		}
	}
	return jwe.Opener{}, false
}
