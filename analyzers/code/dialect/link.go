package dialect

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// linker gives every symbol of the summaries the one name that it has in all files.
type linker struct {
	assigns map[string][]*code.Assign
	funcs   map[string]*code.Func
	groups  map[string][]groupOf
	names   map[string][]string // symbols by the name that other files know them by
	opened  map[string]string   // the name of a class or module, by its symbol, where several files may add to one
	types   map[string]string   // classes of variables, not yet resolved
	enums   map[string]bool
	owners  map[string]string // file of a symbol that another one is told of
	files   map[string]string // by the name of the module
	paths   map[string]bool
	objects map[string]string // what symbols hold, as far as it was looked for
	current *code.Summary     // the one that is rewritten
	final   map[string]string // symbols already resolved, by file and symbol
	members map[[2]string]string
	depth   int
}

// groupOf is the entries of an object that a symbol holds.
type groupOf struct {
	file    string
	entries []*code.Entry
}

func newLinker(raw map[string]*code.Summary) *linker {
	l := &linker{assigns: map[string][]*code.Assign{}, funcs: map[string]*code.Func{}, groups: map[string][]groupOf{}, names: map[string][]string{}, opened: map[string]string{},
		types: map[string]string{}, enums: map[string]bool{}, owners: map[string]string{}, files: map[string]string{}, paths: map[string]bool{}, objects: map[string]string{}, final: map[string]string{}, members: map[[2]string]string{}}
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		l.add(raw[name])
	}
	return l
}

// moduleOf is the name by which other files import one.
func moduleOf(file string) string {
	name := strings.TrimSuffix(file, path.Ext(file))
	return strings.ReplaceAll(strings.TrimSuffix(name, "/__init__"), "/", ".")
}

func (l *linker) add(s *code.Summary) {
	l.files[moduleOf(s.Path)], l.paths[s.Path] = s.Path, true
	byGroup := s.EntriesByGroup()
	for i, g := range s.Groups {
		if g.Symbol != "" {
			l.groups[g.Symbol] = append(l.groups[g.Symbol], groupOf{s.Path, byGroup[i]})
		}
	}
	for i := range s.Funcs {
		f := &s.Funcs[i]
		if l.funcs[f.Symbol] == nil {
			l.funcs[f.Symbol] = f
		}
		for j := range f.Returns {
			if r := &f.Returns[j]; r.Op == code.OpRef || r.Op == code.OpCall {
				result := f.Symbol + "()"
				l.owners[result] = s.Path
				l.assigns[result] = append(l.assigns[result], &code.Assign{Symbol: result, Value: *r})
			}
		}
	}
	for i := range s.Assigns {
		l.assign(s.Path, &s.Assigns[i])
	}
}

func (l *linker) assign(file string, a *code.Assign) {
	switch symbol := a.Symbol; {
	case strings.HasPrefix(symbol, aliases):
		name := symbol[len(aliases):]
		l.owners[name] = file
		l.names[name] = append(l.names[name], a.Value.Symbol)
		if ext := path.Ext(file); ext == ".rb" || ext == ".cs" {
			l.opened[a.Value.Symbol] = name
		}
	case strings.HasPrefix(symbol, typed):
		l.owners[symbol[len(typed):]] = file
		l.types[symbol[len(typed):]] = a.Value.Symbol
	case strings.HasPrefix(symbol, enumed):
		l.enums[symbol[len(enumed):]] = true
	default:
		l.owners[symbol] = file
		l.assigns[symbol] = append(l.assigns[symbol], a)
	}
}

// told reports whether an assignment is a word for the linker.
func told(a code.Assign) bool {
	return strings.HasPrefix(a.Symbol, aliases) || strings.HasPrefix(a.Symbol, typed) || strings.HasPrefix(a.Symbol, enumed)
}

