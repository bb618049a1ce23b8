package analyzers

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

const (
	reachedDepth  = 4  // calls followed back from what was found
	reachedPlaces = 8  // that are told, the nearest first
	ownName       = 10 // letters of a name that nothing else is likely to have
)

// relateCallers adds to the first hit for a mechanism in a function where other files call it from, so that a reader
// sees what depends on it.
func relateCallers(hits []check.Hit, m *code.Model, rules *mleready.Rules) {
	type told struct {
		scope     code.Scope
		mechanism mleready.Mechanism
	}
	var c *callers
	done := map[told]bool{}
	for i := range hits {
		rule, _ := rules.Rule(hits[i].Rule)
		at := told{code.ScopeAt(hits[i].At), rule.Mechanism}
		if rule.Mechanism == "" || done[at] {
			continue
		}
		done[at] = true
		if c == nil {
			c = newCallers(m)
		}
		for _, from := range c.from(at.scope) {
			hits[i].Related = append(hits[i].Related, check.Related{At: from, Why: "reached from here"})
		}
	}
}

// callers finds the calls of functions: those that the adapters resolved, and those by a name that one function alone has,
// on an object whose type is not known.
type callers struct {
	model    *code.Model
	bySymbol map[string][]code.Place
	byName   map[string][]code.Place
	unique   map[string]bool
}

func newCallers(m *code.Model) *callers {
	c := &callers{model: m, bySymbol: map[string][]code.Place{}, byName: map[string][]code.Place{}, unique: map[string]bool{}}
	for _, s := range m.Scopes() {
		if name := lastPart(s.Name()); s.Func != code.TopLevel && s.File.Role != mleready.RoleVendored && len(name) >= ownName {
			_, twice := c.unique[name]
			c.unique[name] = !twice
		}
		if !s.File.Role.Judged() {
			continue
		}
		for _, call := range m.Calls(s) {
			if call.Callee != "" {
				c.bySymbol[call.Callee] = append(c.bySymbol[call.Callee], s.At(call.Span))
			}
			if name := lastPart(call.Name); len(name) >= ownName {
				c.byName[name] = append(c.byName[name], s.At(call.Span))
			}
		}
	}
	return c
}

func lastPart(name string) string { return name[strings.LastIndexAny(name, ".>:\\")+1:] }

// from lists the places in other files that lead to a function, the nearest first, one for each function there. What
// stands outside of functions, a field say, is reached by those of its file.
func (c *callers) from(s code.Scope) []code.Place {
	var out []code.Place
	seen := map[code.Scope]bool{s: true}
	level := []code.Scope{s}
	if s.Func == code.TopLevel {
		level = nil
		for i := range s.File.Funcs {
			level = append(level, code.Scope{File: s.File, Func: i})
		}
	}
	for depth := 0; depth < reachedDepth && len(level) > 0; depth++ {
		var next []code.Scope
		for _, callee := range level {
			for _, at := range c.calls(callee) {
				caller := code.ScopeAt(at)
				if seen[caller] {
					continue
				}
				seen[caller] = true
				if at.File != s.File {
					out = append(out, at)
				}
				if len(out) == reachedPlaces {
					return out
				}
				if caller.Func != code.TopLevel {
					next = append(next, caller)
				}
			}
		}
		level = next
	}
	return out
}

func (c *callers) calls(s code.Scope) []code.Place {
	all := c.bySymbol[s.File.Funcs[s.Func].Symbol]
	if name := lastPart(s.Name()); c.unique[name] {
		all = slices.Concat(all, c.byName[name])
		slices.SortFunc(all, code.Place.Compare)
		all = slices.CompactFunc(all, func(a, b code.Place) bool { return a.Compare(b) == 0 })
	}
	return all
}
