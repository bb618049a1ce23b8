package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// Java is the language's name.
const Java = "java"

var java = &dialect{
	name: Java, family: javaVM, extensions: []string{".java"}, implicit: true,
	table: map[string]rule{
		"package_declaration": func(r *reader, n sitter.Node) *node { r.pkg = n.Child(0).Text(); return nil },
		"import_declaration":  javaImport,

		"class_declaration": class("superclass", "interfaces"), "interface_declaration": class("", ""), "enum_declaration": class("", "interfaces"),
		"record_declaration": javaRecord, "annotation_type_declaration": nothing,
		"field_declaration": javaVariables(opField), "constant_declaration": javaVariables(opField),
		"local_variable_declaration": javaVariables(opVar),
		"method_declaration":         function("type"), "constructor_declaration": function(""), "compact_constructor_declaration": function(""),
		"formal_parameter": javaParam, "spread_parameter": javaParam, "catch_formal_parameter": javaParam,
		"enum_constant": javaEnum,
		"annotation":    javaNote, "marker_annotation": javaNote,
		"element_value_pair": func(r *reader, n sitter.Node) *node {
			return &node{op: opNamed, name: n.Field("key").Text(), args: one(r.read(n.Field("value"))), Span: span(n)}
		},
		"enum_body_declarations":          list(opBlock),
		"static_initializer":              list(opBlock),
		"resource":                        func(r *reader, n sitter.Node) *node { return javaVar(r, n, opVar, n.Field("type")) },
		"element_value_array_initializer": list(opList),

		"identifier": leaf(opName), "type_identifier": leaf(opType), "scoped_type_identifier": leaf(opType), "generic_type": leaf(opBlock),
		"this": leaf(opThis), "super": leaf(opSuper), "string_literal": javaText, "character_literal": javaCharacter,
		"decimal_integer_literal": leaf(opNumber), "decimal_floating_point_literal": leaf(opNumber), "true": leaf(opNumber), "false": leaf(opNumber),
		"null_literal": nothing, "modifiers": nothing, "class_literal": nothing, "line_comment": nothing, "block_comment": nothing,
		"field_access": javaMember,
		"array_access": func(r *reader, n sitter.Node) *node {
			return &node{op: opIndex, on: r.read(n.Field("array")), args: one(r.read(n.Field("index"))), Span: span(n)}
		},
		"method_invocation": call("object", "name", "arguments"),
		"explicit_constructor_invocation": func(r *reader, n sitter.Node) *node {
			return &node{op: opCall, name: "", on: r.read(n.Field("constructor")), args: r.all(n.Field("arguments")), Span: span(n)}
		},
		"object_creation_expression": javaNew,
		"array_initializer":          list(opList), "array_creation_expression": at("value"),
		"assignment_expression":    assign("left", "operator", "right"),
		"binary_expression":        binary("+"),
		"ternary_expression":       choice("condition", "consequence", "alternative"),
		"parenthesized_expression": first, "cast_expression": at("value"), "condition": first,
		"lambda_expression": lambda("parameters", "body"),
		"method_reference":  javaReference,
		"if_statement":      branch("condition", "consequence", "alternative"),
		"while_statement":   loop("body"), "do_statement": loop("body"), "for_statement": loop("body"),
		"enhanced_for_statement": javaEach,
		"try_statement":          try("body", "catch_clause"), "try_with_resources_statement": try("body", "catch_clause"),
		"return_statement": list(opReturn), "yield_statement": first, "throw_statement": list(opThrow),
		"switch_expression": list(opBlock), "switch_label": list(opUse), "switch_rule": list(opBlock),
		"instanceof_expression": list(opUse),
	},
}

func javaImport(_ *reader, n sitter.Node) *node {
	x := &node{op: opImport, name: n.Child(0).Text(), static: n.Has("static"), Span: span(n)}
	x.typ = short(x.name)
	if n.Child(1).Kind() == "asterisk" {
		x.name, x.typ = x.name+".*", "*"
	}
	return x
}

// notesOf are the annotations among the modifiers.
func notesOf(r *reader, n sitter.Node) []*node {
	for _, c := range each(n) {
		if c.Kind() == "modifiers" {
			return r.all(c)
		}
	}
	return nil
}

func isStatic(n sitter.Node) bool {
	for _, c := range each(n) {
		if c.Kind() == "modifiers" && c.Has("static") {
			return true
		}
	}
	return false
}

// class is a class with its bases in fields.
func class(bases ...string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opClass, name: n.Field("name").Text(), body: r.body(n.Field("body")), notes: notesOf(r, n), named: span(n.Field("name")), Span: span(n)}
		for _, b := range bases {
			x.args = append(x.args, typesIn(n.Field(b))...)
		}
		return x
	}
}

// typesIn lists the types that stand below a node.
func typesIn(n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		if c.Kind() == "type_list" {
			out = append(out, typesIn(c)...)
		} else {
			out = append(out, &node{op: opType, name: typeName(c), Span: span(c)})
		}
	}
	return out
}

