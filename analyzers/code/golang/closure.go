package golang

import (
	"path"
	"slices"

	"mleready/analyzers/code"
)

// graph is the units of a tree with their imports resolved.
type graph struct {
	layout  *layout
	units   []*unit
	primary map[string]*unit // by folder: what an import of it gets
}

func newGraph(tree code.Tree, headers []header) *graph {
	var dirs []string
	for _, h := range headers {
		dirs = append(dirs, path.Dir(h.path))
	}
	slices.Sort(dirs)
	l := newLayout(tree, slices.Compact(dirs))
	var nameless []header
	for _, h := range headers {
		dir := path.Dir(h.path)
		if _, _, vendored := belowVendor(dir); !vendored && l.module(dir) == nil {
			nameless = append(nameless, h)
		}
	}
	l.guessPrefix(nameless)
	g := &graph{layout: l}
	g.units, g.primary = makeUnits(l, headers, tree.Role)
	return g
}

// imported finds the unit in the tree that an import of u names, nil when there is none.
func (g *graph) imported(u *unit, importPath string) *unit {
	dep := g.primary[g.layout.dir(u.dir, importPath)]
	if dep != nil && u.external && dep == u.tested && dep.augmented != nil {
		return dep.augmented // external tests see what the package's own tests export
	}
	return dep
}

// needs lists the units that u cannot be checked without, in the order of their import paths.
func (g *graph) needs(u *unit) []*unit {
	var deps []*unit
	for _, p := range u.imports {
		if dep := g.imported(u, p); dep != nil && dep != u && !slices.Contains(deps, dep) {
			deps = append(deps, dep)
		}
	}
	return deps
}

// mark chooses the units to visit: those in folders with candidates, those that import them, also by way of others,
// those that they import, and what all of these import that signs or sends. Vendored ones are visited only for their own
// candidates.
func (g *graph) mark(candidates []string) {
	dirs := map[string]bool{}
	for _, p := range candidates {
		dirs[path.Dir(p)] = true
	}
	var start []*unit
	above, below := map[*unit][]*unit{}, map[*unit][]*unit{}
	for _, u := range g.units {
		if dirs[u.dir] {
			start = append(start, u)
			u.visit = true
		}
		below[u] = g.needs(u)
		for _, dep := range below[u] {
			above[dep] = append(above[dep], u)
		}
		if u.tested != nil && !u.external {
			above[u.tested] = append(above[u.tested], u)
		}
	}
	spread(start, above)
	spread(start, below)
	helps := helpers(g.units, above)
	for u, deps := range below {
		below[u] = slices.DeleteFunc(deps, func(dep *unit) bool { return !helps[dep] })
	}
	spread(slices.DeleteFunc(slices.Clone(g.units), func(u *unit) bool { return !u.visit }), below)
}

// helpers finds the units that sign or send, and those that import them: they need not name any provider.
func helpers(units []*unit, above map[*unit][]*unit) map[*unit]bool {
	found := map[*unit]bool{}
	var queue []*unit
	for _, u := range units {
		if slices.Contains(u.imports, "net/http") || slices.Contains(u.imports, "crypto/hmac") {
			queue = append(queue, u)
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		if u := queue[0]; !found[u] {
			found[u] = true
			queue = append(queue, above[u]...)
		}
	}
	return found
}

// spread marks everything that can be reached from start.
func spread(start []*unit, next map[*unit][]*unit) {
	seen := map[*unit]bool{}
	for queue := start; len(queue) > 0; queue = queue[1:] {
		for _, u := range next[queue[0]] {
			if !seen[u] {
				seen[u] = true
				u.visit = u.visit || !u.vendored
				queue = append(queue, u)
			}
		}
	}
}
