package jwtconstruction

import "mleready/analyzers/code"

// beginning is where a function begins an object.
type beginning struct {
	fn int
	code.Span
}

// openness says why objects of a file may hold more than can be seen: they come from a caller that the program does not
// have, or take over what cannot be told.
func (r *runner) openness(f *code.Summary) map[beginning]string {
	if known, ok := r.open[f]; ok {
		return known
	}
	type param struct {
		fn     int
		symbol string
	}
	params := map[param]bool{}
	for fn := range f.Funcs {
		for _, p := range f.Funcs[fn].Params {
			params[param{fn, p}] = p != ""
		}
	}
	open := map[beginning]string{}
	for _, e := range f.Entries {
		g := f.Groups[e.Group]
		if e.Spread && g.Func != code.TopLevel && (e.Value.Op == code.OpRef && params[param{g.Func, e.Value.Symbol}] || e.Value.Op == code.OpField) {
			open[beginning{g.Func, g.Span}] = "it takes over an object that a caller hands in"
		}
	}
	for _, g := range f.Groups {
		if params[param{g.Func, g.Symbol}] {
			open[beginning{g.Func, g.Span}] = "a caller that is not there begins it"
		}
	}
	r.open[f] = open
	return open
}
