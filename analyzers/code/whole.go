package code

// Object is an object that a scope makes, as a whole: its own entries, what it spreads or starts from, and what the
// functions that it is handed to put into it.
type Object struct {
	Kind   GroupKind
	Type   string // name of its type, where it has one
	Name   string // of the variable that holds it, "" for a bare literal
	At     Place
	Fields []Field
}

// Objects lists the objects that a scope makes, in the order of the text. An object that a caller hands in is the
// caller's.
func (m *Model) Objects(s Scope) []Object {
	if m.scopes[s] == nil || len(m.scopes[s].groups) == 0 {
		return nil
	}
	if objects, ok := m.formed.objects[s]; ok {
		return objects
	}
	objects := m.objects(s)
	m.formed.keepObjects(s, objects)
	return objects
}

func (m *Model) objects(s Scope) []Object {
	var out []Object
	seen := map[string]bool{}
	for _, i := range m.scopes[s].groups {
		g := &s.File.Groups[i]
		if seen[g.Symbol] || m.handedIn(s, g.Symbol) {
			continue
		}
		e := Expr{Op: OpObject, Group: i, Span: g.Span}
		if g.Symbol != "" {
			seen[g.Symbol] = true
			e = Expr{Op: OpRef, Symbol: g.Symbol, Span: g.Span}
		}
		f := m.folder(s)
		o := Object{Kind: g.Kind, Type: g.Type, Name: LastName(g.Symbol), At: s.At(g.Span)}
		o.Fields = f.whole(bound{file: s.File, expr: &e})
		if g.Symbol != "" {
			o.Fields = append(o.Fields, f.handed(s, g.Symbol, bound{file: s.File}, 0)...)
		}
		out = append(out, o)
	}
	return out
}

// handedIn reports whether a symbol is a parameter of a function that the program calls.
func (m *Model) handedIn(s Scope, symbol string) bool {
	if s.Func == TopLevel || symbol == "" || len(m.callers[s.File.Funcs[s.Func].Symbol]) == 0 {
		return false
	}
	for _, p := range s.File.Funcs[s.Func].Params {
		if p == symbol {
			return true
		}
	}
	return false
}

// whole folds the entries of an object.
func (f *folder) whole(b bound) []Field {
	f.steps = 0
	var out []Field
	for _, e := range f.entries(b) {
		out = append(out, f.field(e, GroupMap, e.key.part().At)...)
	}
	return out
}

// handed folds what the functions that a variable is handed to put into it.
func (f *folder) handed(s Scope, symbol string, in bound, depth int) []Field {
	c := f.m.scopes[s]
	if c == nil || depth == maxWrappers {
		return nil
	}
	var out []Field
	for _, call := range c.calls {
		callee, ok := f.m.funcs[call.Callee]
		if !ok || callee == s {
			continue
		}
		fn := &callee.File.Funcs[callee.Func]
		for i, arg := range call.Args {
			if arg.Op != OpRef || arg.Symbol != symbol || i >= len(fn.Params) || fn.Params[i] == "" {
				continue
			}
			from := in
			from.expr = &Expr{Op: OpCall, Symbol: call.Callee, Args: call.Args, Span: call.Span}
			f.steps = 0
			if _, inner, ok := f.enter(from); ok {
				out = append(out, f.putInto(callee, fn.Params[i], inner)...)
				out = append(out, f.handed(callee, fn.Params[i], inner, depth+1)...)
			}
		}
	}
	return out
}

// putInto folds the entries that a function gives to one of its parameters.
func (f *folder) putInto(s Scope, param string, in bound) []Field {
	c := f.m.scopes[s]
	if c == nil {
		return nil
	}
	var out []Field
	for _, e := range c.entries {
		if s.File.Groups[e.Group].Symbol == param {
			out = append(out, f.fieldsOf(s, e, in)...)
		}
	}
	return out
}
