package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// CSharp is the language's name.
const CSharp = "csharp"

var csharp = &dialect{
	name: CSharp, extensions: []string{".cs", ".csx"}, implicit: true, properties: true, pairNames: [2]string{"Key", "Value"},
	table: map[string]rule{
		"using_directive": csUsing, "namespace_declaration": csNamespace, "file_scoped_namespace_declaration": csNamespace, "comment": nothing,
		"class_declaration": csClass, "struct_declaration": csClass, "interface_declaration": csClass, "record_declaration": csClass, "enum_declaration": csClass,
		"enum_member_declaration": func(_ *reader, n sitter.Node) *node {
			return &node{op: opEnum, name: n.Field("name").Text(), named: span(n.Field("name")), Span: span(n)}
		},
		"field_declaration": csVariables(opField), "local_declaration_statement": csVariables(opVar), "variable_declaration": csDeclared(opVar),
		"property_declaration": csProperty, "method_declaration": function("returns"), "local_function_statement": function("type"),
		"constructor_declaration": csConstructor, "parameter": csParam, "global_statement": first,

		"identifier": leaf(opName), "generic_name": csGeneric, "qualified_name": csQualified, "predefined_type": leaf(opType), "this": leaf(opThis), "base": leaf(opSuper),
		"string_literal": text(escaped), "verbatim_string_literal": csVerbatim, "raw_string_literal": csRaw, "character_literal": text(escaped),
		"interpolated_string_expression": csInterpolated, "interpolation": csPiece,
		"integer_literal": leaf(opNumber), "real_literal": leaf(opNumber), "boolean_literal": leaf(opNumber), "null_literal": nothing,
		"modifier": nothing, "attribute_list": nothing, "implicit_type": nothing, "interpolation_brace": nothing, "interpolation_format_clause": nothing,
		"member_access_expression": csMember, "conditional_access_expression": csConditional,
		"element_access_expression": func(r *reader, n sitter.Node) *node {
			return &node{op: opIndex, on: r.read(n.Field("expression")), args: r.all(n.Field("subscript")), Span: span(n)}
		},
		"invocation_expression": csCall, "argument": csArgument, "object_creation_expression": csNew, "implicit_object_creation_expression": csNew, "anonymous_object_creation_expression": csAnonymous,
		"array_creation_expression": csArray, "implicit_array_creation_expression": csArray, "initializer_expression": list(opList), "collection_expression": list(opList),
		"assignment_expression": assign("left", "operator", "right"), "binary_expression": binary("+", "??"),
		"conditional_expression":   choice("condition", "consequence", "alternative"),
		"parenthesized_expression": first, "cast_expression": at("value"), "await_expression": first, "postfix_unary_expression": first, "checked_expression": first,
		"lambda_expression": csLambda, "implicit_parameter": csImplicit, "arrow_expression_clause": list(opReturn),
		"if_statement":  branch("condition", "consequence", "alternative"),
		"for_statement": loop("body"), "while_statement": loop("body"), "do_statement": loop("body"), "foreach_statement": csEach, "using_statement": loop("body"),
		"try_statement": try("body", "catch_clause"), "catch_declaration": nothing,
		"return_statement": list(opReturn), "throw_statement": list(opThrow), "throw_expression": list(opThrow),
		"constant_pattern": list(opUse), "is_pattern_expression": list(opUse), "switch_expression_arm": list(opBlock),
	},
}

func csUsing(_ *reader, n sitter.Node) *node {
	x := &node{op: opImport, typ: "*", static: n.Has("static"), Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() == "name" {
			x.typ = c.Text()
		} else {
			x.name = c.Text()
		}
	}
	if x.typ == "*" {
		x.name += ".*"
	}
	return x
}

func csNamespace(r *reader, n sitter.Node) *node {
	r.pkg = n.Field("name").Text()
	if b := n.Field("body"); b.Is() {
		return r.read(b)
	}
	all := &node{op: opBlock, Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() != "name" {
			all.args = append(all.args, one(r.read(c))...)
		}
	}
	return all
}

