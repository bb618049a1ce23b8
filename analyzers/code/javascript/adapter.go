package javascript

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"sync"

	"mleready"
	"mleready/analyzers/code"
)

// Adapters are those of JavaScript and TypeScript. They serve one scan: a file of one language that the other one's
// candidates import is read by whichever comes first, and only once.
func Adapters(o code.Parsing) []code.Adapter {
	p := &project{Parsing: o, raw: map[string]*code.Summary{}, done: map[string]bool{}, refused: map[string]bool{}}
	return []code.Adapter{
		{
			Language: JavaScript, Extensions: []string{".js", ".jsx", ".mjs", ".cjs", ".ds", ".vue", ".svelte", ".astro", ".html", ".htm", ".ejs"},
			Depth: o.Depth, Summarise: p.summarise,
		},
		{
			Language: TypeScript, Extensions: []string{".ts", ".tsx", ".mts", ".cts"},
			Depth: o.Depth, Summarise: p.summarise,
		},
	}
}

// project is what both adapters know of the tree.
type project struct {
	code.Parsing
	mu      sync.Mutex
	raw     map[string]*code.Summary // by path
	done    map[string]bool          // summaries handed out
	refused map[string]bool          // files that could not be read, reported once
}

// maxNeighbours bounds the files that are read only because candidates import them or are imported by them.
const maxNeighbours = 4000

func (p *project) summarise(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
	p.mu.Lock()
	defer p.mu.Unlock()
	languages := map[string]string{}
	var files []string
	for _, language := range []string{JavaScript, TypeScript} {
		for _, f := range tree.Paths(language) {
			languages[f] = language
			files = append(files, f)
		}
	}
	named := map[string]bool{}
	for _, c := range candidates {
		named[c] = true
	}
	m := newModules(tree, files)
	visit := p.around(ctx, tree, m, files, candidates)
	skipped := p.read(ctx, tree, visit, languages, named)
	var out []*code.Summary
	l := newLinker(m, p.raw)
	for _, f := range visit {
		if s := p.raw[f]; s != nil && !p.done[f] {
			p.done[f] = true
			l.link(s)
			out = append(out, s)
		}
	}
	return out, skipped
}

// around lists the candidates, what they import and what imports them, also by way of others, sorted.
func (p *project) around(ctx context.Context, tree code.Tree, m *modules, files, candidates []string) []string {
	below, above := map[string][]string{}, map[string][]string{}
	for _, f := range files {
		if ctx.Err() != nil {
			return nil
		}
		if tree.Role(f) == mleready.RoleVendored || declaration(f) {
			continue
		}
		text, err := tree.Read(f)
		if err != nil {
			continue // a candidate is told when it is read in full
		}
		for _, specifier := range specifiers(text) {
			if to := m.find(f, specifier); to != "" && m.code[to] {
				below[f] = append(below[f], to)
				above[to] = append(above[to], f)
			}
		}
	}
	visit := map[string]bool{}
	for _, c := range candidates {
		visit[c] = true
	}
	speaks := func(f string) bool {
		r := tree.Role(f)
		return r != mleready.RoleVendored && r != mleready.RoleTest
	}
	for _, next := range []map[string][]string{above, below} {
		spread(candidates, next, visit, speaks)
	}
	var out []string
	for f := range visit {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// spread marks what can be reached from start.
func spread(start []string, next map[string][]string, visit map[string]bool, wanted func(string) bool) {
	seen := map[string]bool{}
	for queue := slices.Clone(start); len(queue) > 0 && len(seen) < maxNeighbours; queue = queue[1:] {
		for _, f := range next[queue[0]] {
			if !seen[f] && wanted(f) {
				seen[f] = true
				visit[f] = true
				queue = append(queue, f)
			}
		}
	}
}

// declaration reports whether a file holds types only.
func declaration(name string) bool {
	return strings.HasSuffix(name, ".d.ts") || strings.HasSuffix(name, ".d.mts") || strings.HasSuffix(name, ".d.cts")
}

// read summarises the files that were not read yet.
func (p *project) read(ctx context.Context, tree code.Tree, visit []string, languages map[string]string, candidates map[string]bool) []mleready.Skipped {
	var skipped []mleready.Skipped
	unread := slices.DeleteFunc(slices.Clone(visit), func(f string) bool { return declaration(f) || p.raw[f] != nil || p.refused[f] })
	p.Files(ctx, tree, unread, func(f string) string { return languages[f] }, func(f string, sum *code.Summary, err error) {
		if err == nil {
			p.raw[f] = sum
			return
		}
		p.refused[f] = true
		if candidates[f] {
			candidate := !errors.Is(err, ErrMinified) || tree.Role(f) == mleready.RoleProduction && !built(f)
			skipped = append(skipped, mleready.Skipped{Path: f, Reason: err.Error(), Candidate: candidate})
		}
	})
	slices.SortFunc(skipped, func(a, b mleready.Skipped) int { return strings.Compare(a.Path, b.Path) })
	return skipped
}

// built reports whether a file lies where tools put what they make.
func built(name string) bool {
	for _, f := range strings.Split(path.Dir(name), "/") {
		if builds[strings.ToLower(f)] {
			return true
		}
	}
	return strings.Contains(path.Base(name), ".min.")
}

var builds = words("dist build public static out assets lib-min min bundle bundles wwwroot compiled")
