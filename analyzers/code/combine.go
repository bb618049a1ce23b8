package code

import "slices"

// turn says which loop a value is added in; zero is none.
type turn struct {
	file  *Summary
	start int32
}

func (a assignAt) turn() turn {
	if !a.Loop {
		return turn{}
	}
	return turn{a.file, a.LoopStart}
}

func (f *folder) concat(b bound) []Value {
	if hasList(b.expr) {
		return f.spaced(b)
	}
	out := []Value{nil}
	for i := range b.expr.Args {
		out = f.product(out, f.fold(b.arg(i)))
	}
	return out
}

// product appends each tail to each head, as far as the bounds go. The heads are used up: the last tail is written
// behind them in place.
func (f *folder) product(heads, tails []Value) []Value {
	var out []Value
	for _, h := range heads {
		size := h.size()
		for i, t := range tails {
			if len(out) == f.limit {
				return out
			}
			if len(h)+len(t) > maxParts || len(h) > 0 && size+t.size() > maxText || !f.spend((len(h)+len(t))/32) {
				out = append(out, h.cutShort(t))
				break
			}
			if i < len(tails)-1 {
				out = append(out, slices.Concat(h, t))
			} else {
				out = append(out, append(h, t...))
			}
		}
	}
	return out
}

// size is the length of the text in bytes, holes left out.
func (v Value) size() int {
	n := 0
	for _, p := range v {
		n += len(p.Text)
	}
	return n
}

// cutShort is the value with one hole for all that was to follow.
func (v Value) cutShort(rest Value) Value {
	if len(rest) == 0 || len(v) > 0 && v[len(v)-1].Hole {
		return v
	}
	hole := rest[0]
	hole.Text, hole.Name, hole.Hole = "", "", true
	return append(v[:len(v):len(v)], hole)
}

// appended is all that is added to a variable. What is added in one loop follows one another turn by turn.
func (f *folder) appended(b bound, assigns []assignAt) []Value {
	items := make([]bound, min(len(assigns), maxParts))
	for i := range items {
		items[i] = f.seen(b, assigns[i])
	}
	values := f.joined(nil, items)
	if len(items) < len(assigns) {
		values = f.product(values, f.seen(b, assigns[maxParts]).hole(""))
	}
	return values
}

// join folds OpJoin: operands that are lists count by their elements.
func (f *folder) join(b bound) []Value {
	if len(b.expr.Args) < 2 {
		return b.hole("")
	}
	seps := f.fold(b.arg(0))
	var items []bound
	for _, arg := range b.args()[1:] {
		list, ok := f.list(arg)
		if !ok {
			list = []bound{arg}
		}
		items = append(items, list...)
	}
	return f.joined(seps[0], items)
}

// spaced is a list used as if it were a string: libraries join header lists by spaces.
func (f *folder) spaced(b bound) []Value {
	items, ok := f.list(b)
	if !ok {
		return b.hole(LastName(b.expr.Symbol))
	}
	return f.joined(b.literal(" ")[0], items)
}

// joined folds items with a separator between them.
func (f *folder) joined(sep Value, items []bound) []Value {
	out := []Value{nil}
	for first := true; len(items) > 0; first = false {
		if !f.spend(0) {
			return f.product(out, items[0].hole(""))
		}
		n := sameTurn(items)
		var values []Value
		if n == 1 && items[0].turn == (turn{}) {
			values = f.fold(items[0])
		} else {
			values = []Value{f.loop(sep, items[:n])}
		}
		if !first {
			out = f.product(out, []Value{sep})
		}
		out = f.product(out, values)
		items = items[n:]
	}
	return out
}

// sameTurn counts the items at the front that the same turn of a loop adds, at least one.
func sameTurn(items []bound) int {
	n := 1
	for items[0].turn != (turn{}) && n < len(items) && items[n].turn == items[0].turn {
		n++
	}
	return n
}

// loop is what a loop makes: all that its turns may add, one after the other.
func (f *folder) loop(sep Value, items []bound) Value {
	limit := f.limit
	f.limit = maxElements
	defer func() { f.limit = limit }()
	turns := []Value{nil}
	for i, item := range items {
		if i > 0 {
			turns = f.product(turns, []Value{sep})
		}
		turns = f.product(turns, f.fold(item))
	}
	var all Value
	for i, v := range turns {
		if len(all)+len(sep)+len(v) > maxParts || all.size()+v.size() > maxText {
			return all.cutShort(v)
		}
		if i > 0 {
			all = append(all, sep...)
		}
		all = append(all, v...)
	}
	return all
}
