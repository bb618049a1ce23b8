package vet

import (
	"fmt"
	"go/token"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/check"
	"mleready/analyzers/source"
)

// Analyzers lists one analyzer for each check that claims rules and needs no more than the package.
var Analyzers = sync.OnceValue(func() []*analysis.Analyzer {
	var out []*analysis.Analyzer
	for _, c := range analyzers.Checks() {
		if c.Rules && !c.NeedsTree {
			out = append(out, analyzer(c))
		}
	}
	return out
})

// triggers is the prefilter, made when first needed.
var triggers = sync.OnceValue(func() *source.Matcher {
	m, err := source.NewMatcher(mleready.Triggers())
	if err != nil {
		panic(fmt.Sprintf("the embedded rules hold a trigger that cannot be matched: %v", err)) // a test excludes it
	}
	return m
})

func analyzer(c check.Check) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     c.Name,
		Doc:      c.Doc,
		Requires: []*analysis.Analyzer{Producer},
		Run:      func(pass *analysis.Pass) (any, error) { return nil, run(pass, c) },
	}
}

func run(pass *analysis.Pass, c check.Check) error {
	p := pass.ResultOf[Producer].(*program)
	if p == nil {
		return nil
	}
	rules, err := mleready.Default()
	if err != nil {
		return err
	}
	r := &reporter{pass: pass, rules: rules, program: p}
	p.Lock()
	hits, failed := analyzers.Hits(p.model, rules, r.text, c)
	p.Unlock()
	if len(failed) > 0 {
		return fmt.Errorf("%s", failed[0].Reason)
	}
	for _, h := range hits {
		if err := r.report(h); err != nil {
			return err
		}
	}
	return nil
}

// reporter turns hits in the pass's own files into diagnostics.
type reporter struct {
	pass    *analysis.Pass
	rules   *mleready.Rules
	program *program
}

func (r *reporter) text(path string) ([]byte, error) {
	f, own := r.program.own[path]
	if !own {
		return nil, fmt.Errorf("%s is not in this package", path)
	}
	return r.pass.ReadFile(r.pass.Fset.File(f.FileStart).Name())
}

// pos is where an offset of an own file lies; token.NoPos in a file of another package.
func (r *reporter) pos(path string, offset int) token.Pos {
	f, own := r.program.own[path]
	if !own {
		return token.NoPos
	}
	return r.pass.Fset.File(f.FileStart).Pos(offset)
}

func (r *reporter) report(h check.Hit) error {
	at := h.At.File.Path
	if r.program.own[at] == nil || !h.At.File.Role.Judged() || !r.complains(h) || r.ignored(h) {
		return nil
	}
	message, err := analyzers.Message(r.rules, h)
	if err != nil {
		return err
	}
	d := analysis.Diagnostic{
		Pos:            r.pos(at, int(h.At.Start)),
		End:            r.pos(at, int(h.At.End)),
		Category:       h.Rule,
		Message:        h.Rule + ": " + message,
		SuggestedFixes: r.fixes(h),
	}
	for _, rel := range h.Related {
		if pos := r.pos(rel.At.File.Path, int(rel.At.Start)); pos.IsValid() {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, End: r.pos(rel.At.File.Path, int(rel.At.End)), Message: rel.Why})
		}
	}
	r.pass.Report(d)
	return nil
}

// complains reports whether there is anything to do about a hit. What is as it should be, or could not be told, is for
// mleready scan to say: it must not fail a build.
func (r *reporter) complains(h check.Hit) bool {
	rule, ok := r.rules.Rule(h.Rule)
	return !ok || rule.Outcome == mleready.Unmet
}

// ignored reports whether an inline directive excuses the hit. Its date is not looked at: a cached result has no today.
func (r *reporter) ignored(h check.Hit) bool {
	text, err := r.text(h.At.File.Path)
	if err != nil {
		return false
	}
	directives, _ := source.ParseInline(h.At.File.Path, text, nil)
	return slices.ContainsFunc(directives, func(d source.Directive) bool {
		return d.Rule == h.Rule && d.Target == h.At.Line()
	})
}

// fixes makes one suggested fix of a hit's edits, when all of them are in this package.
func (r *reporter) fixes(h check.Hit) []analysis.SuggestedFix {
	if len(h.Edits) == 0 {
		return nil
	}
	fix := analysis.SuggestedFix{Message: h.FixTitle}
	for _, e := range h.Edits {
		start := r.pos(e.Path, e.Start)
		if !start.IsValid() {
			return nil
		}
		fix.TextEdits = append(fix.TextEdits, analysis.TextEdit{Pos: start, End: r.pos(e.Path, e.End), NewText: []byte(e.Text)})
	}
	return []analysis.SuggestedFix{fix}
}