func csNotes(r *reader, n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		if c.Kind() != "attribute_list" {
			continue
		}
		for _, a := range each(c) {
			note := &node{op: opCall, name: short(a.Field("name").Text()), Span: span(a)}
			for _, l := range each(a) {
				for _, arg := range each(l) {
					note.args = append(note.args, one(r.read(arg.Child(0)))...)
				}
			}
			out = append(out, note)
		}
	}
	return out
}

func csClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, name: n.Field("name").Text(), body: r.body(n.Field("body")), notes: csNotes(r, n), named: span(n.Field("name")), Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "base_list":
			x.args = append(x.args, typesIn(c)...)
		case "parameter_list": // of a record, or of a class with a constructor in its head
			for _, p := range r.all(c) {
				x.body = append(x.body, &node{op: opField, name: p.name, typ: p.typ, named: p.named, Span: p.Span})
			}
		}
	}
	return x
}

// csVariables are the variables of a statement.
func csVariables(o op) rule {
	return func(r *reader, n sitter.Node) *node {
		for _, c := range each(n) {
			if c.Kind() == "variable_declaration" {
				x := csDeclared(o)(r, c)
				for _, v := range x.args {
					v.notes, v.Span = csNotes(r, n), span(n)
				}
				return x
			}
		}
		return nil
	}
}

func csDeclared(o op) rule {
	return func(r *reader, n sitter.Node) *node {
		all := &node{op: opBlock, Span: span(n)}
		for _, c := range each(n) {
			if c.Kind() != "variable_declarator" {
				continue
			}
			v := &node{op: o, name: c.Field("name").Text(), typ: csType(n.Field("type")), named: span(c.Field("name")), Span: span(c)}
			for _, p := range each(c) {
				if p.FieldName() != "name" {
					v.args = one(r.read(p))
				}
			}
			if v.arg(0).is(opNew) && v.args[0].name == "" {
				v.args[0].name = v.typ
			}
			all.args = append(all.args, v)
		}
		return all
	}
}

func csType(n sitter.Node) string {
	if name := typeName(n); name != "var" && n.Kind() != "implicit_type" && n.Kind() != "predefined_type" {
		return name
	}
	return ""
}

// csProperty is a field, or a method that is read like one.
func csProperty(r *reader, n sitter.Node) *node {
	name, value := n.Field("name"), n.Field("value")
	x := &node{op: opField, name: name.Text(), typ: csType(n.Field("type")), notes: csNotes(r, n), named: span(name), Span: span(n)}
	if value.Kind() == "arrow_expression_clause" {
		x.op, x.field, x.body = opFunc, true, one(r.read(value))
		return x
	}
	x.args = one(r.read(value))
	for _, a := range each(n.Field("accessors")) {
		if body := a.Field("body"); a.Field("name").Text() == "get" && body.Is() {
			x.op, x.field, x.args, x.body = opFunc, true, nil, r.body(body)
		}
	}
	return x
}

func csConstructor(r *reader, n sitter.Node) *node {
	x := function("")(r, n)
	for _, c := range each(n) {
		if c.Kind() == "constructor_initializer" {
			x.body = append([]*node{{op: opCall, on: &node{op: opSuper, Span: span(c)}, args: r.all(c.Child(0)), Span: span(c)}}, x.body...)
		}
	}
	return x
}

func csParam(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	x := &node{op: opParam, name: name.Text(), typ: csType(n.Field("type")), notes: csNotes(r, n), named: span(name), Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() == "" && c.Kind() != "attribute_list" && c.Kind() != "modifier" {
			x.args = one(r.read(c))
		}
	}
	return x
}

func csImplicit(_ *reader, n sitter.Node) *node {
	return &node{op: opParam, name: n.Text(), named: span(n), Span: span(n)}
}

func csGeneric(_ *reader, n sitter.Node) *node {
	return &node{op: opName, name: typeName(n), Span: span(n)}
}

func csQualified(_ *reader, n sitter.Node) *node {
	return &node{op: opType, name: typeName(n), Span: span(n)}
}

