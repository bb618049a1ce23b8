package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// Kotlin is the language's name.
const Kotlin = "kotlin"

var kotlin = &dialect{
	name: Kotlin, family: javaVM, facade: "Kt", extensions: []string{".kt", ".kts"}, implicit: true, globals: true, prepare: prepareKotlin, pairNames: [2]string{"key", "value"},
	table: map[string]rule{
		"package_header": func(r *reader, n sitter.Node) *node { r.pkg = n.Child(0).Text(); return nil }, "import": ktImport,
		"class_declaration": ktClass, "object_declaration": ktClass, "companion_object": ktCompanion, "enum_entry": ktEnum,
		"property_declaration": ktProperty, "function_declaration": ktFunction, "secondary_constructor": ktFunction, "anonymous_initializer": first,
		"modifiers": nothing, "parameter_modifiers": nothing, "file_annotation": nothing, "type_alias": nothing, "getter": nothing, "setter": nothing,
		"user_type": leaf(opType), "nullable_type": nothing, "type_arguments": nothing,

		"identifier": ktName, "this_expression": leaf(opThis), "super_expression": leaf(opSuper),
		"string_literal": ktText, "multiline_string_literal": ktText, "interpolation": first, "character_literal": ktCharacter,
		"number_literal": leaf(opNumber), "float_literal": leaf(opNumber), "label": nothing,
		"navigation_expression": ktMember, "index_expression": ktIndex, "call_expression": ktCall, "value_arguments": list(opBlock), "value_argument": ktArgument,
		"spread_expression": list(opSpread), "collection_literal": list(opList), "object_literal": ktObject, "callable_reference": ktReference,
		"lambda_literal": ktLambda, "annotated_lambda": ktAnnotated, "anonymous_function": ktFunction,
		"assignment": ktAssign, "binary_expression": binary("+", "?:"), "infix_expression": ktInfix, "as_expression": at("left"), "unary_expression": ktUnary,
		"parenthesized_expression": first, "annotated_expression": ktAnnotated, "labeled_expression": ktAnnotated, "range_expression": list(opUse), "is_expression": list(opUse), "in_expression": list(opUse),
		"if_expression": ktIf, "when_expression": ktWhen, "type_test": nothing, "range_test": nothing, "for_statement": ktFor, "while_statement": ktLoop, "do_while_statement": ktLoop,
		"try_expression": ktTry, "return_expression": ktReturn, "throw_expression": list(opThrow),
	},
}

func ktImport(_ *reader, n sitter.Node) *node {
	x := &node{op: opImport, name: strings.Join(strings.Fields(n.Child(0).Text()), ""), Span: span(n)}
	x.typ = short(x.name)
	if alias := n.Child(1); alias.Is() {
		x.typ = alias.Text()
	}
	if n.Has("*") {
		x.name, x.typ = x.name+".*", "*"
	}
	return x
}

// ktNotes are the annotations in front of a declaration.
func ktNotes(r *reader, n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		if k := c.Kind(); k != "modifiers" && k != "parameter_modifiers" {
			continue
		}
		for _, a := range each(c) {
			if a.Kind() == "annotation" {
				made := lastChild(a)
				out = append(out, &node{op: opCall, name: short(typeName(child(made, "user_type", made))), args: r.all(child(made, "value_arguments", sitter.Node{})), Span: span(a)})
			}
		}
	}
	return out
}

// child is the first child of a kind.
func child(n sitter.Node, kind string, none sitter.Node) sitter.Node {
	for _, c := range each(n) {
		if c.Kind() == kind {
			return c
		}
	}
	return none
}

// lastChild is the last child.
func lastChild(n sitter.Node) sitter.Node {
	var out sitter.Node
	for _, c := range each(n) {
		out = c
	}
	return out
}

// ktClass is a class or an object. The parameters of its head are those of its constructor and fields as well.
func ktClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, name: n.Field("name").Text(), notes: ktNotes(r, n), named: span(n.Field("name")), Span: span(n)}
	made := &node{op: opFunc, name: x.name, named: x.named, Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "primary_constructor":
			made.Span = span(c)
			for _, p := range each(child(c, "class_parameters", c)) {
				if p.Kind() == "class_parameter" {
					made.params = append(made.params, ktParam(r, p, ktNotes(r, p)))
				}
			}
		case "delegation_specifiers":
			for _, d := range each(c) {
				d = d.Child(0)
				typ := child(d, "user_type", d)
				x.args = append(x.args, &node{op: opType, name: typeName(typ), Span: span(typ)})
				if args := child(d, "value_arguments", sitter.Node{}); args.Is() && args.Child(0).Is() {
					made.body = append(made.body, &node{op: opCall, on: &node{op: opSuper, Span: span(d)}, args: r.all(args), Span: span(d)})
				}
			}
		case "class_body", "enum_class_body":
			x.body = ktMembers(r, c)
		}
	}
	for _, p := range made.params {
		field := *p
		field.op, field.args, field.field = opField, nil, false
		x.body = append([]*node{&field}, x.body...)
		p.notes, p.field = nil, true
	}
	if len(made.params) > 0 || len(made.body) > 0 {
		x.body = append(x.body, made)
	}
	return x
}

// ktMembers are the members of a class: its variables are fields.
func ktMembers(r *reader, n sitter.Node) []*node {
	out := flat(r.all(n))
	for _, m := range out {
		if m.op == opVar {
			m.op = opField
		}
	}
	return out
}

