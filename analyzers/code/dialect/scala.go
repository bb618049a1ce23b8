package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// Scala is the language's name.
const Scala = "scala"

// scala gives almost everything a value: a function gives its last expression, and a choice is one of its branches.
var scala = &dialect{
	name: Scala, family: javaVM, extensions: []string{".scala", ".sc", ".sbt"}, implicit: true, globals: true, gather: scalaSums,
	table: map[string]rule{
		"compilation_unit": scalaMembers(opVar), "template_body": scalaMembers(opField), "with_template_body": scalaMembers(opField), "enum_body": scalaMembers(opField),
		"package_clause": scalaPackage, "package_object": scalaPackageObject, "import_declaration": scalaImport, "comment": nothing, "block_comment": nothing,
		"class_definition": scalaClass, "object_definition": scalaClass, "trait_definition": scalaClass, "enum_definition": scalaClass,
		"simple_enum_case": scalaCase, "full_enum_case": scalaCase, "annotation": nothing, "modifiers": nothing,
		"function_definition": scalaFunction, "function_declaration": scalaFunction, "parameter": scalaParam, "class_parameter": scalaParam, "binding": scalaParam,
		"val_definition": scalaVariable, "var_definition": scalaVariable, "given_definition": scalaVariable, "val_declaration": nothing, "var_declaration": nothing, "type_definition": nothing,

		"identifier": scalaName, "operator_identifier": nothing, "type_identifier": leaf(opType), "generic_type": nothing, "type_arguments": nothing, "wildcard": scalaHole,
		"string": scalaText, "interpolated_string_expression": scalaInterpolated, "interpolation": first, "character_literal": scalaCharacter, "null_literal": nothing, "unit": nothing,
		"integer_literal": leaf(opNumber), "floating_point_literal": leaf(opNumber), "boolean_literal": leaf(opNumber),
		"field_expression": scalaMember, "call_expression": scalaCall, "generic_function": at("function"), "instance_expression": scalaNew, "infix_expression": scalaInfix,
		"postfix_expression": first, "prefix_expression": list(opUse), "parenthesized_expression": scalaBlock, "tuple_expression": scalaTuple, "ascription_expression": first,
		"block": scalaBlock, "indented_block": scalaBlock, "lambda_expression": scalaLambda, "case_block": scalaCases, "indented_cases": scalaCases,
		"assignment_expression": assign("left", "", "right"), "return_expression": list(opReturn), "throw_expression": list(opThrow),
		"if_expression": branch("condition", "consequence", "alternative"), "match_expression": scalaMatch, "while_expression": loop("body"), "do_while_expression": loop("body"),
		"for_expression": scalaFor, "try_expression": try("body", "catch_clause"), "guard": list(opUse),
	},
}

func scalaPackage(r *reader, n sitter.Node) *node {
	name := strings.Join(strings.Fields(n.Field("name").Text()), "")
	r.pkg = qualified(r.pkg, name)
	return r.read(n.Field("body"))
}

// scalaPackageObject has members that the whole package names.
func scalaPackageObject(r *reader, n sitter.Node) *node {
	r.pkg = qualified(r.pkg, n.Field("name").Text())
	return scalaMembers(opVar)(r, n.Field("body"))
}

// scalaImport names one thing, several in braces, or all of a package or object.
func scalaImport(_ *reader, n sitter.Node) *node {
	all, path := &node{op: opBlock, Span: span(n)}, ""
	add := func(name, as string) {
		all.args = append(all.args, &node{op: opImport, name: strings.TrimPrefix(name, "_root_."), typ: as, Span: all.Span})
	}
	for _, c := range each(n) {
		switch c.Kind() {
		case "identifier":
			path = strings.TrimPrefix(path+"."+c.Text(), ".")
		case "namespace_wildcard":
			add(path+".*", "*")
			return all
		case "namespace_selectors":
			for _, s := range each(c) {
				switch alias := s.Field("alias"); {
				case alias.Is():
					add(path+"."+s.Field("name").Text(), alias.Text())
				case s.Kind() == "namespace_wildcard":
					add(path+".*", "*")
				default:
					add(path+"."+s.Text(), s.Text())
				}
			}
			return all
		}
	}
	add(path, short(path))
	return all
}

// scalaMembers reads what stands in a file or a class. An object of a class's name holds what belongs to the class.
func scalaMembers(o op) rule {
	return func(r *reader, n sitter.Node) *node {
		all := &node{op: opBlock, Span: span(n)}
		classes := map[string]*node{}
		for _, m := range flat(r.all(n)) {
			switch {
			case m.op == opVar:
				m.op = o
			case m.op == opClass && classes[m.name] != nil:
				c := classes[m.name]
				c.args, c.body = append(c.args, m.args...), append(c.body, m.body...)
				continue
			case m.op == opClass:
				classes[m.name] = m
			}
			all.args = append(all.args, m)
		}
		return all
	}
}

