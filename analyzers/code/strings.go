package code

// Text is a string that a scope forms, folded, with the place of the expression.
type Text struct {
	Value
	At   Place
	text string
}

// NewText is a text of a value at a place.
func NewText(v Value, at Place) Text { return Text{v, at, v.String()} }

// String is that of the value.
func (t Text) String() string { return t.text }

// Texts lists the strings that a scope forms: what it assigns, passes, returns, compares, and the values it puts into
// objects. A variable that is built up step by step counts once, as a whole.
func (m *Model) Texts(s Scope) []Text {
	if texts, ok := m.formed.texts[s]; ok {
		return texts
	}
	texts := m.texts(s)
	m.formed.keepTexts(s, texts)
	return texts
}

func (m *Model) texts(s Scope) []Text {
	c := m.scopes[s]
	var out []Text
	f := m.folder(s)
	add := func(e *Expr, at Span) {
		for _, v := range f.fresh(bound{file: s.File, expr: e}) {
			out = append(out, NewText(v, s.At(at)))
		}
	}
	if c != nil {
		built := map[string]bool{}
		for _, a := range c.assigns {
			built[a.Symbol] = built[a.Symbol] || a.Append
		}
		whole := map[string]bool{}
		for _, a := range c.assigns {
			switch {
			case !built[a.Symbol]:
				add(&a.Value, a.Span)
			case !whole[a.Symbol]:
				whole[a.Symbol] = true
				add(&Expr{Op: OpRef, Symbol: a.Symbol, Span: a.Span}, a.Span)
			}
		}
		for _, call := range c.calls {
			for i := range call.Args {
				add(&call.Args[i], call.Args[i].Span)
			}
		}
		for _, u := range c.uses {
			add(&u.Value, u.Value.Span)
		}
		for _, e := range c.entries {
			if !e.Spread {
				add(&e.Value, e.Span)
			}
		}
	}
	if s.Func != TopLevel {
		returns := s.File.Funcs[s.Func].Returns
		for i := range returns {
			add(&returns[i], returns[i].Span)
		}
	}
	return out
}
