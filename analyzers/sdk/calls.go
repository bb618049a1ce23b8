package sdk

import (
	"cmp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Call is a call of an SDK's method.
type Call struct {
	Use       *Use
	Operation mleready.Operation
	At        code.Place
	Sure      bool // the object is one of the SDK, and does not only look like one
}

// Calls lists the calls of SDK methods: on an object that the SDK made, by name on an object from elsewhere in a file that
// imports the SDK, and as a class and the method's name handed to a helper.
func (p *Program) Calls() []Call {
	own := map[string]bool{}
	for _, f := range p.model.Files {
		for _, fn := range f.Funcs {
			own[fn.Symbol] = true
		}
	}
	var out []Call
	for _, f := range p.model.Files {
		u := p.Client(f)
		if u == nil || !f.Role.Judged() || len(u.Calls) == 0 {
			continue
		}
		imports := slices.ContainsFunc(u.Calls, func(at code.Place) bool { return at.File == f })
		for i := range f.Calls {
			c := &f.Calls[i]
			if o, sure, ok := p.operation(u, c, imports && !own[c.Callee]); ok {
				out = append(out, Call{u, o, code.Place{File: f, Span: c.Span}, sure})
			}
		}
	}
	slices.SortFunc(out, func(a, b Call) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Operation.ID, b.Operation.ID)) })
	return out
}

// operation tells which operation a call is of.
func (p *Program) operation(u *Use, c *code.Call, byName bool) (o mleready.Operation, sure, ok bool) {
	if api, method, found := u.member(c.Callee); found {
		if o, ok := p.method(api, method); ok {
			return o, true, true
		}
	}
	var api string
	for _, a := range c.Args {
		switch name, _, found := u.member(a.Symbol + ".x"); {
		case a.Op == code.OpRef && found:
			api = name
		case a.Op == code.OpLiteral && api != "":
			if o, ok := p.method(api, a.Text); ok {
				return o, true, true
			}
		}
	}
	if name := c.Name[strings.LastIndexByte(c.Name, '.')+1:]; byName && name != c.Name {
		o, ok = p.rules.OperationByID(name)
	}
	return o, false, ok
}

// member splits the symbol of a method of one of the SDK's classes.
func (u *Use) member(symbol string) (api, method string, ok bool) {
	for _, name := range append([]string{cmp.Or(u.Alias, u.Name)}, u.SDK.Imports...) {
		if rest, found := strings.CutPrefix(symbol, strings.TrimSuffix(name, ".*")+"."); found {
			if api, method, ok = strings.Cut(strings.TrimPrefix(rest, "default."), "."); ok {
				return api, method, !strings.Contains(method, ".")
			}
		}
	}
	return "", "", false
}

// method finds the operation of a class.
func (p *Program) method(api, id string) (mleready.Operation, bool) {
	for _, o := range p.rules.OperationsByID(id) {
		if o.API == api {
			return o, true
		}
	}
	if strings.HasSuffix(api, "Api") {
		return p.rules.OperationByID(id) // a class that newer releases split
	}
	return mleready.Operation{}, false
}
