package jwtconstruction

import (
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// token is the claims and the JOSE header that belong together. headers are the sets that the header was made of.
type token struct {
	claims  *set
	header  *set
	headers []*set
	isNew   bool // of the new version
}

// tokens puts the pieces of all scopes together.
func (r *runner) tokens(scopes []code.Scope) []*token {
	var all []*set
	for _, s := range scopes {
		all = append(all, pieces(r.parts[s].claims)...)
	}
	var out []*token
	holders := map[code.Scope]int{}
	perPackage := map[string]int{}
	for i, c := range all {
		covered := func(o *set) bool {
			return o != c && c.within(o) && (len(c.fields) < len(o.fields) || slices.Index(all, o) < i)
		}
		if !slices.ContainsFunc(all, covered) {
			out = append(out, &token{claims: c})
			holders[c.scope]++
			perPackage[c.scope.File.Package]++
		}
	}
	for _, t := range out {
		r.complete(t, holders[t.claims.scope] == 1)
		r.findHeader(t, holders, perPackage[t.claims.scope.File.Package] == 1)
	}
	return out
}

// pieces makes one set of claims that a function puts together piece by piece. Two tokens have names in common.
func pieces(claims []*set) []*set {
	var out []*set
	for _, c := range claims {
		if i := slices.IndexFunc(out, func(o *set) bool { return disjoint(o, c) }); i >= 0 {
			out[i].merge(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

func disjoint(a, b *set) bool {
	for name := range a.fields {
		if b.has(name) {
			return false
		}
	}
	return true
}

// around lists a scope, then the ones that call it or that it calls.
func (r *runner) around(s code.Scope) [][]code.Scope {
	return [][]code.Scope{{s}, append(r.Model.Callers(s), r.Model.Callees(s)...)}
}

// complete adds the claims of every token that stand elsewhere: in options, builders, structs of a library.
func (r *runner) complete(t *token, alone bool) {
	c := t.claims
	for i, scopes := range r.around(c.scope) {
		for _, s := range scopes {
			if r.parts[s] == nil || foreign(s, c.scope) {
				continue
			}
			more := slices.Clone(r.parts[s].more)
			if i == 0 && !alone && len(more) > 1 {
				slices.SortStableFunc(more, near(c.at))
				more = more[:1]
			}
			for _, m := range more {
				c.fill(m)
			}
		}
	}
}

// foreign reports whether a scope stands in a copy of others' code that the token's own does not stand in.
func foreign(s, own code.Scope) bool {
	return s.File.Role == mleready.RoleVendored && own.File.Role != mleready.RoleVendored
}

// fill adds the fields of another set that s lacks.
func (s *set) fill(other *set) {
	for _, name := range other.sorted() {
		if !s.has(name) {
			s.fields[name] = other.fields[name]
		}
	}
}

// findHeader collects the JOSE header of a token: what stands in the same function, in one that calls it or that it
// calls, else in those around these; else in the package, when no other token could have it.
func (r *runner) findHeader(t *token, holders map[code.Scope]int, only bool) {
	t.header = newSet(t.claims.scope, t.claims.at)
	scope := t.claims.scope
	take := func(s code.Scope) {
		if p := r.parts[s]; p != nil && !foreign(s, scope) && (s == scope || holders[s] == 0) {
			t.take(p.headers, holders[s] > 1)
		}
	}
	levels := r.around(scope)
	for _, s := range slices.Concat(levels...) {
		take(s)
	}
	for _, next := range []func(code.Scope) []code.Scope{r.Model.Callees, r.Model.Callers} {
		for _, s := range levels[1] {
			if t.header.count(r.header) == len(r.header) || t.header.has(r.old...) {
				return
			}
			for _, o := range next(s) {
				take(o)
				for _, deeper := range r.Model.Callees(o) {
					take(deeper)
				}
			}
		}
	}
	if only && len(t.headers) == 0 {
		for _, s := range r.Model.Scopes() {
			if s.File.Package == scope.File.Package {
				take(s)
			}
		}
	}
}

// take merges headers, of several tokens' only the nearest of each that names the same members.
func (t *token) take(headers []*set, several bool) {
	headers = slices.Clone(headers)
	if several {
		slices.SortStableFunc(headers, near(t.claims.at))
	}
	for _, h := range headers {
		if slices.Contains(t.headers, h) || several && t.header.count(h.sorted()) > 0 {
			continue
		}
		t.headers = append(t.headers, h)
		t.header.merge(h)
	}
}