func ktCompanion(r *reader, n sitter.Node) *node {
	return &node{op: opBlock, args: ktMembers(r, child(n, "class_body", n)), Span: span(n)}
}

func ktEnum(r *reader, n sitter.Node) *node {
	name := child(n, "identifier", n)
	x := &node{op: opEnum, name: name.Text(), named: span(name), Span: span(n)}
	for _, a := range r.all(child(n, "value_arguments", sitter.Node{})) {
		if a.op == opNamed {
			a = a.arg(0)
		}
		x.args = append(x.args, one(a)...)
	}
	return x
}

// ktParam is a parameter with its type and perhaps what stands behind it.
func ktParam(r *reader, n sitter.Node, notes []*node) *node {
	x := &node{op: opParam, notes: notes, Span: span(n)}
	for _, c := range each(n) {
		switch k := c.Kind(); {
		case k == "identifier" && x.name == "":
			x.name, x.named = c.Text(), span(c)
		case strings.HasSuffix(k, "_type") || strings.HasSuffix(k, "modifiers"):
			x.typ = ktType(c, x.typ)
		default:
			x.args = one(r.read(c))
		}
	}
	return x
}

// ktType is the name of a type.
func ktType(n sitter.Node, none string) string {
	if n.Kind() == "user_type" || n.Kind() == "nullable_type" {
		return typeName(n)
	}
	return none
}

// ktProperty is a variable, or one that a function gives.
func ktProperty(r *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	var value *node
	for _, c := range each(n) {
		switch k := c.Kind(); k {
		case "variable_declaration":
			all.args = append(all.args, ktVariable(c))
		case "multi_variable_declaration":
			for _, v := range each(c) {
				all.args = append(all.args, ktVariable(v))
			}
		case "getter":
			if body := r.body(child(c, "function_body", c)); len(all.args) == 1 && len(body) > 0 {
				v := all.args[0]
				v.op, v.field, v.body = opFunc, true, ktBody(r, child(c, "function_body", c))
			}
		case "property_delegate":
			value = ktLazy(r.read(c.Child(0)))
		case "modifiers", "type_constraints", "type_parameters", "setter", "user_type":
		default:
			value = r.read(c)
		}
	}
	for _, v := range all.args {
		v.notes = ktNotes(r, n)
		if len(all.args) == 1 {
			v.Span = span(n)
		}
	}
	switch {
	case value == nil || len(all.args) == 0:
	case len(all.args) > 1:
		names := &node{op: opList, Span: all.Span}
		for _, v := range all.args {
			names.args = append(names.args, &node{op: opName, name: v.name, Span: v.Span})
		}
		all.args = append(all.args, &node{op: opAssign, name: "=", on: names, args: one(value), Span: all.Span})
	case value.is(opIf) || value.is(opTry):
		v := all.args[0]
		give := func(x *node) *node {
			return &node{op: opAssign, name: "=", on: &node{op: opName, name: v.name, Span: v.named}, args: one(x), Span: x.Span}
		}
		all.args = append(all.args, last([]*node{value}, give)...)
	case all.args[0].op == opVar:
		all.args[0].args = one(value)
	}
	if len(all.args) == 1 {
		return all.args[0]
	}
	return all
}

func ktVariable(n sitter.Node) *node {
	name := child(n, "identifier", n)
	return &node{op: opVar, name: name.Text(), typ: ktType(lastChild(n), ""), named: span(name), Span: span(n)}
}

// ktLazy is what a function gives that makes a value when it is first asked for.
func ktLazy(x *node) *node {
	if !x.is(opCall) {
		return x
	}
	if f := x.lastArg(); f.is(opLambda) && len(f.body) > 0 && f.body[len(f.body)-1].op == opReturn {
		return f.body[len(f.body)-1].arg(0)
	}
	return x
}

// ktFunction is a function, a method or a constructor.
func ktFunction(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	x := &node{op: opFunc, name: bareKotlin(name), notes: ktNotes(r, n), named: span(name), Span: span(n)}
	switch n.Kind() {
	case "secondary_constructor":
		x.name, x.named = "constructor", span(n)
	case "anonymous_function":
		x.op = opLambda
	}
	for _, c := range each(n) {
		switch k := c.Kind(); {
		case k == "function_value_parameters":
			x.params = ktParams(r, c)
		case k == "function_body", k == "block":
			x.body = append(x.body, ktBody(r, c)...)
		case c.Start() > name.End():
			x.typ = ktType(c, x.typ)
		}
	}
	return x
}

func bareKotlin(n sitter.Node) string { return strings.Trim(n.Text(), "`") }

func ktParams(r *reader, n sitter.Node) []*node {
	var out, notes []*node
	for _, c := range each(n) {
		switch k := c.Kind(); {
		case k == "parameter_modifiers":
			for _, a := range each(c) {
				made := lastChild(a)
				notes = append(notes, &node{op: opCall, name: short(typeName(child(made, "user_type", made))), args: r.all(child(made, "value_arguments", sitter.Node{})), Span: span(a)})
			}
		case k == "parameter":
			out = append(out, ktParam(r, c, notes))
			notes = nil
		case len(out) > 0:
			out[len(out)-1].args = one(r.read(c))
		}
	}
	return out
}

// ktBody is the statements of a function, or what it is defined as.
func ktBody(r *reader, n sitter.Node) []*node {
	if n.Kind() == "block" || n.Child(0).Kind() == "block" {
		return r.body(child(n, "block", n))
	}
	return last(one(r.read(n.Child(0))), given)
}
