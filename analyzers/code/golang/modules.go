package golang

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"mleready/analyzers/code"
)

// module is a folder with a go.mod that names it.
type module struct {
	dir, path string
	replaced  map[string]string // import path → folder of the tree
}

// layout knows which import path belongs to which folder. It takes go.mod, vendor, GOPATH and a bare repository as it
// finds them, also side by side.
type layout struct {
	tree    code.Tree
	dirs    map[string]bool    // folders with Go files
	mods    map[string]*module // by folder, nil where there is none
	modules []*module          // those above a folder with Go files, by folder
	roots   []string           // GOPATH/src folders
	prefix  string             // import path of the target's root where nothing names it, "" when not known
}

func newLayout(tree code.Tree, dirs []string) *layout {
	l := &layout{tree: tree, dirs: map[string]bool{}, mods: map[string]*module{}}
	seen := map[*module]bool{nil: true}
	for _, dir := range dirs {
		l.dirs[dir] = true
		if m := l.module(dir); !seen[m] {
			seen[m] = true
			l.modules = append(l.modules, m)
		}
		for root := dir; root != "."; root = path.Dir(root) {
			if path.Base(root) == "src" && !slices.Contains(l.roots, root) {
				l.roots = append(l.roots, root)
			}
		}
	}
	slices.SortFunc(l.modules, func(a, b *module) int { return strings.Compare(a.dir, b.dir) })
	slices.Sort(l.roots)
	return l
}

// module finds the nearest module above dir.
func (l *layout) module(dir string) *module {
	m, ok := l.mods[dir]
	if ok {
		return m
	}
	if text, err := l.tree.Read(path.Join(dir, "go.mod")); err == nil {
		m = parseModule(dir, text)
	}
	if m == nil && dir != "." {
		m = l.module(path.Dir(dir))
	}
	l.mods[dir] = m
	return m
}

// parseModule reads what can be read of a go.mod; nil when it does not name its module.
func parseModule(dir string, text []byte) *module {
	m := &module{dir: dir, path: modfile.ModulePath(text), replaced: map[string]string{}}
	if m.path == "" {
		return nil
	}
	// Line by line, because modfile.Parse gives nothing at all of a file with one bad line.
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "//")
		from, to, ok := strings.Cut(line, "=>")
		if !ok {
			continue
		}
		fields, to := strings.Fields(from), strings.Trim(strings.TrimSpace(to), "\"`")
		if len(fields) > 0 && fields[0] == "replace" {
			fields = fields[1:]
		}
		if len(fields) > 0 && isRelative(to) {
			m.replaced[strings.Trim(fields[0], "\"`")] = path.Join(dir, to)
		}
	}
	return m
}

// isRelative says whether an import path or a replacement names a folder relative to where it stands.
func isRelative(p string) bool {
	return p == "." || p == ".." || strings.HasPrefix(p, "./") || strings.HasPrefix(p, "../")
}

// importPath is the path by which others import the package in dir; "." when nothing names the root.
func (l *layout) importPath(dir string) string {
	m := l.module(dir)
	if rest, at, ok := belowVendor(dir); ok && (m == nil || len(m.dir) < at) {
		return rest
	}
	if m != nil {
		return path.Join(m.path, relative(m.dir, dir))
	}
	if l.prefix != "" {
		return path.Join(l.prefix, dir)
	}
	if _, rest, ok := strings.Cut("/"+dir+"/", "/src/"); ok && rest != "" {
		return strings.TrimSuffix(rest, "/")
	}
	return dir
}

// belowVendor gives the part of dir that follows its last vendor folder, and where that part begins.
func belowVendor(dir string) (rest string, at int, ok bool) {
	slashed := "/" + dir
	for _, mark := range []string{"/vendor/", "/Godeps/_workspace/src/"} {
		if i := strings.LastIndex(slashed, mark); i >= 0 && i+len(mark) > at {
			at = i + len(mark)
		}
	}
	if at == 0 {
		return "", 0, false
	}
	return slashed[at:], at - 1, true
}

// relative is dir as seen from base, which it lies in.
func relative(base, dir string) string {
	if base == "." {
		return dir
	}
	return strings.TrimPrefix(strings.TrimPrefix(dir, base), "/")
}

// trimPath cuts the import path prefix off p.
func trimPath(p, prefix string) (rest string, ok bool) {
	if p == prefix {
		return "", true
	}
	return strings.CutPrefix(p, prefix+"/")
}
