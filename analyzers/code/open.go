package code

// findOpen marks the functions that make entries whose keys are their parameters, or that call one which does: the
// entries are complete only at a caller.
func (m *Model) findOpen() {
	var found []Scope
	for s, c := range m.scopes {
		for _, e := range c.entries {
			if m.fromParams(s, e) {
				m.open[s] = true
				found = append(found, s)
				break
			}
		}
	}
	for len(found) > 0 {
		s := found[len(found)-1]
		found = found[:len(found)-1]
		if s.Func == TopLevel {
			continue
		}
		for _, c := range m.callers[s.File.Funcs[s.Func].Symbol] {
			if from := (Scope{c.file, c.Func}); !m.open[from] {
				m.open[from] = true
				found = append(found, from)
			}
		}
	}
}

// fromParams reports whether an entry's key, or the object it spreads, is made from the function's parameters.
func (m *Model) fromParams(s Scope, e *Entry) bool {
	if s.Func == TopLevel || len(s.File.Funcs[s.Func].Params) == 0 {
		return false
	}
	x := &e.Key
	if e.Spread {
		x = &e.Value
	}
	steps := 0
	return m.mentions(s, x, &steps)
}

const maxMentions = 64 // expressions looked into for a parameter

func (m *Model) mentions(s Scope, e *Expr, steps *int) bool {
	*steps++
	if *steps > maxMentions {
		return false
	}
	if e.Op == OpRef {
		for _, p := range s.File.Funcs[s.Func].Params {
			if p != "" && p == e.Symbol {
				return true
			}
		}
		for _, a := range m.assigned(e.Symbol, s.File) {
			if a.file == s.File && a.Func == s.Func && *steps <= maxMentions && m.mentions(s, &a.Value, steps) {
				return true
			}
		}
	}
	for i := range e.Args {
		if *steps <= maxMentions && m.mentions(s, &e.Args[i], steps) {
			return true
		}
	}
	return false
}
