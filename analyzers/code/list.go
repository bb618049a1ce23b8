package code

import "slices"

// isList reports whether a variable is a list by what it is given.
func isList(assigns []assignAt) bool {
	return slices.ContainsFunc(assigns, func(a assignAt) bool { return a.Value.Op == OpList })
}

// list gives the elements of a list: a literal one, or a variable's with all that is appended to it. It is false for
// what is no list as far as can be told.
func (f *folder) list(b bound) ([]bound, bool) {
	if !f.spend(1) {
		return nil, false
	}
	switch b.expr.Op {
	case OpList:
		var out []bound
		for _, arg := range b.args()[:min(len(b.expr.Args), maxElements)] {
			if arg.expr.Op == OpKeyOf { // all of them
				for _, e := range f.entries(arg.arg(0)) {
					out = append(out, e.key)
				}
			} else {
				out = append(out, arg)
			}
		}
		return out[:min(len(out), maxElements)], true
	case OpConcat:
		return f.listConcat(b)
	case OpRef:
		return f.listRef(b)
	case OpCall:
		fn, inner, ok := f.enter(b)
		if !ok {
			return nil, false
		}
		for i := range fn.Returns {
			inner.expr = &fn.Returns[i]
			if items, ok := f.list(inner); ok {
				return items, true
			}
		}
	}
	return nil, false
}

// hasList reports whether a sum is one of lists; text beside a list makes it a text.
func hasList(e *Expr) bool {
	has := func(op Op) bool { return slices.ContainsFunc(e.Args, func(a Expr) bool { return a.Op == op }) }
	return has(OpList) && !has(OpLiteral)
}

// listConcat gives the elements of lists one after the other.
func (f *folder) listConcat(b bound) ([]bound, bool) {
	if !hasList(b.expr) {
		return nil, false
	}
	var out []bound
	for _, arg := range b.args() {
		items, ok := f.list(arg)
		if !ok {
			items = []bound{arg}
		}
		out = append(out, items...)
	}
	return out[:min(len(out), maxElements)], true
}

// listRef gives the elements of a variable. Of several lists that it is given the first one stands for it; something
// else in front of what is appended stands as an item of its own.
func (f *folder) listRef(b bound) ([]bound, bool) {
	symbol := b.expr.Symbol
	assigns := f.m.assigned(symbol, b.file)
	arg, isBound := b.env.arg(symbol)
	if isBound && len(assigns) == 0 {
		return f.list(arg)
	}
	inner, ok := b.within(symbol)
	if !ok {
		return nil, false
	}
	var first, other, added []bound
	found := false
	give := func(x bound) {
		items, ok := f.list(x)
		switch {
		case ok && !found:
			first, found = items, true
		case !ok && other == nil:
			other = []bound{x}
		}
	}
	if isBound {
		give(arg)
	} else if f.m.params[symbol] {
		other = []bound{b.unknown()}
	}
	grows := false
	for _, a := range assigns {
		x := f.seen(inner, a)
		if !a.Append {
			give(x)
			continue
		}
		items, ok := f.list(x)
		if !ok {
			items = []bound{x}
		}
		grows = grows || ok
		for _, item := range items {
			if x.turn != (turn{}) {
				item.turn = x.turn
			}
			added = append(added, item)
		}
		if len(added) > maxElements {
			break
		}
	}
	if !found && !grows {
		return nil, false
	}
	if !found {
		first = other
	}
	all := append(first[:len(first):len(first)], added...)
	return all[:min(len(all), maxElements)], true
}

// unknown is something in the place of b that cannot be known.
func (b bound) unknown() bound {
	b.expr = &Expr{Text: LastName(b.expr.Symbol), Span: b.expr.Span}
	return b
}
