package jwe

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Envelope is an object or text with the member that a JWE travels in.
type Envelope struct {
	Scope  code.Scope
	At     code.Place // of the member
	Whole  code.Place // of the object
	Values []code.Value
	Others []string // members beside it
	Open   bool     // further members have names that are only known when the program runs
	symbol string   // that holds the object, "" for none
}

// Envelopes finds the envelopes with a member that a function makes.
func Envelopes(m *code.Model, s code.Scope, member string) []*Envelope {
	var out []*Envelope
	for _, o := range m.Objects(s) {
		if o.Kind == code.GroupHeaders || o.Kind == code.GroupConfig {
			continue
		}
		x := &Envelope{Scope: s, Whole: o.At}
		for _, f := range o.Fields {
			switch key := f.Key.String(); {
			case key == member:
				x.At, x.Values = f.At, append(x.Values, f.Val...)
			case !f.Key.Constant():
				x.Open = true
			case !slices.Contains(x.Others, key):
				x.Others = append(x.Others, key)
			}
		}
		if x.At.File != nil {
			x.narrow()
			x.symbol = holder(o.At)
			out = append(out, x)
		}
	}
	for _, t := range m.Texts(s) {
		x := inText(s, t, member)
		if x != nil && !slices.ContainsFunc(out, func(o *Envelope) bool { return o.At == x.At }) {
			out = append(out, x)
		}
	}
	return out
}

// narrow keeps the members beside of the object itself: a variable may hold another one at other times.
func (x *Envelope) narrow() {
	e, _ := EntryAt(x.At)
	if e == nil {
		return
	}
	own := func(name string) bool {
		return slices.ContainsFunc(x.At.File.Entries, func(o code.Entry) bool { return o.Group == e.Group && o.Key.Text == name })
	}
	x.Others = slices.DeleteFunc(x.Others, func(name string) bool { return !own(name) })
}

// holder is the symbol of the variable that holds the object at a place.
func holder(at code.Place) string {
	for _, g := range at.File.Groups {
		if g.Span == at.Span {
			return g.Symbol
		}
	}
	return ""
}

// Member matches a name in a JSON text.
var Member = regexp.MustCompile(`"([A-Za-z0-9_-]+)"\s*:`)

// inText reads a JSON text with the member, nil for any other.
func inText(s code.Scope, t code.Text, member string) *Envelope {
	text := t.String()
	i := strings.Index(text, `"`+member+`"`)
	if i < 0 {
		return nil
	}
	key := t.PartAt(i)
	if key.Via.File != nil {
		return nil // another function forms it
	}
	x := &Envelope{Scope: s, At: key.At, Whole: t.At}
	for _, m := range Member.FindAllStringSubmatch(text, -1) {
		if m[1] != member && !slices.Contains(x.Others, m[1]) {
			x.Others = append(x.Others, m[1])
		}
	}
	for _, p := range t.Value {
		if p.Hole {
			x.Values = append(x.Values, code.Value{p})
		}
	}
	return x
}

// Masked reports whether the member stands for something else than a value: a name to be hidden in logs.
func (x *Envelope) Masked() bool {
	return len(x.Values) > 0 && !slices.ContainsFunc(x.Values, func(v code.Value) bool { return !v.Constant() })
}

// EntryAt is the entry at a place, which is that of its key in an object as a whole; nil when something else stands
// there.
func EntryAt(at code.Place) (*code.Entry, code.Scope) {
	for i := range at.File.Entries {
		if e := &at.File.Entries[i]; e.Span == at.Span || e.Key.Span == at.Span {
			return e, code.Scope{File: at.File, Func: e.Func}
		}
	}
	return nil, code.Scope{}
}

// MakerOf finds what makes the JWE in an envelope: by its value, by where that comes from, else in the function itself
// or in what it calls.
func (p *Program) MakerOf(x *Envelope) (Maker, bool) {
	for _, v := range x.Values {
		for _, part := range v {
			if k, ok := p.At(part.From); ok {
				return k, true
			}
		}
	}
	if e, s := EntryAt(x.At); e != nil {
		if k, ok := p.from(s, &e.Value, 1); ok {
			return k, true
		}
	}
	for _, s := range append(Around(x.Scope, 3, p.m.Callees), p.m.Callers(x.Scope)...) {
		if made := p.In(s); len(made) > 0 {
			return made[0], true
		}
	}
	return Maker{}, false
}

// from follows a value, into the members of objects too.
func (p *Program) from(s code.Scope, e *code.Expr, depth int) (Maker, bool) {
	for _, o := range p.m.Origins(s, e, hands) {
		if k, ok := p.At(o.At()); ok {
			return k, true
		}
		if o.Expr.Op != code.OpObject || depth == 0 {
			continue
		}
		for i := range o.File.Entries {
			if in := &o.File.Entries[i]; in.Group == o.Expr.Group {
				if k, ok := p.from(code.Scope{File: o.File, Func: in.Func}, &in.Value, depth-1); ok {
					return k, true
				}
			}
		}
	}
	return Maker{}, false
}

// Around lists a function and those that next leads to, directly or within some steps.
func Around(s code.Scope, steps int, next func(code.Scope) []code.Scope) []code.Scope {
	out := []code.Scope{s}
	for from := 0; steps > 0; steps-- {
		n := len(out)
		for _, at := range out[from:n] {
			for _, x := range next(at) {
				if !slices.Contains(out, x) {
					out = append(out, x)
				}
			}
		}
		from = n
	}
	return out
}