func csVerbatim(_ *reader, n sitter.Node) *node {
	t := strings.TrimSuffix(strings.TrimPrefix(n.Text(), `@"`), `"`)
	return &node{op: opText, name: strings.ReplaceAll(t, `""`, `"`), Span: span(n)}
}

func csRaw(_ *reader, n sitter.Node) *node {
	return &node{op: opText, name: dedent(strings.Trim(n.Text(), `"`)), Span: span(n)}
}

func csInterpolated(r *reader, n sitter.Node) *node {
	unescape := escaped
	if strings.Contains(n.Child(0).Text(), "@") {
		unescape = func(t string) string { return strings.ReplaceAll(t, `""`, `"`) }
	}
	braces := strings.NewReplacer("{{", "{", "}}", "}")
	return text(func(t string) string { return braces.Replace(unescape(t)) }, "interpolation_start", "interpolation_quote")(r, n)
}

func csPiece(r *reader, n sitter.Node) *node {
	for _, c := range each(n) {
		if x := r.read(c); x != nil {
			return x
		}
	}
	return &node{op: opName, Span: span(n)}
}

func csMember(r *reader, n sitter.Node) *node {
	f := n.Field("name")
	return &node{op: opMember, on: r.read(n.Field("expression")), name: typeName(f), named: span(f), Span: span(n)}
}

// csConditional is a?.b: as if it stood without the question mark.
func csConditional(r *reader, n sitter.Node) *node {
	on := r.read(n.Field("condition"))
	var put func(b sitter.Node, depth int) *node
	put = func(b sitter.Node, depth int) *node {
		switch {
		case depth > maxNested:
			return nil
		case b.Kind() == "member_binding_expression":
			return &node{op: opMember, on: on, name: b.Field("name").Text(), named: span(b), Span: span(n)}
		case b.Kind() == "invocation_expression":
			f := put(b.Field("function"), depth+1)
			if f == nil {
				return nil
			}
			return &node{op: opCall, on: f.on, name: f.name, verb: lowerFirst(f.name), args: r.all(b.Field("arguments")), named: f.named, Span: span(n)}
		}
		return nil
	}
	var last sitter.Node
	for _, c := range each(n) {
		last = c
	}
	if x := put(last, 0); x != nil {
		return x
	}
	return on
}

func lowerFirst(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(name[:1]) + name[1:]
}

func csCall(r *reader, n sitter.Node) *node {
	f := r.read(n.Field("function"))
	x := &node{op: opCall, args: r.all(n.Field("arguments")), Span: span(n)}
	switch {
	case f == nil:
	case f.op == opMember:
		x.on, x.name, x.named = f.on, f.name, f.named
	case f.op == opName:
		x.name, x.named = f.name, f.Span
	default:
		x.on, x.name = f, "Invoke"
	}
	if x.name == "nameof" && len(x.args) == 1 {
		return &node{op: opText, name: x.args[0].last(), Span: x.Span}
	}
	x.verb = lowerFirst(x.name)
	return x
}

func csArgument(r *reader, n sitter.Node) *node {
	var last sitter.Node
	for _, c := range each(n) {
		last = c
	}
	if name := n.Field("name"); name.Is() {
		return &node{op: opNamed, name: name.Text(), args: one(r.read(last)), Span: span(n)}
	}
	return r.read(last)
}

func csArray(r *reader, n sitter.Node) *node {
	for _, c := range each(n) {
		if c.Kind() == "initializer_expression" {
			return r.read(c)
		}
	}
	return nil
}

func csLambda(r *reader, n sitter.Node) *node {
	x := lambda("parameters", "body")(r, n)
	x.params = params(x.params)
	return x
}

func csEach(r *reader, n sitter.Node) *node {
	x := &node{op: opEach, on: r.read(n.Field("right")), body: r.body(n.Field("body")), Span: span(n)}
	left := n.Field("left")
	names := []sitter.Node{left}
	if left.Kind() == "tuple_pattern" {
		names = each(left)
	}
	for _, c := range names {
		x.params = append(x.params, &node{op: opParam, name: c.Text(), typ: csType(n.Field("type")), named: span(c), Span: span(c)})
	}
	return x
}
