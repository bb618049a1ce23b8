package sdk

import (
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// values are what a field of an object may hold.
func (p *Program) values(s code.Scope, o code.Object, f code.Field) []Value {
	e, file := entryOf(f)
	if entries, ok := p.entries(s, file, e); ok {
		return []Value{{Known: true, At: f.At, Entries: entries, field: f.At, here: f.At}}
	}
	values := f.Val
	if args := p.fromCallers(s, values); args != nil {
		values = args
	}
	var out []Value
	for _, v := range values {
		out = append(out, p.value(v, f, e, file))
	}
	if len(out) == 0 {
		out = []Value{{At: f.At, Origin: "elsewhere", field: f.At, here: f.At}}
	}
	return out
}

// value makes one value of a folded one.
func (p *Program) value(v code.Value, f code.Field, e *code.Entry, file *code.Summary) Value {
	out := Value{At: f.At, field: f.At, here: f.At}
	if len(v) > 0 {
		out.At, out.here = v[0].From, v[0].At
	}
	if !v.Constant() || len(v) == 0 {
		out.Origin = originOf(v, e, file)
		return out
	}
	out.Known, out.Text = true, v.String()
	if len(v) == 1 {
		from := v[0].From
		out.Quoted = int(from.End-from.Start) != len(v[0].Text) || isSettings(from.File) && plainText[from.File.Language]
		out.Sample = isSettings(from.File) && from.File.Role == mleready.RoleSample
	}
	return out
}

// plainText are the formats whose values are all texts.
var plainText = map[string]bool{"env": true, "properties": true, "ini": true}

// entryOf is the entry that a field was made from, where it stands in a file as a literal.
func entryOf(f code.Field) (*code.Entry, *code.Summary) {
	if len(f.Key) == 0 || f.Key[0].From.File == nil {
		return nil, nil
	}
	from := f.Key[0].From
	for i := range from.File.Entries {
		if e := &from.File.Entries[i]; !e.Spread && e.Key.Span == from.Span {
			return e, from.File
		}
	}
	return nil, nil
}

// entries are those of a map of operations that stands as the value of an entry.
func (p *Program) entries(s code.Scope, file *code.Summary, e *code.Entry) ([]Entry, bool) {
	if e == nil {
		return nil, false
	}
	var out []Entry
	found := false
	each := func(f *code.Summary, group int) {
		found = true
		for i := range f.Entries {
			in := &f.Entries[i]
			if in.Group != group || in.Spread || in.Key.Op != code.OpLiteral {
				continue
			}
			one := Entry{Operation: in.Key.Text, At: code.Place{File: f, Span: in.Span}}
			for _, v := range p.model.Fold(code.Scope{File: f, Func: in.Func}, &in.Value) {
				one.Value = p.value(v, code.Field{At: one.At}, in, f)
			}
			out = append(out, one)
		}
	}
	switch e.Value.Op {
	case code.OpObject:
		each(file, e.Value.Group)
	case code.OpRef:
		for _, f := range p.model.Files {
			for i, g := range f.Groups {
				if g.Symbol == e.Value.Symbol && g.Symbol != "" {
					each(f, i)
				}
			}
		}
	}
	return out, found
}

// fromCallers are the values that the callers of a function give to the parameter that a value is.
func (p *Program) fromCallers(s code.Scope, values []code.Value) []code.Value {
	if s.Func == code.TopLevel || len(values) != 1 || len(values[0]) != 1 || !values[0][0].Hole {
		return nil
	}
	fn := s.File.Funcs[s.Func]
	i := slices.IndexFunc(fn.Params, func(param string) bool { return values[0][0].Name != "" && code.LastName(param) == values[0][0].Name })
	if i < 0 {
		return nil
	}
	var out []code.Value
	for _, caller := range p.model.Callers(s) {
		for _, call := range p.model.Calls(caller) {
			if call.Callee == fn.Symbol && i < len(call.Args) {
				out = append(out, p.model.Fold(caller, &call.Args[i])...)
			}
		}
	}
	return out
}

// originOf says where a value comes from that is not known.
func originOf(v code.Value, e *code.Entry, file *code.Summary) string {
	for _, part := range v {
		if !part.Hole {
			continue
		}
		for _, c := range part.From.File.Calls {
			if c.Kind == code.CallEnv && len(c.Args) > 0 && c.Args[0].Op == code.OpLiteral && (c.Span == part.From.Span || part.Name == c.Args[0].Text) {
				return "the environment variable " + c.Args[0].Text
			}
		}
	}
	if e != nil {
		for _, c := range file.Calls {
			if c.Kind == code.CallEnv && len(c.Args) > 0 && e.Start <= c.Start && c.End <= e.End {
				return "the environment variable " + c.Args[0].Text
			}
		}
	}
	for _, part := range v {
		if part.Hole && part.Name != "" {
			return part.Name
		}
	}
	return "elsewhere"
}

// order finds the default among the values of a setting: what a file of settings gives to a variable of the environment,
// else what the code falls back to. A sample of settings counts when nothing else does. Of several statements that set the
// option the one without a condition counts, and of the values that it may give the last one.
func (p *Program) order(s *Setting, o code.Object) {
	best := -1
	for _, wanted := range []func(Value) bool{
		func(v Value) bool { return isSettings(v.At.File) && !v.Sample },
		func(v Value) bool { return !v.Sample },
		func(Value) bool { return true },
	} {
		if best < 0 {
			best = p.defaultAmong(s.Values, o, wanted)
		}
	}
	if best < 0 {
		best = 0
	}
	for i := range s.Values {
		s.Values[i].Default = i == best
		if s.Values[best].Known && !s.Values[i].Known && s.Values[best].Origin == "" {
			s.Values[best].Origin = s.Values[i].Origin
		}
	}
}

// defaultAmong is the index of the default among the known values that are wanted, -1 when there is none.
func (p *Program) defaultAmong(all []Value, o code.Object, wanted func(Value) bool) int {
	var at []int
	var statements []code.Place
	for i, v := range all {
		if v.Known && wanted(v) {
			statement := v.field
			if statement.File == o.At.File && o.At.Start <= statement.Start && statement.End <= o.At.End {
				statement = o.At
			}
			at, statements = append(at, i), append(statements, statement)
		}
	}
	if len(at) == 0 {
		return -1
	}
	field := all[at[p.defaultOf(statements)]].field
	at = slices.DeleteFunc(at, func(i int) bool { return all[i].field.Compare(field) != 0 })
	var here, from []code.Place
	same := false
	for n, i := range at {
		same = same || n > 0 && all[i].here.Compare(all[at[0]].here) == 0
		here, from = append(here, all[i].here), append(from, all[i].At)
	}
	if same {
		here = from
	}
	return at[p.defaultOf(here)]
}

// defaultOf is the index of the place that holds with the fewest conditions, of several the last one. So of a = x;
// if (c) a = y it is x, and of c ? y : x as well.
func (p *Program) defaultOf(places []code.Place) int {
	best, least := 0, -1
	for i, at := range places {
		if n := p.conditions(at); least < 0 || n <= least {
			best, least = i, n
		}
	}
	return best
}

// conditions weighs what must be the case for a place to run: an else asks for less than a then.
func (p *Program) conditions(at code.Place) int {
	n := 0
	for _, b := range p.model.Branches(code.ScopeAt(at)) {
		switch {
		case !b.Contains(at.Start):
		case b.Kind == code.BranchElse:
			n++
		default:
			n += 2
		}
	}
	return n
}