// scalaClass has its constructor in its head. An object that only extends something with arguments is a constant.
func scalaClass(r *reader, n sitter.Node) *node {
	name, extends := n.Field("name"), n.Field("extend")
	x := &node{op: opClass, name: name.Text(), notes: scalaNotes(r, n), named: span(name), Span: span(n)}
	constructor := &node{op: opFunc, name: x.name, named: x.named, Span: x.named}
	for _, c := range each(n) {
		if c.Kind() == "class_parameters" {
			for _, p := range params(r.all(c)) {
				p.field = true
				constructor.params = append(constructor.params, p)
			}
		}
	}
	constructor.params = append(constructor.params, scalaInjected(n)...)
	var given []*node
	for _, c := range each(extends) {
		switch {
		case c.Kind() == "arguments":
			given = append(given, scalaArguments(r, c)...)
		case c.FieldName() == "type":
			x.args = append(x.args, &node{op: opType, name: typeName(c), Span: span(c)})
		}
	}
	if n.Has("case") && n.Kind() == "object_definition" && len(given) > 0 {
		return &node{op: opEnum, name: x.name, args: given, named: x.named, Span: x.Span}
	}
	if len(given) > 0 {
		constructor.body = []*node{{op: opCall, on: &node{op: opSuper, Span: span(extends)}, args: given, Span: span(extends)}}
	}
	if len(constructor.params) > 0 || len(given) > 0 {
		constructor.Span = span(n.Field("class_parameters"))
		if constructor.End <= constructor.Start {
			constructor.Span = x.named
		}
		x.body = append(x.body, constructor)
	}
	x.body = append(x.body, r.body(n.Field("body"))...)
	return x
}

// scalaInjected are parameters behind an annotation, which the grammar takes for its arguments: @Inject() (a: A).
func scalaInjected(n sitter.Node) []*node {
	var out []*node
	for _, a := range each(n) {
		for _, list := range each(a) {
			for _, p := range each(list) {
				if name := p.Child(0); a.Kind() == "annotation" && p.Kind() == "ascription_expression" {
					out = append(out, &node{op: opParam, name: name.Text(), typ: scalaType(p.Child(1)), field: true, named: span(name), Span: span(p)})
				}
			}
		}
	}
	return out
}

func scalaCase(r *reader, n sitter.Node) *node {
	x := &node{op: opEnum, name: n.Field("name").Text(), named: span(n.Field("name")), Span: span(n)}
	for _, c := range each(n.Field("extend")) {
		if c.Kind() == "arguments" {
			x.args = scalaArguments(r, c)
		}
	}
	return x
}

func scalaNotes(r *reader, n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		if c.Kind() == "annotation" {
			note := &node{op: opCall, name: short(c.Field("name").Text()), Span: span(c)}
			for _, a := range each(c) {
				if a.Kind() == "arguments" {
					note.args = scalaArguments(r, a)
				}
			}
			out = append(out, note)
		}
	}
	return out
}

// scalaFunction gives what its last expression is. Without parentheses it is read like a field.
func scalaFunction(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	x := &node{op: opFunc, name: name.Text(), typ: scalaType(n.Field("return_type")), field: true, notes: scalaNotes(r, n), named: span(name), Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "parameters" {
			x.field = false
			x.params = append(x.params, params(r.all(c))...)
		}
	}
	x.body = last(r.body(n.Field("body")), given)
	return x
}

// scalaType is a declared type; what holds others tells nothing of itself.
func scalaType(n sitter.Node) string {
	if n.Kind() != "type_identifier" && n.Kind() != "stable_type_identifier" {
		return ""
	}
	return typeName(n)
}

func scalaParam(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	return &node{op: opParam, name: name.Text(), typ: scalaType(n.Field("type")), args: one(r.read(n.Field("default_value"))), notes: scalaNotes(r, n), named: span(name), Span: span(n)}
}

// scalaVariable is val or var, with a pattern of several names perhaps. A value with branches gives one in each.
func scalaVariable(r *reader, n sitter.Node) *node {
	pattern, value := n.Field("pattern"), r.read(n.Field("value"))
	if n.Kind() == "given_definition" {
		pattern, value = n.Field("name"), r.read(n.Field("body"))
	}
	if pattern.Kind() == "tuple_pattern" {
		left := &node{op: opList, args: r.all(pattern), Span: span(pattern)}
		if value.is(opPair) {
			value.op = opList
		}
		all := &node{op: opBlock, Span: span(n)}
		for _, l := range left.args {
			if l.op == opName {
				all.args = append(all.args, &node{op: opVar, name: l.name, named: l.Span, Span: l.Span})
			}
		}
		all.args = append(all.args, &node{op: opAssign, name: "=", on: left, args: one(value), Span: span(n)})
		return all
	}
	v := &node{op: opVar, name: pattern.Text(), typ: scalaType(n.Field("type")), notes: scalaNotes(r, n), named: span(pattern), Span: span(n)}
	if value = scalaChoice(value); !value.is(opIf) && !value.is(opTry) && !value.is(opBlock) {
		v.args = one(value)
		return v
	}
	on := &node{op: opName, name: v.name, Span: v.named}
	give := func(x *node) *node {
		return &node{op: opAssign, on: on, name: "=", args: []*node{x}, Span: v.Span}
	}
	return &node{op: opBlock, args: append([]*node{v}, last([]*node{value}, give)...), Span: v.Span}
}

// scalaChoice makes a choice of two plain values what it is, and a block of one value that value.
func scalaChoice(n *node) *node {
	if n.is(opBlock) && len(n.args) == 1 {
		return scalaChoice(n.args[0])
	}
	if !n.is(opIf) || len(n.body) != 1 || len(n.els) != 1 {
		return n
	}
	yes, no := scalaChoice(n.body[0]), scalaChoice(n.els[0])
	for _, b := range []*node{yes, no} {
		if b.op == opBlock || b.op == opIf || b.op == opThrow || b.op == opTry {
			return n
		}
	}
	return &node{op: opChoice, on: n.on, args: []*node{yes, no}, Span: n.Span}
}
