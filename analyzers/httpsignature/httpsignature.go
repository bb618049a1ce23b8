package httpsignature

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// Rules of this check.
const (
	ruleBuilds    = "MLE1001"
	ruleSends     = "MLE1002"
	ruleCompletes = "MLE1003"
	ruleHelper    = "MLE1004"
	ruleUnproven  = "MLE1005"
)

// Check finds HTTP Signature.
var Check = check.Check{
	Name:  "httpsignature",
	Doc:   "finds requests that are signed with HTTP Signature",
	Rules: true,
	Run:   run,
}

// run collects what each function shows, then decides function by function, callees first in importance: a function
// that shows enough by itself is a hit, one that completes what others began is one too, and the rest supports the
// hits of its package or turns out to be somebody else's scheme.
func run(p *check.Pass) {
	r := &runner{
		Pass:    p,
		names:   lower(p.Rules.Wire.HTTPSignature),
		shown:   map[code.Scope]*shown{},
		context: map[string]bool{},
		named:   map[*code.Summary]bool{},
		maps:    map[*code.Summary]map[code.Span]code.Span{},
	}
	scopes := p.Model.Scopes()
	for _, s := range scopes {
		r.shown[s] = r.look(s)
		if r.shown[s].context() {
			r.context[s.File.Package], r.named[s.File] = true, true
		}
	}
	r.place(scopes)
	r.complete(scopes)
	r.unproven(scopes)
	r.helpers()
	r.support(scopes)
	for _, h := range r.hits {
		p.Report(h.Hit)
	}
}

type runner struct {
	*check.Pass
	names   mleready.HTTPSignatureNames
	shown   map[code.Scope]*shown
	context map[string]bool                           // packages that name the provider
	named   map[*code.Summary]bool                    // files that do
	maps    map[*code.Summary]map[code.Span]code.Span // of the entries of a file, by their places
	hits    []*hit
}

// lower makes the names ready to be compared: header names have no case.
func lower(n mleready.HTTPSignatureNames) mleready.HTTPSignatureNames {
	for _, s := range []*string{&n.SignatureHeader, &n.MerchantHeader, &n.DigestHeader, &n.DigestPrefix, &n.RequestTarget, &n.RefusedRequestTarget, &n.HostHeader, &n.Algorithm, &n.MAC} {
		*s = strings.ToLower(*s)
	}
	for _, list := range []*[]string{&n.DateHeaders, &n.Parameters} {
		*list = slices.Clone(*list)
		for i, s := range *list {
			(*list)[i] = strings.ToLower(s)
		}
	}
	return n
}

// hit is a hit in the making, with the function it stands in.
type hit struct {
	check.Hit
	scope code.Scope
}

func (r *runner) hit(rule string, s code.Scope, at code.Place, c mleready.Confidence, signals []signal) *hit {
	h := &hit{scope: s, Hit: check.Hit{Rule: rule, At: at, Via: mleready.Manual, Confidence: c, Args: map[string]string{}}}
	h.Variant = variant(signals)
	h.Args["form"] = forms[h.Variant]
	for _, g := range signals {
		r.add(h, g)
	}
	h.Edits, h.FixTitle = r.edits(s, signals), "name the request target without parentheses"
	r.hits = append(r.hits, h)
	return h
}

// add relates a signal's place, and where its text comes from when that is elsewhere.
func (r *runner) add(h *hit, g signal) {
	if g.kind == host {
		return
	}
	why := whys[g.kind]
	if g.from.File != nil && g.from != g.at {
		h.relate(g.from, why)
		if !g.own() && r.builds(g.via) {
			why = "calls the code that signs"
		}
	}
	h.relate(g.at, why)
}

func (h *hit) relate(at code.Place, why string) {
	same := func(r check.Related) bool { return r.At.File == at.File && r.At.Line() == at.Line() }
	if at.File == h.At.File && at.Line() == h.At.Line() || slices.ContainsFunc(h.Related, same) {
		return
	}
	h.Related = append(h.Related, check.Related{At: at, Why: why})
}