func javaRecord(r *reader, n sitter.Node) *node {
	x := class("interfaces")(r, n)
	for _, p := range r.all(n.Field("parameters")) {
		x.body = append(x.body, &node{op: opField, name: p.name, typ: p.typ, notes: p.notes, named: p.named, Span: p.Span})
	}
	return x
}

// javaVariables are the variables of one declaration.
func javaVariables(o op) rule {
	return func(r *reader, n sitter.Node) *node {
		all := &node{op: opBlock, Span: span(n)}
		for c := range n.All() {
			if c.FieldName() == "declarator" {
				all.args = append(all.args, javaVar(r, c, o, n.Field("type")))
			}
		}
		for _, v := range all.args {
			v.notes, v.static = notesOf(r, n), isStatic(n)
			if len(all.args) == 1 {
				v.Span = all.Span
			}
		}
		return all
	}
}

func javaVar(r *reader, n sitter.Node, o op, typ sitter.Node) *node {
	return &node{op: o, name: n.Field("name").Text(), typ: typeName(typ), args: one(r.read(n.Field("value"))), named: span(n.Field("name")), Span: span(n)}
}

// function is a function or method; typ is the field of what it returns.
func function(typ string) rule {
	return func(r *reader, n sitter.Node) *node {
		return &node{op: opFunc, name: bareName(n.Field("name")), typ: typeName(n.Field(typ)), params: r.all(n.Field("parameters")), body: r.body(n.Field("body")),
			notes: notesOf(r, n), static: isStatic(n), named: span(n.Field("name")), Span: span(n)}
	}
}

func javaParam(r *reader, n sitter.Node) *node {
	x := javaVar(r, n, opParam, n.Field("type"))
	if x.name == "" { // a list of any length
		for _, c := range each(n) {
			if c.Kind() == "variable_declarator" {
				x.name, x.named = c.Field("name").Text(), span(c.Field("name"))
			}
		}
	}
	x.notes = notesOf(r, n)
	return x
}

func javaEnum(r *reader, n sitter.Node) *node {
	return &node{op: opEnum, name: n.Field("name").Text(), args: r.all(n.Field("arguments")), body: r.body(n.Field("body")), named: span(n.Field("name")), Span: span(n)}
}

func javaNote(r *reader, n sitter.Node) *node {
	return &node{op: opCall, name: short(n.Field("name").Text()), args: r.all(n.Field("arguments")), Span: span(n)}
}

func javaText(r *reader, n sitter.Node) *node {
	x := text(escaped)(r, n)
	if strings.HasPrefix(n.Text(), `"""`) && x.is(opText) {
		x.name = dedent(x.name)
	}
	return x
}

func javaCharacter(_ *reader, n sitter.Node) *node {
	return &node{op: opText, name: escaped(strings.Trim(n.Text(), "'")), Span: span(n)}
}

// javaMember is A.b; A.this is the object around.
func javaMember(r *reader, n sitter.Node) *node {
	if n.Field("field").Kind() == "this" {
		return &node{op: opThis, Span: span(n)}
	}
	return member("object", "field")(r, n)
}

// javaNew is new X(…), with a body for a class without a name: what its blocks do is done to the new object.
func javaNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, name: typeName(n.Field("type")), args: r.all(n.Field("arguments")), named: span(n.Field("type")), Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "class_body" {
			x.body = r.body(c)
		}
	}
	return x
}

// lambda is a function without a name.
func lambda(params, body string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opLambda, Span: span(n)}
		p := r.read(n.Field(params))
		switch {
		case p.is(opBlock):
			x.params = p.args
		case p != nil:
			x.params = []*node{p}
		}
		for i, p := range x.params {
			if p.op == opName {
				x.params[i] = &node{op: opParam, name: p.name, named: p.Span, Span: p.Span}
			}
		}
		if b := r.read(n.Field(body)); b.is(opBlock) {
			x.body = b.args
		} else if b != nil {
			x.body = []*node{{op: opReturn, args: []*node{b}, Span: b.Span}}
		}
		return x
	}
}

// javaReference is Type::name, a function that calls it with what it gets.
func javaReference(r *reader, n sitter.Node) *node {
	name := n.Child(1)
	if !name.Is() {
		return nil
	}
	at := span(n)
	p := &node{op: opParam, name: "it", named: at, Span: at}
	it := &node{op: opName, name: "it", Span: at}
	called := &node{op: opCall, name: name.Text(), on: r.read(n.Child(0)), args: []*node{it}, named: span(name), Span: at}
	return &node{op: opLambda, params: []*node{p}, body: []*node{{op: opReturn, args: []*node{called}, Span: at}}, Span: at}
}

func javaEach(r *reader, n sitter.Node) *node {
	v := javaVar(r, n, opParam, n.Field("type"))
	v.args = nil
	return &node{op: opEach, on: r.read(n.Field("value")), params: []*node{v}, body: r.body(n.Field("body")), Span: span(n)}
}
