package code

import "slices"

const (
	sharedSteps = 64      // a variable that costs less is folded again
	sharedParts = 1 << 18 // of all values that are kept
	sharedSites = 64      // a variable with more assignments is the program's, whoever refers to it
)

// shared keeps the values of variables that many scopes refer to and that are dear to fold, such as a field that the
// whole program assigns.
type shared struct {
	values map[string][]Value
	parts  int
}

// shared gives the values of a variable that is assigned outside of the scope under view, or in so many places that
// the own ones make no difference. Such values are the same for every scope but for the place that refers to them.
func (f *folder) shared(b bound, assigns []assignAt) ([]Value, bool) {
	if b.path != nil || b.env != nil || f.limit != maxAlternatives {
		return nil, false
	}
	if len(assigns) <= sharedSites && slices.ContainsFunc(assigns, func(a assignAt) bool { return Scope{a.file, a.Func} == f.home }) {
		return nil, false
	}
	values, known := f.m.shared.values[b.expr.Symbol]
	if !known {
		away := folder{m: f.m, limit: maxAlternatives}
		from := b
		from.at, from.via = &Place{}, Scope{}
		from.path = &frame{}
		values = away.ref(from)
		f.m.shared.keep(b.expr.Symbol, values, away.steps)
		f.spend(away.steps)
	}
	return placed(values, *b.leave(), b.via), true
}

func (s *shared) keep(symbol string, values []Value, steps int) {
	n := 0
	for _, v := range values {
		n += len(v)
	}
	if steps >= sharedSteps && s.parts+n <= sharedParts {
		s.values[symbol] = values
		s.parts += n
	}
}

// placed is a copy of values as the reference at a place has them.
func placed(values []Value, at Place, via Scope) []Value {
	out := make([]Value, len(values))
	for i, v := range values {
		out[i] = slices.Clone(v)
		for j := range out[i] {
			out[i][j].At = at
			if via.File != nil {
				out[i][j].Via = via
			}
		}
	}
	return out
}
