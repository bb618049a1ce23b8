package javascript

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// value is an expression as far as it matters to what a string may be. Everything inside of it is visited: calls are
// recorded, object literals become groups.
func (s *summariser) value(n sitter.Node) code.Expr {
	if s.depth > maxNested {
		return code.Expr{Op: code.OpUnknown, Span: span(n)}
	}
	s.depth++
	defer func() { s.depth-- }()
	switch n = bare(n); n.Kind() {
	case "string":
		return literal(unquote(n), span(n))
	case "number", "true", "false":
		return literal(n.Text(), span(n))
	case "template_string":
		return s.template(n)
	case "identifier", "this", "super":
		return s.name(n)
	case "member_expression":
		return s.member(n)
	case "subscript_expression":
		return s.index(n)
	case "binary_expression":
		return s.binary(n)
	case "ternary_expression":
		s.branches(n)
		s.value(n.Field("condition"))
		return s.either(n, n.Field("consequence"), n.Field("alternative"))
	case "assignment_expression", "augmented_assignment_expression":
		return s.assignment(n)
	case "call_expression":
		return s.call(n)
	case "new_expression":
		return s.create(n)
	case "object":
		return s.object(n, "")
	case "array":
		return s.array(n)
	case "arrow_function", "function_expression", "generator_function", "class":
		return s.anonymous(n)
	case "sequence_expression":
		var last code.Expr
		for c := range n.Children() {
			last = s.value(c)
		}
		return last
	case "spread_element", "yield_expression":
		return s.value(n.Child(0))
	case "unary_expression", "update_expression":
		if v := s.value(n.Field("argument")); v.Op == code.OpField { // what a condition asks for: !reply.member
			s.sum.Uses = append(s.sum.Uses, code.Use{Value: v, Func: s.fn})
		}
	case "jsx_attribute":
		s.attribute(n)
	case "internal_module", "module":
		s.namespace(n)
	case "", "comment", "regex", "null", "undefined", "type_annotation", "type_arguments", "property_identifier", "ERROR", "jsx_text":
	default:
		for c := range n.Children() {
			s.statement(c)
		}
	}
	return code.Expr{Op: code.OpUnknown, Text: lastName(n), Span: span(n)}
}

// name is a reference to a variable, or a global that says nothing.
func (s *summariser) name(n sitter.Node) code.Expr {
	if n.Kind() == "identifier" && s.lookup(n.Text()) == "" && n.Text() != "exports" {
		return code.Expr{Op: code.OpUnknown, Text: n.Text(), Span: span(n)}
	}
	if symbol := s.holder(n); symbol != "" {
		return ref(symbol, span(n))
	}
	return code.Expr{Op: code.OpUnknown, Text: n.Text(), Span: span(n)}
}

// member is obj.name or obj['name'].
func (s *summariser) member(n sitter.Node) code.Expr {
	name, _ := propertyName(n)
	if x, ok := s.surroundings(n, name); ok {
		return x
	}
	object := n.Field("object")
	symbol := s.holder(n)
	if symbol != "" && strings.HasPrefix(symbol, mark) || symbol == s.exports() {
		return ref(symbol, span(n))
	}
	if global := s.global(n); global != "" && !exporting(global) {
		return code.Expr{Op: code.OpUnknown, Text: name, Symbol: "", Span: span(n)}
	}
	return s.memberValue(s.value(object), name, span(n))
}

// memberValue is a member of a value.
func (s *summariser) memberValue(v code.Expr, name string, at code.Span) code.Expr {
	switch {
	case v.Op == code.OpRef && v.Symbol == envSymbol:
		s.environment(name, at)
		return ref(envSymbol+name, at)
	case v.Op == code.OpRef && strings.HasPrefix(v.Symbol, mark):
		return ref(memberOf(v.Symbol, name), at)
	case v.Op == code.OpRef || v.Op == code.OpField || v.Op == code.OpObject || v.Op == code.OpCall || v.Op == code.OpElemOf:
		return field(v, name, at)
	}
	return code.Expr{Op: code.OpUnknown, Text: name, Span: at}
}

