package dialect

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Languages lists what this package reads.
func Languages() []string {
	var out []string
	for _, d := range dialects {
		out = append(out, d.name)
	}
	return out
}

// What is told of every dialect.
const (
	folds  = "constants, fields, concatenation, interpolation, formats, builders and maps across files; calls with their arguments; settings by key"
	limits = "types only where a declaration names them; no reflection, no code put together as text, nothing that a framework hands in by name"
)

// Adapters are those of all dialects.
func Adapters(o code.Parsing) []code.Adapter {
	var out []code.Adapter
	for _, d := range dialects {
		p := &project{Parsing: o, dialect: d}
		out = append(out, code.Adapter{Language: d.name, Extensions: d.extensions, Names: d.names, Depth: o.Depth, Folds: folds, Limits: limits, Summarise: p.summarise})
	}
	return out
}

// project is the files of one language in a tree, or of all languages of its family.
type project struct {
	code.Parsing
	dialect *dialect
}

// chooser is a tree that tells the candidates of every language, so that those of one family can be read together.
type chooser interface {
	Candidates(language string) []string
}

// summarise reads the languages of a family at once: the first of them that has candidates does it for all.
func (p *project) summarise(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
	if all, ok := tree.(chooser); ok {
		candidates = nil
		for _, d := range p.dialect.relatives() {
			own := all.Candidates(d.name)
			if d == p.dialect && (len(candidates) > 0 || len(own) == 0) {
				return nil, nil // with those of another language, or there is nothing
			}
			candidates = append(candidates, own...)
		}
		slices.Sort(candidates)
	}
	named := map[string]bool{}
	for _, c := range candidates {
		named[c] = true
	}
	raw, skipped := p.read(ctx, tree, p.around(ctx, tree, candidates), named)
	l := newLinker(raw)
	var out []*code.Summary
	for _, s := range raw {
		l.link(s)
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *code.Summary) int { return strings.Compare(a.Path, b.Path) })
	return out, skipped
}

// Bounds of the files that are read only because candidates name what they declare or are named by them.
const (
	maxNeighbours = 600
	maxSteps      = 4
	maxDeclared   = 3 // files that may declare one name for it to tell anything
)

// around lists the candidates, the files that declare what they name, and those that name what they declare.
func (p *project) around(ctx context.Context, tree code.Tree, candidates []string) []string {
	x := p.index(ctx, tree)
	visit := map[string]bool{}
	for _, c := range candidates {
		visit[c] = true
	}
	for _, next := range []map[string][]string{x.above(), x.below} {
		level := candidates
		for step := 0; step < maxSteps && len(visit) < len(candidates)+maxNeighbours; step++ {
			var found []string
			for _, f := range level {
				for _, to := range next[f] {
					if !visit[to] && len(visit) < len(candidates)+maxNeighbours {
						visit[to] = true
						found = append(found, to)
					}
				}
			}
			level = found
		}
	}
	var out []string
	for f := range visit {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// read summarises files.
func (p *project) read(ctx context.Context, tree code.Tree, visit []string, candidates map[string]bool) (map[string]*code.Summary, []mleready.Skipped) {
	var skipped []mleready.Skipped
	raw := map[string]*code.Summary{}
	language := map[string]string{}
	for _, d := range p.dialect.relatives() {
		for _, f := range tree.Paths(d.name) {
			language[f] = d.name
		}
	}
	p.Files(ctx, tree, visit, func(f string) string { return cmp.Or(language[f], p.dialect.name) }, func(f string, sum *code.Summary, err error) {
		switch {
		case err == nil:
			raw[f] = sum
		case candidates[f]:
			skipped = append(skipped, mleready.Skipped{Path: f, Reason: err.Error(), Candidate: true})
		}
	})
	slices.SortFunc(skipped, func(a, b mleready.Skipped) int { return strings.Compare(a.Path, b.Path) })
	return raw, skipped
}
