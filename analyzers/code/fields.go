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

// Fields lists the entries that a scope makes: its own, and those of functions it calls as far as their keys come from
// the arguments.
func (m *Model) Fields(s Scope) []Field {
	if fields, ok := m.formed.fields[s]; ok {
		return fields
	}
	fields := m.folder(s).fields(s, bound{file: s.File}, 0)
	m.formed.keepFields(s, fields)
	return fields
}

// fields lists the entries of a scope that is reached by depth calls; in carries how it was reached.
func (f *folder) fields(s Scope, in bound, depth int) []Field {
	c := f.m.scopes[s]
	f.steps = 0
	if c == nil || !f.spend(1) {
		return nil
	}
	var out []Field
	for _, entry := range c.entries {
		if depth == 0 || f.m.fromParams(s, entry) {
			out = append(out, f.fieldsOf(s, entry, in)...)
		}
	}
	if depth == maxWrappers {
		return out
	}
	for _, call := range c.calls {
		callee, ok := f.m.funcs[call.Callee]
		if !ok || callee == s || !f.m.open[callee] {
			continue
		}
		from := in
		from.expr = &Expr{Op: OpCall, Symbol: call.Callee, Args: call.Args, Span: call.Span}
		if _, inner, ok := f.enter(from); ok {
			inner.via = in.via // a field is the caller's own
			out = append(out, f.fields(callee, inner, depth+1)...)
		}
	}
	return out
}

// fieldsOf folds one entry, or all that it spreads.
func (f *folder) fieldsOf(s Scope, e *Entry, in bound) []Field {
	place := Place{s.File, e.Span}
	if in.at != nil {
		place = *in.at
	}
	kind := s.File.Groups[e.Group].Kind
	key, val := in, in
	key.expr, val.expr = &e.Key, &e.Value
	if !e.Spread {
		return f.field(boundEntry{key, val}, kind, place)
	}
	f.steps = 0
	var out []Field
	for _, be := range f.entries(val) {
		out = append(out, f.field(be, kind, place)...)
	}
	return out
}

func (f *folder) field(e boundEntry, kind GroupKind, at Place) []Field {
	values := f.fresh(e.val)
	var out []Field
	for _, key := range f.fresh(e.key) {
		out = append(out, Field{Key: key, Val: values, Kind: kind, At: at})
	}
	return out
}