// environment records that the program reads a variable of the environment.
func (s *summariser) environment(name string, at code.Span) {
	s.sum.Calls = append(s.sum.Calls, code.Call{
		Name: "process.env", Kind: code.CallEnv, Args: []code.Expr{literal(name, at)}, Func: s.fn, Span: at,
	})
}

// index is some element when the index is a variable: a loop goes through all of them.
func (s *summariser) index(n sitter.Node) code.Expr {
	if _, ok := propertyName(n); ok {
		return s.member(n)
	}
	object, index := n.Field("object"), n.Field("index")
	v := s.value(object)
	if bare(index).Kind() == "number" {
		return s.at(v, index.Text(), span(n))
	}
	if incoming(object) {
		s.sum.Calls = append(s.sum.Calls, code.Call{Name: lastName(object), Kind: code.CallGetHeader, Args: []code.Expr{s.value(index)}, Func: s.fn, Span: span(n)})
		return code.Expr{Op: code.OpUnknown, Text: lastName(object), Span: span(n)}
	}
	s.use(index)
	if v.Op == code.OpUnknown {
		return code.Expr{Op: code.OpUnknown, Text: lastName(object), Span: span(n)}
	}
	return code.Expr{Op: code.OpElemOf, Args: []code.Expr{v}, Span: span(n)}
}

// at is the element at a constant index: known in a list that stands right here.
func (s *summariser) at(v code.Expr, index string, at code.Span) code.Expr {
	if pair, ok := s.pairs[v.Symbol]; ok && v.Op == code.OpRef {
		v = pair
	}
	if v.Op == code.OpList && len(index) == 1 && index[0] >= '0' && int(index[0]-'0') < len(v.Args) {
		return v.Args[index[0]-'0']
	}
	return code.Expr{Op: code.OpUnknown, Span: at}
}

// template is the pieces of a template string.
func (s *summariser) template(n sitter.Node) code.Expr {
	x := code.Expr{Op: code.OpConcat, Span: span(n)}
	for c := range n.Children() {
		switch c.Kind() {
		case "string_fragment", "escape_sequence":
			x.Args = append(x.Args, literal(unescape(c.Text()), span(c)))
		case "template_substitution":
			x.Args = append(x.Args, s.value(c.Child(0)))
		}
	}
	return joined(x)
}

// joined makes one literal of literals that follow one another.
func joined(x code.Expr) code.Expr {
	out := x.Args[:0:0]
	for _, a := range x.Args {
		if n := len(out); n > 0 && a.Op == code.OpLiteral && out[n-1].Op == code.OpLiteral && a.Start == out[n-1].End {
			out[n-1].Text += a.Text
			out[n-1].End = a.End
			continue
		}
		out = append(out, a)
	}
	switch {
	case len(out) == 0:
		return literal("", x.Span)
	case len(out) == 1 && out[0].Op == code.OpLiteral:
		return literal(out[0].Text, x.Span)
	}
	x.Args = out
	return x
}

// binary flattens a sum; a choice is either side; the two sides of any other operation are uses of their own.
func (s *summariser) binary(n sitter.Node) code.Expr {
	switch n.Field("operator").Text() {
	case "+":
		return s.plus(n)
	case "||", "??":
		return s.either(n, n.Field("left"), n.Field("right"))
	case "&&":
		s.value(n.Field("left"))
		return s.value(n.Field("right"))
	}
	s.use(n.Field("left"))
	s.use(n.Field("right"))
	return code.Expr{Op: code.OpUnknown, Span: span(n)}
}

