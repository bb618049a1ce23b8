package dialect

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// Dart is the language's name.
const Dart = "dart"

// dart has flat chains: what is called, indexed and selected follows its owner as a sibling. dartChain puts them together,
// and dartMembers what a declaration and its body are.
var dart = &dialect{
	name: Dart, extensions: []string{".dart"}, implicit: true, globals: true, gather: dartChain,
	table: map[string]rule{
		"program": dartMembers(opVar), "class_body": dartMembers(opField), "extension_body": dartMembers(opField), "enum_body": dartMembers(opField),
		"import_or_export": dartImport, "part_directive": nothing, "part_of_directive": nothing, "library_name": nothing, "comment": nothing, "documentation_comment": nothing,
		"type_alias": nothing, "annotation": dartNote,
		"class_definition": dartClass, "mixin_declaration": dartClass, "extension_declaration": dartClass, "enum_declaration": dartClass,
		"enum_constant": func(r *reader, n sitter.Node) *node {
			return &node{op: opEnum, name: n.Field("name").Text(), args: r.all(dartArguments(n)), named: span(n.Field("name")), Span: span(n)}
		},
		"local_variable_declaration": first, "initialized_variable_definition": dartLocal,
		"local_function_declaration": first, "lambda_expression": func(r *reader, n sitter.Node) *node {
			return dartFunction(r, n.Field("parameters"), n.Field("body"), nil)
		},
		"formal_parameter": dartParam, "optional_formal_parameters": dartOptional, "inferred_type": nothing, "type_identifier": nothing, "type_arguments": nothing,
		"final_builtin": nothing, "const_builtin": nothing, "nullable_type": nothing,

		"identifier": leaf(opName), "identifier_dollar_escaped": leaf(opName), "this": leaf(opThis), "super": leaf(opSuper), "string_literal": dartText, "null_literal": nothing,
		"decimal_integer_literal": leaf(opNumber), "decimal_floating_point_literal": leaf(opNumber), "true": leaf(opNumber), "false": leaf(opNumber),
		"template_substitution": dartValue, "argument": dartValue, "parenthesized_expression": dartValue, "unary_expression": dartValue, "await_expression": dartValue,
		"type_cast_expression": dartValue, "type_cast": nothing, "assignable_expression": dartValue, "expression_statement": list(opBlock), "postfix_expression": dartValue,
		"set_or_map_literal": dartTable, "list_literal": dartList, "pair": dartPair, "spread_element": list(opSpread), "if_element": dartIfElement, "for_element": dartForElement,
		"const_object_expression": dartNew, "new_expression": dartNew,
		"named_argument":      dartNamed,
		"function_expression": dartLambda, "function_body": dartBody, "function_expression_body": dartBody,
		"additive_expression": dartSum, "if_null_expression": list(opChoice), "equality_expression": list(opUse), "relational_expression": list(opUse),
		"additive_operator": nothing, "equality_operator": nothing, "relational_operator": nothing, "logical_and_operator": nothing, "logical_or_operator": nothing, "prefix_operator": nothing,
		"conditional_expression": dartConditional, "assignment_expression": dartAssign, "constant_pattern": list(opUse),
		"if_statement": dartIf, "for_statement": dartFor, "while_statement": loop("body"), "do_statement": loop("body"), "try_statement": dartTry,
		"return_statement": list(opReturn), "throw_expression": list(opThrow), "rethrow_expression": list(opThrow),
	},
}

func dartImport(r *reader, n sitter.Node) *node {
	x, prefix := &node{op: opImport, Span: span(n)}, ""
	var walk func(n sitter.Node, depth int)
	walk = func(n sitter.Node, depth int) {
		for _, c := range each(n) {
			switch {
			case c.Kind() == "uri":
				x.name = strings.Trim(c.Text(), `'"`)
			case c.Kind() == "identifier":
				prefix = c.Text()
			case c.Kind() != "combinator" && depth < maxNested:
				walk(c, depth+1)
			}
		}
	}
	walk(n, 0)
	r.prefixes[prefix] = !strings.HasPrefix(x.name, "package:http/") // of the others the names say enough
	return x
}

func dartNote(r *reader, n sitter.Node) *node {
	return &node{op: opCall, name: short(n.Field("name").Text()), args: r.all(n.Field("arguments")), Span: span(n)}
}

func dartClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, named: span(n), Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "identifier":
			x.name, x.named = c.Text(), span(c)
		case "superclass":
			for _, t := range each(c) {
				if t.Kind() == "type_identifier" {
					x.args = append([]*node{{op: opType, name: t.Text(), Span: span(t)}}, x.args...)
				} else {
					x.args = append(x.args, dartTypes(t)...)
				}
			}
		case "interfaces":
			x.args = append(x.args, dartTypes(c)...)
		case "class_body", "enum_body", "extension_body":
			x.body = append(x.body, r.body(c)...)
		}
	}
	return x
}

func dartTypes(n sitter.Node) []*node {
	var out []*node
	for _, t := range each(n) {
		if t.Kind() == "type_identifier" {
			out = append(out, &node{op: opType, name: t.Text(), Span: span(t)})
		}
	}
	return out
}

