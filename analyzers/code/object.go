package code

// object is a group of entries, seen from the scope under view.
type object struct {
	groupAt
	bound
}

type boundEntry struct {
	key, val bound
}

// objects finds the groups that an expression may be.
func (f *folder) objects(b bound) []object {
	if !f.spend(1) {
		return nil
	}
	switch b.expr.Op {
	case OpObject:
		return []object{{groupAt{b.file, b.expr.Group}, b}}
	case OpRef:
		return f.objectRef(b)
	case OpCall:
		fn, inner, ok := f.enter(b)
		if !ok {
			return nil
		}
		var out []object
		for i := range fn.Returns {
			inner.expr = &fn.Returns[i]
			out = append(out, f.objects(inner)...)
		}
		return out
	case OpField, OpElemOf:
		inner, ok := b.within(".")
		if !ok || len(b.expr.Args) == 0 {
			return nil
		}
		var out []object
		for _, item := range f.members(inner) {
			out = append(out, f.objects(item)...)
		}
		return out
	}
	return nil
}

// members are the values that OpField or OpElemOf may lead to.
func (f *folder) members(b bound) []bound {
	if b.expr.Op == OpElemOf {
		if items, ok := f.list(b.arg(0)); ok {
			return items
		}
	}
	var items []bound
	for _, e := range f.entries(b.arg(0)) {
		if b.expr.Op == OpElemOf {
			items = append(items, e.val)
			continue
		}
		for _, key := range f.fold(e.key) {
			if key.Constant() && key.String() == b.expr.Text {
				items = append(items, e.val)
			}
		}
	}
	return items
}

// maxGroups is how many objects a variable may hold: what has more of them holds none that can be told.
const maxGroups = 1000

// objectRef finds the groups that a variable holds.
func (f *folder) objectRef(b bound) []object {
	symbol := b.expr.Symbol
	var out []object
	if arg, ok := b.env.arg(symbol); ok {
		out = f.objects(arg)
	}
	inner, ok := b.within(symbol)
	assigns, groups := f.m.assigned(symbol, b.file), f.m.groups[symbol]
	if !ok || len(groups) > maxGroups || !f.spend(len(assigns)/16) {
		return out
	}
	for _, g := range groups {
		o := object{g, inner}
		if b.at == nil && (Scope{g.file, g.file.Groups[g.index].Func}) != f.home {
			o.at = b.leave()
		}
		out = append(out, o)
	}
	for _, a := range assigns {
		if a.Value.Op != OpObject { // the group itself is listed above
			out = append(out, f.objects(f.seen(inner, a))...)
		}
	}
	return out
}

// entries gives the entries of an object as bound keys and values, spreads followed.
func (f *folder) entries(b bound) []boundEntry {
	var out []boundEntry
	for _, o := range f.objects(b) {
		for _, e := range f.m.entries[o.groupAt] {
			if len(out) >= maxElements || !f.spend(1) {
				return out
			}
			key, val := o.bound, o.bound
			key.file, key.expr = o.groupAt.file, &e.Key
			val.file, val.expr = o.groupAt.file, &e.Value
			if !e.Spread {
				out = append(out, boundEntry{key, val})
			} else if inner, ok := val.within("..."); ok {
				out = append(out, f.entries(inner)...)
			}
		}
	}
	return out[:min(len(out), maxElements)]
}

// keys folds OpKeyOf.
func (f *folder) keys(b bound) []Value {
	var items []bound
	for _, e := range f.entries(b.arg(0)) {
		items = append(items, e.key)
	}
	return f.any(b, items)
}

// elements folds OpElemOf.
func (f *folder) elements(b bound) []Value { return f.any(b, f.members(b)) }

// any folds each item: the whole may be any of them.
func (f *folder) any(b bound, items []bound) []Value {
	var out []Value
	for _, item := range items {
		out = append(out, f.fold(item)...)
	}
	if out == nil {
		return b.hole(b.expr.Text)
	}
	return out[:min(len(out), maxElements)]
}

// member folds OpField.
func (f *folder) member(b bound) []Value { return f.any(b, f.members(b)) }
