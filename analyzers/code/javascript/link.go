package javascript

import (
	"maps"
	"path"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// linker gives every symbol of the summaries the one name that it has in all files.
type linker struct {
	modules *modules
	assigns map[string][]*code.Assign
	funcs   map[string]*code.Func
	groups  map[string][]groupOf
	files   map[string]bool
	final   map[string]string    // symbols already resolved, by file and symbol
	members map[[2]string]string // members already found; "" while one is being looked for
	aliases map[string]string    // symbols already followed, the same way
	depth   int
}

// groupOf is the entries of an object that a symbol holds.
type groupOf struct {
	file    string
	entries []*code.Entry
}

func newLinker(m *modules, raw map[string]*code.Summary) *linker {
	l := &linker{modules: m, assigns: map[string][]*code.Assign{}, funcs: map[string]*code.Func{}, groups: map[string][]groupOf{}, files: map[string]bool{}, final: map[string]string{}, members: map[[2]string]string{}, aliases: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		l.add(raw[name])
	}
	return l
}

func (l *linker) add(s *code.Summary) {
	l.files[s.Path] = true
	byGroup := s.EntriesByGroup()
	for i, g := range s.Groups {
		if g.Symbol != "" {
			l.groups[g.Symbol] = append(l.groups[g.Symbol], groupOf{s.Path, byGroup[i]})
		}
	}
	for i := range s.Assigns {
		a := &s.Assigns[i]
		l.assigns[a.Symbol] = append(l.assigns[a.Symbol], a)
		if a.Value.Op == code.OpObject {
			l.groups[a.Symbol] = append(l.groups[a.Symbol], groupOf{s.Path, byGroup[a.Value.Group]})
		}
	}
	for i := range s.Funcs {
		f := &s.Funcs[i]
		l.funcs[f.Symbol] = f
		for j := range f.Returns {
			r := &f.Returns[j]
			result := f.Symbol + "()"
			if r.Op == code.OpObject {
				l.groups[result] = append(l.groups[result], groupOf{s.Path, byGroup[r.Group]})
			} else if r.Op == code.OpRef || r.Op == code.OpCall {
				l.assigns[result] = append(l.assigns[result], &code.Assign{Symbol: result, Value: *r})
			}
		}
	}
}

// link rewrites one summary.
func (l *linker) link(s *code.Summary) {
	for i := range s.Imports {
		if p := l.modules.find(s.Path, s.Imports[i].Path); p != "" {
			s.Imports[i].Path = path.Dir(p)
		} else {
			s.Imports[i].Path = strings.TrimPrefix(s.Imports[i].Path, "node:")
		}
	}
	for i := range s.Funcs {
		l.exprs(s.Path, s.Funcs[i].Returns)
	}
	for i := range s.Assigns {
		l.expr(s.Path, &s.Assigns[i].Value)
	}
	for i := range s.Calls {
		c := &s.Calls[i]
		c.Callee = l.callee(s.Path, c.Callee)
		l.exprs(s.Path, c.Args)
		if l.class(c.Callee) {
			s.Assigns = append(s.Assigns, handed(l.funcs[c.Callee], c)...)
		}
	}
	for i := range s.Entries {
		l.expr(s.Path, &s.Entries[i].Key)
		l.expr(s.Path, &s.Entries[i].Value)
	}
	for i := range s.Uses {
		l.expr(s.Path, &s.Uses[i].Value)
	}
}

func (l *linker) exprs(file string, all []code.Expr) {
	for i := range all {
		l.expr(file, &all[i])
	}
}

// expr rewrites an expression. A member that has a symbol of its own goes by that.
func (l *linker) expr(file string, e *code.Expr) {
	l.exprs(file, e.Args)
	switch e.Op {
	case code.OpRef:
		l.reference(file, e)
	case code.OpCall:
		e.Symbol = l.callee(file, e.Symbol)
	case code.OpField:
		base := e.Args[0]
		if base.Op != code.OpRef {
			return
		}
		if symbol := l.member(base.Symbol, e.Text); l.known(symbol) || !l.inTree(symbol) {
			*e = code.Expr{Op: code.OpRef, Symbol: symbol, Span: e.Span}
		}
	}
}

// reference rewrites a symbol. What of it is only a key of an object becomes a member of that.
func (l *linker) reference(file string, e *code.Expr) {
	first, rest, _ := strings.Cut(e.Symbol, dot)
	if rest == "" {
		e.Symbol = l.resolve(file, e.Symbol)
		return
	}
	x := code.Expr{Op: code.OpRef, Symbol: l.resolve(file, first), Span: e.Span}
	if strings.HasPrefix(first, mark) && !strings.HasSuffix(x.Symbol, ".exports") {
		e.Symbol = l.resolve(file, e.Symbol)
		return
	}
	for _, name := range strings.Split(rest, dot) {
		if x.Op == code.OpRef {
			if symbol := l.member(x.Symbol, name); l.known(symbol) || !l.inTree(symbol) || strings.HasSuffix(symbol, ".exports") {
				x.Symbol = symbol
				continue
			}
		}
		x = field(x, name, e.Span)
	}
	*e = x
}

// inTree reports whether a symbol belongs to a file of the tree.
func (l *linker) inTree(symbol string) bool {
	return l.owner(symbol) != ""
}

// owner is the file that a symbol begins with.
func (l *linker) owner(symbol string) string {
	if i := strings.IndexByte(symbol, '#'); i > 0 && (l.files[symbol[:i]] || data[path.Ext(symbol[:i])]) {
		return symbol[:i]
	}
	for i := range len(symbol) {
		if symbol[i] == '.' && l.files[symbol[:i]] {
			return symbol[:i]
		}
	}
	if data[path.Ext(symbol)] && strings.Contains(symbol, ".") && !strings.Contains(symbol, dot) {
		return symbol
	}
	return ""
}

// known reports whether the program gives a symbol anything.
func (l *linker) known(symbol string) bool {
	return len(l.assigns[symbol]) > 0 || l.funcs[symbol] != nil || len(l.groups[symbol]) > 0 || strings.ContainsRune(symbol, '#') && data[path.Ext(l.owner(symbol))]
}

// resolve gives the final name of a symbol.
func (l *linker) resolve(file, symbol string) string {
	if !strings.Contains(symbol, mark) && !strings.Contains(symbol, dot) {
		return symbol
	}
	key := file + mark + mark + symbol
	if s, ok := l.final[key]; ok {
		return s
	}
	parts := strings.Split(symbol, dot)
	base, names := parts[0], parts[1:]
	if rest, ok := strings.CutPrefix(base, mark); ok {
		specifier := strings.TrimSuffix(rest, mark)
		p := l.modules.find(file, specifier)
		switch {
		case p == "":
			return packageName(specifier, names)
		case !l.files[p] && data[path.Ext(p)]:
			if len(names) > 0 && names[0] == "default" {
				names = names[1:]
			}
			if len(names) == 0 {
				return p
			}
			return p + "#" + strings.Join(names, ".")
		}
		base = p + ".exports"
	}
	for _, n := range names {
		base = l.member(base, n)
	}
	l.final[key] = base
	return base
}