// link rewrites one summary.
func (l *linker) link(s *code.Summary) {
	l.current = s
	s.Assigns = slices.DeleteFunc(slices.Clone(s.Assigns), told) // others look at the list as it was
	for i := range s.Imports {
		if symbol, ok := l.find(s.Path, strings.ReplaceAll(s.Imports[i].Path, `\`, ".")); ok {
			if file := l.fileOf(symbol); file != "" {
				s.Imports[i].Path = path.Dir(file)
			}
		}
	}
	for i := range s.Funcs {
		l.exprs(s.Path, s.Funcs[i].Returns)
	}
	for i := range s.Assigns {
		l.expr(s.Path, &s.Assigns[i].Value)
	}
	for i := range s.Calls {
		l.call(s, &s.Calls[i])
	}
	for i := range s.Entries {
		l.expr(s.Path, &s.Entries[i].Key)
		l.expr(s.Path, &s.Entries[i].Value)
	}
	for i := range s.Uses {
		l.expr(s.Path, &s.Uses[i].Value)
	}
}

// call finds what a call calls, and gives parameters that fields keep what it is called with.
func (l *linker) call(s *code.Summary, c *code.Call) {
	c.Callee = l.resolve(s.Path, c.Callee)
	l.exprs(s.Path, c.Args)
	f := l.funcs[c.Callee]
	if f == nil {
		return
	}
	if len(f.Params) == 0 && len(l.groups[c.Callee]) > 0 {
		l.byName(s, c)
	}
	c.Args = l.byPlace(f, c.Args)
	if name := short(c.Callee); len(l.groups[c.Callee]) == 0 && !strings.HasPrefix(name, "set") && !strings.HasPrefix(name, "with") && !l.makes(c.Callee) {
		return
	}
	for i, p := range f.Params {
		if i < len(c.Args) && c.Args[i].Op != code.OpUnknown {
			s.Assigns = append(s.Assigns, code.Assign{Symbol: p, Value: c.Args[i], Func: c.Func, Span: c.Args[i].Span})
		}
	}
}

// byName gives members of a class without a constructor the values that stand beside their names.
func (l *linker) byName(s *code.Summary, c *code.Call) {
	n := len(c.Args) - 1
	if n < 0 || c.Args[n].Op != code.OpObject || c.Args[n].Text != keyword {
		return
	}
	for _, e := range s.Entries {
		if e.Group == c.Args[n].Group && e.Key.Op == code.OpLiteral {
			value := []code.Expr{e.Value}
			l.exprs(s.Path, value)
			s.Assigns = append(s.Assigns, code.Assign{Symbol: l.member(c.Callee, e.Key.Text), Value: value[0], Func: c.Func, Span: e.Span})
		}
	}
}

// makes reports whether a function belongs to the class that its result is of.
func (l *linker) makes(function string) bool {
	t := l.types[function+"()"]
	i := strings.LastIndexByte(function, '.')
	return t != "" && i > 0 && l.resolve(l.owners[function+"()"], t) == function[:i]
}

// byPlace puts arguments that are given by name where the parameters stand.
func (l *linker) byPlace(f *code.Func, args []code.Expr) []code.Expr {
	n := len(args) - 1
	if n < 0 || args[n].Op != code.OpObject || args[n].Text != keyword {
		return args
	}
	out := slices.Clone(args[:n])
	for _, p := range f.Params[min(n, len(f.Params)):] {
		out = append(out, code.Expr{Span: args[n].Span})
		for _, e := range l.current.Entries {
			if e.Group == args[n].Group && e.Key.Text == code.LastName(p) {
				value := []code.Expr{e.Value}
				l.exprs(l.current.Path, value)
				out[len(out)-1] = value[0]
			}
		}
	}
	return out
}

func (l *linker) exprs(file string, all []code.Expr) {
	for i := range all {
		l.expr(file, &all[i])
	}
}

// known reports whether the program gives a symbol anything.
func (l *linker) known(symbol string) bool {
	return len(l.assigns[symbol]) > 0 || l.funcs[symbol] != nil || len(l.groups[symbol]) > 0
}

// fileOf is the file that a symbol begins with, "" for what is not in the tree.
func (l *linker) fileOf(symbol string) string {
	if l.paths[symbol] {
		return symbol
	}
	if i := strings.IndexByte(symbol, '#'); i > 0 {
		return symbol[:i]
	}
	for _, d := range dialects {
		for _, end := range d.extensions {
			if i := strings.Index(symbol, end+"."); i > 0 && l.paths[symbol[:i+len(end)]] {
				return symbol[:i+len(end)]
			}
		}
	}
	return cmp.Or(l.owners[symbol], "")
}