// place reports the functions that show enough by themselves. A constant that a function of its own package uses is
// told there.
func (r *runner) place(scopes []code.Scope) {
	used := map[code.Place]bool{}
	for _, s := range scopes {
		if s.Func != code.TopLevel {
			for _, g := range r.shown[s].signals {
				if g.from.File != nil && g.own() && g.from != g.at {
					used[g.from] = true
				}
			}
		}
	}
	for _, s := range scopes {
		sh := r.shown[s]
		built := slices.DeleteFunc(sh.strong(), func(g signal) bool {
			return s.Func == code.TopLevel && (used[g.at] || used[g.from]) || !g.own() && r.builds(g.via)
		})
		switch {
		case len(built) > 0:
			h := r.hit(ruleBuilds, s, built[0].at, sh.confidence(), sh.signals)
			h.Args["what"] = whys[built[0].kind]
		default:
			sent := slices.DeleteFunc(sh.sent(), func(g signal) bool { return r.leftTo(s, g) })
			if len(sent) > 0 {
				r.hit(ruleSends, s, sent[0].at, sh.confidence(), sh.signals)
			}
		}
	}
}

// leftTo reports whether a header gets to its request only in a function that is called there, which is told instead.
func (r *runner) leftTo(s code.Scope, g signal) bool {
	called := slices.ContainsFunc(r.Model.Calls(s), func(c *code.Call) bool { return c.Span == g.at.Span })
	return called && slices.ContainsFunc(r.Model.Callees(s), func(c code.Scope) bool {
		return r.shown[c] != nil && slices.ContainsFunc(r.shown[c].sent(), func(inner signal) bool {
			return inner.from == g.from && inner.object.File == nil
		})
	})
}

// builds reports whether a function has by itself what another only gets from it.
func (r *runner) builds(s code.Scope) bool {
	return r.shown[s] != nil && len(r.shown[s].strong()) > 0
}

const maxReach = 6 // calls followed to find the parts of a signature

// reach is what a function shows together with all that it calls.
func (r *runner) reach(s code.Scope) (all shown, parts []code.Scope) {
	seen := map[code.Scope]bool{s: true}
	level := []code.Scope{s}
	for depth := 0; depth <= maxReach && len(level) > 0; depth++ {
		var next []code.Scope
		for _, at := range level {
			all.signals = append(all.signals, r.shown[at].parts()...)
			parts = append(parts, at)
			for _, c := range r.Model.Callees(at) {
				if !seen[c] {
					seen[c] = true
					next = append(next, c)
				}
			}
		}
		level = next
	}
	return all, parts
}

// complete reports a function in which parts from others come together, the innermost one only.
func (r *runner) complete(scopes []code.Scope) {
	done := map[code.Scope]bool{}
	for _, h := range r.hits {
		done[h.scope] = true
	}
	completes := map[code.Scope][]code.Scope{}
	for _, s := range scopes {
		if done[s] || s.Func == code.TopLevel {
			continue
		}
		all, parts := r.reach(s)
		if len(parts) > 1 && all.whole() && !slices.ContainsFunc(parts, func(p code.Scope) bool { return done[p] }) {
			completes[s] = parts[1:]
		}
	}
	for _, s := range scopes {
		parts, ok := completes[s]
		if !ok || slices.ContainsFunc(parts, func(p code.Scope) bool { return completes[p] != nil }) {
			continue
		}
		all, _ := r.reach(s)
		h := r.hit(ruleCompletes, s, s.At(s.File.Funcs[s.Func].Span), mleready.Medium, all.signals)
		h.At = all.signals[0].at
		if h.At.File != s.File {
			h.At = s.At(r.Model.Calls(s)[0].Span)
		}
		var where []string
		for _, p := range parts {
			if r.shown[p].matters() && !slices.Contains(where, p.Name()) {
				where = append(where, p.Name())
			}
		}
		h.Args["where"] = strings.Join(where, ", ")
	}
}

