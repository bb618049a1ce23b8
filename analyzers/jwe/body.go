package jwe

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Form is what a body is, as far as it can be told.
type Form struct {
	Wrapped bool   // holds the member with the JWE
	Clear   bool   // is put together from readable values
	Untold  string // where a part of it comes from that the program does not show, "" for nowhere
}

// Bodies tells what the bodies of a program's requests are.
type Bodies struct {
	Model  *code.Model
	Member string // that a JWE travels in
	Sealed []*Envelope
}

var (
	serialises = regexp.MustCompile(`(?i)^(marshal|marshalindent|stringify|tojson|encode|dumps|json_encode|writevalueasstring|serialize|serializeobject|to_json)$`)
	passes     = regexp.MustCompile(`(?i)^(newreader|newbuffer|newbufferstring|bytes|string|tostring|encodetostring|from|copy|clone|nopcloser|create|final|trim|urlencode)$`)
	nothing    = regexp.MustCompile(`^(nil|null|undefined|NoBody)$`)
)

// hands says which operands a library's function hands on: encoders, readers and copies change nothing that matters.
func hands(e *code.Expr) []int {
	if passes.MatchString(Last(e.Text)) && len(e.Args) > 0 {
		return []int{0}
	}
	return nil
}

// Origins follows a value back, through what only copies or encodes it.
func Origins(m *code.Model, s code.Scope, e *code.Expr) []code.Origin { return m.Origins(s, e, hands) }

const maxSerialised = 4 // serialisations inside of one another

// FormOf tells what a body is.
func (b *Bodies) FormOf(s code.Scope, e *code.Expr) Form { return b.formOf(s, e, 0) }

func (b *Bodies) formOf(s code.Scope, e *code.Expr, depth int) Form {
	var f Form
	for _, v := range b.Model.Fold(s, e) {
		if strings.Contains(v.String(), `"`+b.Member+`"`) {
			return Form{Wrapped: true}
		}
	}
	for _, o := range b.Model.Origins(s, e, hands) {
		x := b.ofOrigin(o, depth)
		f.Wrapped = f.Wrapped || x.Wrapped
		f.Clear = f.Clear || x.Clear
		if x.Untold != "" {
			f.Untold = x.Untold
		}
	}
	return f
}

func (b *Bodies) ofOrigin(o code.Origin, depth int) Form {
	e := o.Expr
	switch {
	case b.sealedAt(o):
		return Form{Wrapped: true}
	case e.Op == code.OpObject:
		return Form{Clear: true}
	case e.Op == code.OpLiteral:
		wrapped := strings.Contains(e.Text, `"`+b.Member+`"`)
		return Form{Wrapped: wrapped, Clear: !wrapped && strings.ContainsAny(e.Text, "{[")}
	case e.Op == code.OpCall && serialises.MatchString(Last(e.Text)) && len(e.Args) > 0 && depth < maxSerialised:
		in := b.formOf(o.Scope, &e.Args[0], depth+1)
		return Form{Wrapped: in.Wrapped, Clear: !in.Wrapped || in.Clear}
	}
	if name := NameOf(e); !nothing.MatchString(name) {
		return Form{Untold: name}
	}
	return Form{}
}

// NameOf is the last name or the text of an expression.
func NameOf(e *code.Expr) string {
	if e.Op != code.OpRef {
		return Last(e.Text)
	}
	return code.LastName(e.Symbol)
}

// sealedAt reports whether an origin is an envelope.
func (b *Bodies) sealedAt(o code.Origin) bool {
	return slices.ContainsFunc(b.Sealed, func(x *Envelope) bool {
		if o.Expr.Op == code.OpRef {
			return x.symbol != "" && o.Expr.Symbol == x.symbol
		}
		return o.Expr.Op == code.OpObject && o.File == x.Whole.File && (o.Expr.Span == x.Whole.Span || o.File.Groups[o.Expr.Group].Span == x.Whole.Span)
	})
}

// Digested tells what the hash that a value comes from is over, and where it is made; no file when there is none.
func (b *Bodies) Digested(s code.Scope, e *code.Expr) (Form, code.Place) {
	for _, o := range b.Model.Origins(s, e, encodes) {
		for _, c := range b.Model.Calls(o.Scope) {
			if !o.Expr.Contains(c.Start) || c.Kind != code.CallHash && Last(c.Name) != "update" || len(c.Args) == 0 {
				continue
			}
			if f := b.FormOf(o.Scope, &c.Args[0]); f.Wrapped || f.Clear {
				return f, o.Scope.At(c.Span)
			}
		}
	}
	return Form{}, code.Place{}
}

// encodes hands on what is only written in another alphabet.
func encodes(e *code.Expr) []int {
	switch Last(e.Text) {
	case "EncodeToString", "toString", "String", "encode", "toBase64", "from":
		if len(e.Args) > 0 {
			return []int{0}
		}
	}
	return nil
}

// BodyOf is the body that a request is given, nil for none.
func BodyOf(m *code.Model, s code.Scope, c *code.Call) *code.Expr {
	if c.Kind != code.CallRequest && c.Kind != code.CallSend {
		return nil
	}
	if bodiless := []string{"GET", "DELETE", "HEAD"}; slices.ContainsFunc(MethodsOf(m, s, c), func(method string) bool { return slices.Contains(bodiless, method) }) {
		return nil
	}
	for i := range c.Args {
		if body := optionOf(m, s, &c.Args[i]); body != nil {
			return body
		}
	}
	switch last := strings.ToLower(Last(c.Name)); {
	case len(c.Args) > 2 && (strings.HasPrefix(last, "newrequest") || last == "post" || last == "put" || last == "patch"):
		return &c.Args[2]
	case c.Kind == code.CallSend && len(c.Args) == 1 && (last == "send" || last == "write" || last == "end"):
		return &c.Args[0]
	}
	return nil
}

// MethodsOf lists the methods that a request may have, as far as the function itself tells them, in capitals.
func MethodsOf(m *code.Model, s code.Scope, c *code.Call) []string {
	var out []string
	if c.Kind == code.CallRequest && len(c.Args) > 0 {
		for _, v := range m.Fold(s, &c.Args[0]) {
			if v.Constant() {
				out = append(out, strings.ToUpper(v.String()))
			}
		}
	}
	return out
}

// Options of HTTP clients: those that hold a body, and further ones without which an object is a body itself.
var (
	bodyKeys   = map[string]bool{"body": true, "data": true, "json": true}
	optionKeys = map[string]bool{"method": true, "url": true, "uri": true, "headers": true, "hostname": true}
)

// optionOf is the body among the options that a client is given.
func optionOf(m *code.Model, s code.Scope, arg *code.Expr) *code.Expr {
	if arg.Op != code.OpObject && arg.Op != code.OpRef {
		return nil
	}
	for _, o := range m.Origins(s, arg, nil) {
		if o.Expr.Op != code.OpObject {
			continue
		}
		var body *code.Expr
		options := false
		for i := range o.File.Entries {
			if e := &o.File.Entries[i]; e.Group == o.Expr.Group && e.Key.Op == code.OpLiteral {
				options = options || optionKeys[e.Key.Text]
				if bodyKeys[e.Key.Text] {
					body = &e.Value
				}
			}
		}
		if options && body != nil {
			return body
		}
	}
	return nil
}
