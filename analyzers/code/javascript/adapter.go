package javascript

import (
	"context"
	"errors"
	"maps"
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
	const folds = "constants, objects, classes, template literals and joins across modules; calls with their arguments"
	const limits = "no types; names of members made at run time, code put together as text"
	p := &project{Parsing: o, raw: map[string]*code.Summary{}, done: map[string]bool{}, refused: map[string]bool{}}
	return []code.Adapter{
		{
			Language: JavaScript, Extensions: []string{".js", ".jsx", ".mjs", ".cjs", ".ds", ".vue", ".svelte", ".astro", ".html", ".htm", ".xhtml", ".ejs"},
			Depth: o.Depth, Folds: folds, Limits: limits, Summarise: p.summarise,
		},
		{
			Language: TypeScript, Extensions: []string{".ts", ".tsx", ".mts", ".cts"},
			Depth: o.Depth, Folds: folds, Limits: limits, Summarise: p.summarise,
		},
	}
}

// project is what both adapters know of the tree.
type project struct {
	code.Parsing
	mu      sync.Mutex
	graph   *graph
	raw     map[string]*code.Summary // by path
	done    map[string]bool          // summaries handed out
	refused map[string]bool          // files that could not be read, reported once
}

// graph tells which files import which.
type graph struct {
	modules      *modules
	languages    map[string]string // by file
	below, above map[string][]string
}

// maxNeighbours bounds the files that are read only because candidates import them or are imported by them.
const maxNeighbours = 4000

func (p *project) summarise(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.graph == nil {
		p.graph = newGraph(ctx, tree)
	}
	p.graph.join(ctx, tree, slices.DeleteFunc(slices.Clone(candidates), func(f string) bool { return p.graph.languages[f] != "" }))
	named := map[string]bool{}
	for _, c := range candidates {
		named[c] = true
	}
	visit := p.graph.around(tree, candidates)
	skipped := p.read(ctx, tree, visit, p.graph.languages, named)
	var out []*code.Summary
	l := newLinker(p.graph.modules, p.raw)
	for _, f := range visit {
		if s := p.raw[f]; s != nil && !p.done[f] {
			p.done[f] = true
			l.link(s)
			out = append(out, s)
		}
	}
	return out, skipped
}

func newGraph(ctx context.Context, tree code.Tree) *graph {
	g := &graph{languages: map[string]string{}, below: map[string][]string{}, above: map[string][]string{}}
	var files []string
	for _, language := range []string{JavaScript, TypeScript} {
		for _, f := range tree.Paths(language) {
			g.languages[f] = language
			files = append(files, f)
		}
	}
	g.modules = newModules(tree, files)
	g.connect(ctx, tree, files)
	return g
}

// join adds scripts that stand in files of another language: pages.
func (g *graph) join(ctx context.Context, tree code.Tree, files []string) {
	for _, f := range files {
		g.languages[f] = JavaScript
	}
	g.connect(ctx, tree, files)
}

func (g *graph) connect(ctx context.Context, tree code.Tree, files []string) {
	files = slices.DeleteFunc(files, func(f string) bool { return tree.Role(f) == mleready.RoleVendored || declaration(f) })
	code.Around(ctx, tree, files, func(f string, text []byte) {
		for _, specifier := range specifiers(text) {
			if to := g.modules.find(f, specifier); to != "" && g.modules.code[to] {
				g.below[f] = append(g.below[f], to)
				g.above[to] = append(g.above[to], f)
			}
		}
	})
}

// around lists the candidates, what they import and what imports them, also by way of others, sorted.
func (g *graph) around(tree code.Tree, candidates []string) []string {
	visit := map[string]bool{}
	for _, c := range candidates {
		visit[c] = true
	}
	speaks := func(f string) bool {
		r := tree.Role(f)
		return r != mleready.RoleVendored && r != mleready.RoleTest
	}
	for _, next := range []map[string][]string{g.above, g.below} {
		spread(candidates, next, visit, speaks)
	}
	return slices.Sorted(maps.Keys(visit))
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