// unproven tells what has the shape of the scheme but not the provider's names: unknown where its package speaks to the
// provider, a neighbour elsewhere.
func (r *runner) unproven(scopes []code.Scope) {
	reached := map[code.Scope]bool{}
	proven := map[string]bool{}
	for _, h := range r.hits {
		proven[h.At.File.Package] = true
		_, parts := r.reach(h.scope)
		for _, p := range parts {
			reached[p] = true
		}
	}
	for _, s := range scopes {
		sh := r.shown[s]
		g := sh.shape()
		if g == nil || reached[s] || proven[s.File.Package] || !g.own() && r.builds(g.via) {
			continue
		}
		if r.context[s.File.Package] && !sh.foreign {
			r.hit(ruleUnproven, s, g.at, mleready.Low, sh.signals)
		} else {
			r.Neighbour(mleready.UnrelatedSignature, g.at)
		}
	}
}

// helpers reports the packages of third parties that sign for their users.
func (r *runner) helpers() {
	for _, f := range r.Model.Files {
		for _, imp := range f.Imports {
			for _, h := range r.Rules.Helpers {
				if h.Mechanism != mleready.HTTPSignature || !h.Names(imp.Path) || r.Model.Declares(h.Import) {
					continue
				}
				at, scope := code.Place{File: f, Span: imp.Span}, code.Scope{File: f, Func: code.TopLevel}
				if r.shown[scope] == nil {
					r.shown[scope] = &shown{} // nothing stands there but imports
				}
				x := r.hit(ruleHelper, scope, at, mleready.High, nil)
				x.Via = mleready.Plugin
				x.Args["package"] = imp.Path
				r.declared(x, h)
			}
		}
	}
}

// declared relates the manifests that name a helper by another name than code does.
func (r *runner) declared(x *hit, h mleready.Helper) {
	for _, f := range r.Model.Files {
		for _, d := range f.Depends {
			if h.Package != "" && d.Name == h.Package {
				x.Related = append(x.Related, check.Related{At: code.Place{File: f, Span: d.Span}, Why: "names the package"})
			}
		}
	}
}

// support relates the remaining signals of a package to its nearest hit: that of the same file, else the first.
func (r *runner) support(scopes []code.Scope) {
	slices.SortFunc(r.hits, func(a, b *hit) int { return a.At.Compare(b.At) })
	for _, s := range scopes {
		if len(r.shown[s].signals) == 0 {
			continue
		}
		h := r.nearest(s)
		if h == nil || h.scope == s {
			continue
		}
		for _, g := range r.shown[s].signals {
			if h.At.File == s.File || r.tells(s.File, g) {
				r.add(h, g)
			}
		}
	}
	for _, h := range r.hits {
		_, parts := r.reach(h.scope)
		for _, part := range parts {
			for _, g := range r.shown[part].signals {
				if g.kind == mac {
					r.add(h, g)
				}
			}
		}
		for _, call := range r.Model.Calls(h.scope) {
			for _, other := range r.hits {
				if other.scope != h.scope && other.scope.Func != code.TopLevel && call.Callee == other.scope.File.Funcs[other.scope.Func].Symbol {
					h.relate(h.scope.At(call.Span), "calls the code that signs")
				}
			}
		}
		slices.SortFunc(h.Related, func(a, b check.Related) int { return a.At.Compare(b.At) })
	}
}

// tells reports whether a signal says something in a file without a hit of its own: a header called Signature, a keyed
// hash and Java's name for one are everybody's, unless the file names the provider.
func (r *runner) tells(f *code.Summary, g signal) bool {
	return g.kind != signatureHeader && g.kind != mac && g.kind != algorithm || r.named[f]
}

func (r *runner) nearest(s code.Scope) *hit {
	var best *hit
	for _, h := range r.hits {
		switch {
		case h.scope == s:
			return h
		case h.At.File.Package != s.File.Package:
		case best == nil || h.At.File == s.File && best.At.File != s.File:
			best = h
		}
	}
	return best
}