// plus is a + b + c, read from the left without going deeper for each sign.
func (s *summariser) plus(n sitter.Node) code.Expr {
	at := span(n)
	var sides []sitter.Node
	for n.Kind() == "binary_expression" && n.Field("operator").Text() == "+" {
		sides = append(sides, n.Field("right"))
		n = bare(n.Field("left"))
	}
	sides = append(sides, n)
	x := code.Expr{Op: code.OpConcat, Span: at}
	for i := len(sides) - 1; i >= 0; i-- {
		if v := s.value(sides[i]); v.Op == code.OpConcat {
			x.Args = append(x.Args, v.Args...)
		} else {
			x.Args = append(x.Args, v)
		}
	}
	return x
}

// either is a value that may be one of two.
func (s *summariser) either(n, a, b sitter.Node) code.Expr {
	x, y := s.value(a), s.value(b)
	switch {
	case x.Op == code.OpUnknown && y.Op == code.OpUnknown, y.Op == code.OpUnknown:
		return x
	case x.Op == code.OpUnknown && y.Op == code.OpLiteral && y.Text == "":
		return x
	}
	symbol := s.temporary("either", n)
	s.put(symbol, x, false, x.Span)
	s.put(symbol, y, false, y.Span)
	return ref(symbol, span(n))
}

// array is a list. With a spread in it, it is a variable that grows.
func (s *summariser) array(n sitter.Node) code.Expr {
	x := code.Expr{Op: code.OpList, Span: span(n)}
	symbol := ""
	for c := range n.Children() {
		if c.Kind() != "spread_element" {
			x.Args = append(x.Args, s.value(c))
			continue
		}
		if symbol == "" {
			symbol = s.temporary("list", n)
			s.put(symbol, x, false, span(n))
		} else if len(x.Args) > 0 {
			s.put(symbol, x, true, span(n))
		}
		x.Args = nil
		s.put(symbol, s.value(c.Child(0)), true, span(c))
	}
	if symbol == "" {
		return x
	}
	if len(x.Args) > 0 {
		s.put(symbol, x, true, span(n))
	}
	return ref(symbol, span(n))
}

// anonymous reads a function or class that nothing names here.
func (s *summariser) anonymous(n sitter.Node) code.Expr {
	name := n.Field("name").Text()
	symbol := s.temporary(name, n)
	if n.Kind() == "class" {
		s.class(n, symbol, name)
	} else {
		s.function(symbol, name, n, false)
	}
	return ref(symbol, span(n))
}

// assignment gives what stands on the left a value.
func (s *summariser) assignment(n sitter.Node) code.Expr {
	l, r := bare(n.Field("left")), n.Field("right")
	op := n.Field("operator").Text()
	if n.Kind() == "augmented_assignment_expression" && op == "+=" {
		s.grow(l, s.value(r), n)
	} else if op == "" || op == "=" || op == "||=" || op == "??=" || op == "&&=" {
		s.target(l, r, n)
	} else {
		s.value(r)
	}
	if symbol := s.holder(l); symbol != "" && !strings.HasPrefix(symbol, mark) {
		return ref(symbol, span(l))
	}
	return code.Expr{Op: code.OpUnknown, Text: lastName(l), Span: span(n)}
}

// grow adds to a variable or a field.
func (s *summariser) grow(l sitter.Node, v code.Expr, at sitter.Node) {
	symbol := declared(s.holder(l))
	if owner := declared(s.holder(l.Field("object"))); owner != "" && s.classes[owner] {
		if name, ok := propertyName(l); ok {
			s.setField(owner, name, v, true, at)
			return
		}
	}
	s.put(symbol, v, true, span(at))
}

// attribute keeps the text of an attribute: the source of a script, an address.
func (s *summariser) attribute(n sitter.Node) {
	for c := range n.Children() {
		if c.Kind() == "string" {
			s.sum.Uses = append(s.sum.Uses, code.Use{Value: literal(unquote(c), span(c)), Func: s.fn})
		} else if c.Kind() != "property_identifier" {
			s.statement(c)
		}
	}
}
