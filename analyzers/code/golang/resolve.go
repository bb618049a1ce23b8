package golang

import (
	"maps"
	"path"
	"strings"
)

// dir finds the folder that an import in the folder from names; "" when it is not in the tree.
func (l *layout) dir(from, imported string) string {
	if isRelative(imported) {
		return l.known(path.Join(from, imported))
	}
	m := l.module(from)
	if m != nil {
		if d := l.inModule(m, imported); d != "" {
			return d
		}
		if d := l.inReplaced(m, imported); d != "" {
			return d
		}
	}
	if d := l.inVendor(from, imported); d != "" || isStd(imported) {
		return d
	}
	if d := l.inRoots(from, imported); d != "" {
		return d
	}
	if d := l.inOther(from, imported); d != "" {
		return d
	}
	if rest, ok := trimPath(imported, l.prefix); ok && l.prefix != "" && m == nil {
		return l.known(path.Join(".", rest))
	}
	return ""
}

func (l *layout) known(dir string) string {
	if l.dirs[dir] {
		return dir
	}
	return ""
}

func (l *layout) inModule(m *module, imported string) string {
	if rest, ok := trimPath(imported, m.path); ok {
		return l.known(path.Join(m.dir, rest))
	}
	return ""
}

func (l *layout) inReplaced(m *module, imported string) string {
	for p := imported; p != "." && p != "/"; p = path.Dir(p) {
		if dir, ok := m.replaced[p]; ok {
			rest, _ := trimPath(imported, p)
			return l.known(path.Join(dir, rest))
		}
	}
	return ""
}

func (l *layout) inVendor(from, imported string) string {
	for d := from; ; d = path.Dir(d) {
		for _, vendor := range []string{"vendor", "Godeps/_workspace/src"} {
			if found := l.known(path.Join(d, vendor, imported)); found != "" {
				return found
			}
		}
		if d == "." {
			return ""
		}
	}
}

// inRoots looks below the src folders, the one around from first.
func (l *layout) inRoots(from, imported string) string {
	best := ""
	for _, root := range l.roots {
		d := l.known(path.Join(root, imported))
		if d != "" && (best == "" || strings.HasPrefix(from+"/", root+"/")) {
			best = d
		}
	}
	return best
}

// inOther looks in all modules of the tree: the longest path wins, then the module nearest to from.
func (l *layout) inOther(from, imported string) string {
	best, bestPath, bestNear := "", -1, -1
	for _, m := range l.modules {
		d := l.inModule(m, imported)
		if near := shared(m.dir, from); d != "" && (len(m.path) > bestPath || len(m.path) == bestPath && near > bestNear) {
			best, bestPath, bestNear = d, len(m.path), near
		}
	}
	return best
}

// shared counts the leading folders that two folders have in common.
func shared(a, b string) int {
	x, y, n := strings.Split(a, "/"), strings.Split(b, "/"), 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// guessPrefix finds the import path of a bare repository's root: of old code, cloned without the GOPATH around it, only
// its own imports tell what it is called. headers are those of the files that nothing else names.
func (l *layout) guessPrefix(headers []header) {
	root := map[string]bool{} // names of the packages in the root
	for _, h := range headers {
		root[h.name] = root[h.name] || path.Dir(h.path) == "."
	}
	votes, refused := map[string]map[string]bool{}, map[string]bool{}
	for _, h := range headers {
		from := path.Dir(h.path)
		vote := func(p, prefix, dir string) {
			if votes[prefix] == nil {
				votes[prefix] = map[string]bool{}
			}
			votes[prefix][dir] = true
			if dir == from && h.name == lastElement(p) { // nothing imports itself
				refused[prefix] = true
			}
		}
		for _, p := range h.imports {
			if isStd(p) || l.dir(from, p) != "" {
				continue
			}
			if root[lastElement(p)] {
				vote(p, p, ".")
			}
			for i, r := range p {
				if r == '/' && l.dirs[p[i+1:]] {
					vote(p, p[:i], p[i+1:])
				}
			}
		}
	}
	maps.DeleteFunc(votes, func(prefix string, _ map[string]bool) bool { return refused[prefix] })
	l.prefix = elected(votes)
}

// elected is the prefix with the most folders, of these the shortest.
func elected(votes map[string]map[string]bool) string {
	best := ""
	for prefix, dirs := range votes {
		if d := len(dirs) - len(votes[best]); best == "" || d > 0 || d == 0 && less(prefix, best) {
			best = prefix
		}
	}
	return best
}

// less orders strings by length, then by bytes.
func less(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}