// dartMembers reads what stands in a file or a class. A body follows its function, and names their type.
func dartMembers(o op) rule {
	return func(r *reader, n sitter.Node) *node {
		all := &node{op: opBlock, Span: span(n)}
		typ := ""
		var signature sitter.Node
		var notes []*node
		flush := func(body sitter.Node) {
			if signature.Is() {
				all.args = append(all.args, one(dartFunction(r, signature, body, notes))...)
				notes = nil
			}
			signature = sitter.Node{}
		}
		for _, c := range each(n) {
			kind := c.Kind()
			if kind == "function_body" {
				flush(c)
				continue
			}
			flush(sitter.Node{})
			switch {
			case kind == "annotation":
				notes = append(notes, dartNote(r, c))
			case kind == "type_identifier":
				typ = c.Text()
			case kind == "method_signature" || kind == "declaration" && dartSignature(c).Is() || strings.HasSuffix(kind, "function_signature") || kind == "getter_signature" || kind == "setter_signature":
				signature, typ = c, ""
			case kind == "declaration":
				all.args, notes = append(all.args, dartVariables(r, c, o, dartType(c), notes)...), nil
			case strings.HasSuffix(kind, "_list"):
				all.args, notes, typ = append(all.args, dartDeclared(r, c, o, typ, notes)...), nil, ""
			default:
				all.args = append(all.args, one(r.read(c))...)
				notes = nil
			}
		}
		flush(sitter.Node{})
		return all
	}
}

func dartVariables(r *reader, n sitter.Node, o op, typ string, notes []*node) []*node {
	var out []*node
	for _, c := range each(n) {
		if strings.HasSuffix(c.Kind(), "_list") {
			out = append(out, dartDeclared(r, c, o, typ, notes)...)
		}
	}
	return out
}

// dartDeclared are the variables of a list: a name each, and a value behind it.
func dartDeclared(r *reader, n sitter.Node, o op, typ string, notes []*node) []*node {
	var out []*node
	for _, c := range each(n) {
		name := c.Child(0)
		v := &node{op: o, name: name.Text(), typ: typ, notes: notes, named: span(name), Span: span(c)}
		v.args = dartJoin(r, behind(c))
		out = append(out, v)
	}
	return out
}

func dartType(n sitter.Node) string {
	for _, c := range each(n) {
		if c.Kind() == "type_identifier" {
			return c.Text()
		}
	}
	return ""
}

func dartLocal(r *reader, n sitter.Node) *node {
	v := &node{op: opVar, name: n.Field("name").Text(), typ: dartType(n), args: dartField(r, n, "value"), named: span(n.Field("name")), Span: span(n)}
	all := &node{op: opBlock, args: []*node{v}, Span: v.Span}
	for _, c := range each(n) {
		if c.Kind() == "initialized_identifier" {
			more := &node{op: opVar, name: c.Child(0).Text(), typ: v.typ, named: span(c.Child(0)), Span: span(c)}
			more.args = dartJoin(r, behind(c))
			all.args = append(all.args, more)
		}
	}
	return all
}

// dartSignature is the part of a declaration that names a function; none for variables.
func dartSignature(n sitter.Node) sitter.Node {
	for _, c := range each(n) {
		if strings.HasSuffix(c.Kind(), "_signature") {
			return c
		}
	}
	return sitter.Node{}
}

// dartFunction is a function with what it begins with: fields that a constructor sets.
func dartFunction(r *reader, n, body sitter.Node, notes []*node) *node {
	head := n
	if s := dartSignature(n); s.Is() {
		head = s
	}
	x := &node{op: opFunc, notes: notes, field: head.Kind() == "getter_signature", static: n.Has("static"), Span: code.Span{Start: int32(n.Start()), End: int32(max(n.End(), body.End()))}}
	if !strings.Contains(head.Kind(), "constructor") {
		x.typ = dartType(head)
	}
	for _, c := range each(head) {
		switch c.Kind() {
		case "identifier":
			x.name, x.named = c.Text(), span(c)
		case "formal_parameter_list":
			x.params = params(flat(r.all(c)))
		}
	}
	for _, c := range each(n) {
		if c.Kind() == "initializers" {
			x.body = append(x.body, dartInitial(r, c)...)
		}
	}
	if body.Is() {
		x.body = append(x.body, r.body(body)...)
	}
	if strings.Contains(head.Kind(), "constructor") && head.Has(".") && !strings.Contains(head.Kind(), "factory") {
		x.body = append(x.body, &node{op: opReturn, args: []*node{{op: opThis, Span: x.named}}, Span: x.named})
	}
	return x
}

func dartInitial(r *reader, n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		f := c.Child(0)
		if f.Kind() == "field_initializer" {
			name := f.Child(0)
			on := &node{op: opMember, on: &node{op: opThis, Span: span(name)}, name: name.Text(), named: span(name), Span: span(name)}
			if name.Kind() == "this" {
				continue
			}
			out = append(out, &node{op: opAssign, name: "=", on: on, args: dartJoin(r, behind(f)), Span: span(f)})
		} else if f.Kind() == "super" {
			out = append(out, &node{op: opCall, on: &node{op: opSuper, Span: span(f)}, args: r.all(c.Child(1)), Span: span(c)})
		}
	}
	return out
}

func dartParam(_ *reader, n sitter.Node) *node {
	x := &node{op: opParam, typ: dartType(n), Span: span(n)}
	for _, c := range each(n) {
		if k := c.Kind(); k == "constructor_param" || k == "super_formal_parameter" {
			x.field = k == "constructor_param"
			n = c
		}
	}
	for _, c := range each(n) {
		if c.Kind() == "identifier" {
			x.name, x.named = c.Text(), span(c)
		}
	}
	return x
}

// dartOptional are parameters with a default behind each.
func dartOptional(r *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	var value []sitter.Node
	flush := func() {
		if k := len(all.args); k > 0 && len(value) > 0 {
			all.args[k-1].args = dartJoin(r, value)
		}
		value = nil
	}
	for _, c := range each(n) {
		if c.Kind() == "formal_parameter" {
			flush()
			all.args = append(all.args, dartParam(r, c))
		} else {
			value = append(value, c)
		}
	}
	flush()
	return all
}
