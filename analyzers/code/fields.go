package code

// Field is an entry with its key and value folded. Entries that a called function makes from its parameters are fields
// of the caller, at the call.
type Field struct {
	Key  Value
	Val  []Value
	Kind GroupKind
	At   Place
}

const maxWrappers = 3 // calls followed from the place that names a key to the one that sets it

// object is a group of entries, seen from the scope under view.
type object struct {
	groupAt
	bound
}

// objects finds the groups that an expression may be.
func (f *folder) objects(b bound) []object {
	switch b.expr.Op {
	case OpObject:
		return []object{{groupAt{b.file, b.expr.Group}, b}}
	case OpRef:
		if arg, ok := b.env[b.expr.Symbol]; ok {
			return f.objects(arg)
		}
		if !f.push(b.expr.Symbol) {
			return nil
		}
		defer f.pop()
		var out []object
		for _, g := range f.m.groups[b.expr.Symbol] {
			inner := b
			if b.at == nil && (Scope{g.file, g.file.Groups[g.index].Func}) != f.home {
				inner.at = b.leave()
			}
			out = append(out, object{g, inner})
		}
		for _, a := range f.m.assigns[b.expr.Symbol] {
			if a.Value.Op != OpObject { // the group itself is listed above
				out = append(out, f.objects(f.seen(b, a))...)
			}
		}
		return out
	case OpCall:
		fn, inner, ok := f.enter(b)
		if !ok {
			return nil
		}
		defer f.pop()
		var out []object
		for i := range fn.Returns {
			inner.expr = &fn.Returns[i]
			out = append(out, f.objects(inner)...)
		}
		return out
	}
	return nil
}

// entries gives the entries of an object as bound keys and values, spreads followed.
func (f *folder) entries(b bound) []boundEntry {
	if len(f.stack) > maxDepth {
		return nil
	}
	var out []boundEntry
	for _, o := range f.objects(b) {
		for i := range o.groupAt.file.Entries {
			e := &o.groupAt.file.Entries[i]
			if e.Group != o.index || len(out) >= maxElements {
				continue
			}
			key := bound{file: o.groupAt.file, expr: &e.Key, env: o.env, at: o.at, via: o.via}
			val := bound{file: o.groupAt.file, expr: &e.Value, env: o.env, at: o.at, via: o.via}
			if e.Spread {
				if f.push("...") {
					out = append(out, f.entries(val)...)
					f.pop()
				}
				continue
			}
			out = append(out, boundEntry{key, val})
		}
	}
	return out
}

type boundEntry struct {
	key, val bound
}

func (f *folder) keys(b bound) []Value {
	var out []Value
	for _, e := range f.entries(b.arg(0)) {
		out = append(out, f.fold(e.key)...)
	}
	if out == nil {
		return b.hole("")
	}
	return out[:min(len(out), maxElements)]
}

func (f *folder) elements(b bound) []Value {
	items, ok := f.list(b.arg(0))
	if !ok {
		for _, e := range f.entries(b.arg(0)) {
			items = append(items, e.val)
		}
	}
	var out []Value
	for _, item := range items {
		out = append(out, f.fold(item)...)
	}
	if out == nil {
		return b.hole("")
	}
	return out[:min(len(out), maxElements)]
}

// Fields lists the entries that a scope makes: its own, and those of functions it calls as far as their keys come from
// the arguments.
func (m *Model) Fields(s Scope) []Field {
	return m.fields(m.folder(s), s, nil, nil, 0)
}

func (m *Model) fields(f *folder, s Scope, e env, at *Place, depth int) []Field {
	c := m.scopes[s]
	if c == nil {
		return nil
	}
	var out []Field
	for _, entry := range c.entries {
		if depth == 0 || m.fromParams(s, entry) {
			out = append(out, f.fieldsOf(s, entry, e, at)...)
		}
	}
	if depth == maxWrappers {
		return out
	}
	for _, call := range c.calls {
		callee, ok := m.funcs[call.Callee]
		if !ok || callee == s || !m.isOpen(callee) {
			continue
		}
		args := make([]bound, len(call.Args))
		for i := range args {
			args[i] = bound{file: s.File, expr: &call.Args[i], env: e, at: at}
		}
		here := at
		if here == nil {
			here = &Place{s.File, call.Span}
		}
		out = append(out, m.fields(f, callee, bind(&callee.File.Funcs[callee.Func], args), here, depth+1)...)
	}
	return out
}

// isOpen reports whether a function, or one that it calls, makes entries whose keys are its parameters.
func (m *Model) isOpen(s Scope) bool {
	if open, known := m.open[s]; known {
		return open
	}
	m.open[s] = false // a cycle adds nothing
	open := false
	if c := m.scopes[s]; c != nil {
		for _, entry := range c.entries {
			open = open || m.fromParams(s, entry)
		}
	}
	for _, callee := range m.Callees(s) {
		open = open || m.isOpen(callee)
	}
	m.open[s] = open
	return open
}

// fromParams reports whether an entry's key, or the object it spreads, is made from the function's parameters.
func (m *Model) fromParams(s Scope, e *Entry) bool {
	if s.Func == TopLevel {
		return false
	}
	x := &e.Key
	if e.Spread {
		x = &e.Value
	}
	return m.mentions(s, x, 0)
}

func (m *Model) mentions(s Scope, e *Expr, depth int) bool {
	if e.Op == OpRef {
		for _, p := range s.File.Funcs[s.Func].Params {
			if p != "" && (p == e.Symbol) {
				return true
			}
		}
		for _, a := range m.assigns[e.Symbol] {
			if depth < maxWrappers && a.file == s.File && a.Func == s.Func && m.mentions(s, &a.Value, depth+1) {
				return true
			}
		}
	}
	for i := range e.Args {
		if depth < maxDepth && m.mentions(s, &e.Args[i], depth+1) {
			return true
		}
	}
	return false
}

func (f *folder) fieldsOf(s Scope, e *Entry, in env, at *Place) []Field {
	place := Place{s.File, e.Span}
	if at != nil {
		place = *at
	}
	kind := s.File.Groups[e.Group].Kind
	val := bound{file: s.File, expr: &e.Value, env: in, at: at}
	if e.Spread {
		var out []Field
		for _, be := range f.entries(val) {
			out = append(out, f.field(be, kind, place)...)
		}
		return out
	}
	key := bound{file: s.File, expr: &e.Key, env: in, at: at}
	return f.field(boundEntry{key, val}, kind, place)
}

func (f *folder) field(e boundEntry, kind GroupKind, at Place) []Field {
	f.steps = 0
	var out []Field
	values := f.fold(e.val)
	for _, key := range f.fold(e.key) {
		out = append(out, Field{Key: key, Val: values, Kind: kind, At: at})
	}
	return out
}
