package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// PHP is the language's name.
const PHP = "php"

var php = &dialect{
	name: PHP, extensions: []string{".php", ".phtml", ".php3", ".php4", ".php5", ".php7", ".phps", ".inc", ".module", ".install", ".theme"}, declares: true, setters: true,
	table: map[string]rule{
		"php_tag": nothing, "text_interpolation": nothing, "comment": nothing, "text": nothing, "php_end_tag": nothing,
		"namespace_definition":      phpNamespace,
		"namespace_use_declaration": phpUse, "use_declaration": nothing,

		"class_declaration": phpClass, "interface_declaration": phpClass, "trait_declaration": phpClass, "enum_declaration": phpClass,
		"const_declaration": list(opBlock), "const_element": phpConst, "enum_case": phpCase,
		"property_declaration": phpProperty, "property_element": phpElement,
		"method_declaration": phpFunction, "function_definition": phpFunction,
		"anonymous_function": phpLambda, "arrow_function": phpLambda, "anonymous_function_use_clause": nothing,
		"simple_parameter": phpParam, "variadic_parameter": phpParam, "property_promotion_parameter": phpParam,

		"variable_name": phpVariable, "dynamic_variable_name": nothing, "name": leaf(opConst), "qualified_name": leaf(opConst),
		"relative_scope": phpScope, "named_type": leaf(opType),
		"string": text(quoted), "encapsed_string": text(phpEscaped), "shell_command_expression": nothing, "heredoc": phpHeredoc, "nowdoc": phpHeredoc,
		"heredoc_body": text(phpEscaped), "nowdoc_body": text(verbatim),
		"integer": leaf(opNumber), "float": leaf(opNumber), "boolean": leaf(opNumber), "null": nothing,
		"member_access_expression": member("object", "name"), "nullsafe_member_access_expression": member("object", "name"),
		"scoped_property_access_expression": phpScoped, "class_constant_access_expression": phpScoped,
		"subscript_expression":     phpIndex,
		"function_call_expression": phpCall, "member_call_expression": call("object", "name", "arguments"),
		"nullsafe_member_call_expression": call("object", "name", "arguments"), "scoped_call_expression": phpScopedCall,
		"argument": phpArgument, "object_creation_expression": phpNew,
		"array_creation_expression": phpArray, "list_literal": list(opList),
		"assignment_expression": assign("left", "operator", "right"), "augmented_assignment_expression": assign("left", "operator", "right"),
		"reference_assignment_expression": assign("left", "operator", "right"),
		"binary_expression":               phpBinary,
		"conditional_expression":          choice("condition", "body", "alternative"),
		"parenthesized_expression":        first, "cast_expression": at("value"), "clone_expression": first, "error_suppression_expression": first,
		"match_expression": list(opBlock), "match_conditional_expression": list(opUse), "match_condition_list": list(opUse),
		"if_statement": branch("condition", "body", "alternative"), "else_if_clause": branch("condition", "body", "alternative"), "else_clause": at("body"),
		"while_statement": loop("body"), "do_statement": loop("body"), "for_statement": loop("body"), "foreach_statement": phpEach,
		"try_statement": try("body", "catch_clause"), "catch_clause": list(opBlock), "type_list": nothing,
		"return_statement": list(opReturn), "throw_expression": list(opThrow), "throw_statement": list(opThrow), "echo_statement": list(opBlock),
		"switch_block": list(opBlock), "case_statement": phpBranchOf,
		"visibility_modifier": nothing, "static_modifier": nothing, "attribute_list": nothing,
	},
}

// phpBinary tells the two sums apart: texts are joined by a dot, numbers and arrays by a plus.
func phpBinary(r *reader, n sitter.Node) *node {
	if n.Field("operator").Text() != "+" {
		return binary(".", "??", "?:")(r, n)
	}
	x := binary("+")(r, n)
	for _, a := range x.args {
		if a.is(opTable) || a.is(opList) {
			x.op = a.op
		}
	}
	if x.op != opConcat {
		for i, a := range x.args {
			x.args[i] = spreading(a)
		}
	}
	return x
}

func phpNamespace(r *reader, n sitter.Node) *node {
	r.pkg = strings.ReplaceAll(n.Field("name").Text(), `\`, ".")
	return r.read(n.Field("body"))
}

// phpUse is use A\B; use A\{B, C as D}.
func phpUse(_ *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	prefix := ""
	var clauses func(n sitter.Node)
	clauses = func(n sitter.Node) {
		for _, c := range each(n) {
			switch c.Kind() {
			case "namespace_name":
				prefix = c.Text() + `\`
			case "namespace_use_group":
				clauses(c)
			case "namespace_use_clause", "namespace_use_group_clause":
				x := &node{op: opImport, Span: span(c)}
				for _, p := range each(c) {
					if k := p.Kind(); p.FieldName() == "" && (k == "name" || k == "qualified_name" || k == "namespace_name") {
						x.name = prefix + strings.TrimPrefix(p.Text(), `\`)
					}
				}
				if x.typ = c.Field("alias").Text(); x.typ == "" {
					x.typ = short(x.name)
				}
				all.args = append(all.args, x)
			}
		}
	}
	clauses(n)
	return all
}

func phpClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, name: n.Field("name").Text(), body: r.body(n.Field("body")), named: span(n.Field("name")), Span: span(n)}
	for _, c := range each(n) {
		if k := c.Kind(); k == "base_clause" || k == "class_interface_clause" {
			x.args = append(x.args, typesIn(c)...)
		}
	}
	for _, c := range each(n.Field("body")) { // traits are bases too
		if c.Kind() == "use_declaration" {
			x.args = append(x.args, typesIn(c)...)
		}
	}
	return x
}

// phpConst is a constant, of a class or of the program.
func phpConst(r *reader, n sitter.Node) *node {
	name := n.Child(0)
	inClass := n.Parent().Parent().Kind() == "declaration_list" || n.Parent().Parent().Kind() == "enum_declaration_list"
	if !inClass {
		return &node{op: opAssign, name: "=", on: &node{op: opConst, name: name.Text(), Span: span(name)}, args: one(r.read(n.Child(1))), Span: span(n)}
	}
	return &node{op: opField, name: name.Text(), args: one(r.read(n.Child(1))), named: span(name), static: true, Span: span(n)}
}

func phpCase(r *reader, n sitter.Node) *node {
	return &node{op: opEnum, name: n.Field("name").Text(), args: one(r.read(n.Field("value"))), named: span(n.Field("name")), Span: span(n)}
}

func phpProperty(r *reader, n sitter.Node) *node {
	all := list(opBlock)(r, n)
	all.args = nil
	for _, c := range each(n) {
		if x := r.read(c); x.is(opField) {
			x.typ = typeName(n.Field("type"))
			all.args = append(all.args, x)
		}
	}
	return all
}

func phpElement(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	return &node{op: opField, name: bareName(name), args: one(r.read(n.Field("default_value"))), named: span(name), Span: span(n)}
}

func phpFunction(r *reader, n sitter.Node) *node {
	x := function("return_type")(r, n)
	x.params = params(x.params)
	return x
}

// params are the parameters among nodes.
func params(all []*node) []*node {
	var out []*node
	for _, p := range all {
		if p.op == opParam {
			out = append(out, p)
		}
	}
	return out
}

func phpLambda(r *reader, n sitter.Node) *node {
	x := lambda("parameters", "body")(r, n)
	x.params = params(x.params)
	return x
}

func phpParam(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	return &node{op: opParam, name: bareName(name), typ: typeName(n.Field("type")), args: one(r.read(n.Field("default_value"))),
		field: n.Kind() == "property_promotion_parameter", named: span(name), Span: span(n)}
}

func phpVariable(_ *reader, n sitter.Node) *node {
	if n.Text() == "$this" {
		return &node{op: opThis, Span: span(n)}
	}
	return &node{op: opName, name: bareName(n), Span: span(n)}
}

// phpScope is self, static or parent.
func phpScope(_ *reader, n sitter.Node) *node {
	if n.Text() == "parent" {
		return &node{op: opSuper, Span: span(n)}
	}
	return &node{op: opThis, Span: span(n)}
}

// phpOwner is what stands before ::.
func phpOwner(r *reader, n sitter.Node) *node {
	if k := n.Kind(); k == "name" || k == "qualified_name" {
		return &node{op: opType, name: n.Text(), Span: span(n)}
	}
	return r.read(n)
}

func phpScoped(r *reader, n sitter.Node) *node {
	owner, name := n.Child(0), n.Child(1)
	if name.Text() == "class" {
		return &node{op: opType, name: owner.Text(), Span: span(n)}
	}
	return &node{op: opMember, on: phpOwner(r, owner), name: bareName(name), named: span(name), Span: span(n)}
}

func phpScopedCall(r *reader, n sitter.Node) *node {
	f := n.Field("name")
	x := &node{op: opCall, on: phpOwner(r, n.Field("scope")), name: bareName(f), args: r.all(n.Field("arguments")), named: span(f), Span: span(n)}
	if x.on.is(opSuper) && x.name == "__construct" {
		x.name = ""
	}
	return x
}

func phpIndex(r *reader, n sitter.Node) *node {
	return &node{op: opIndex, on: r.read(n.Child(0)), args: one(r.read(n.Child(1))), Span: span(n)}
}

func phpCall(r *reader, n sitter.Node) *node {
	f := n.Field("function")
	x := &node{op: opCall, args: r.all(n.Field("arguments")), name: bareName(f), named: span(f), static: f.Kind() != "variable_name", Span: span(n)}
	if k := f.Kind(); k != "name" && k != "qualified_name" && k != "variable_name" {
		x.on, x.name = r.read(f), "__invoke"
	}
	if x.name == "define" && len(x.args) >= 2 && x.args[0].is(opText) {
		return &node{op: opAssign, name: "=", on: &node{op: opConst, name: x.args[0].name, Span: x.args[0].Span}, args: x.args[1:2], Span: span(n)}
	}
	return x
}

func phpArgument(r *reader, n sitter.Node) *node {
	var last sitter.Node
	for _, c := range each(n) {
		last = c
	}
	if name := n.Field("name"); name.Is() {
		return &node{op: opNamed, name: name.Text(), args: one(r.read(last)), Span: span(n)}
	}
	if last.Kind() == "variadic_unpacking" {
		return &node{op: opSpread, args: r.all(last), Span: span(n)}
	}
	return r.read(last)
}

func phpNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "name", "qualified_name":
			x.name, x.named = c.Text(), span(c)
		case "relative_scope":
			x.name = c.Text()
		case "arguments":
			x.args = r.all(c)
		case "declaration_list":
			x.body = r.body(c)
		}
	}
	return x
}

// phpArray is a list, or a map when one of its elements has a key.
func phpArray(r *reader, n sitter.Node) *node {
	x := &node{op: opList, Span: span(n)}
	for _, c := range each(n) {
		parts := each(c)
		switch {
		case len(parts) == 2:
			x.op = opTable
			x.args = append(x.args, &node{op: opPair, args: append(one(r.read(parts[0])), one(r.read(parts[1]))...), Span: span(c)})
		case len(parts) == 1 && parts[0].Kind() == "variadic_unpacking":
			x.args = append(x.args, &node{op: opSpread, args: r.all(parts[0]), Span: span(c)})
		case len(parts) == 1:
			x.args = append(x.args, one(r.read(parts[0]))...)
		}
	}
	return x
}

func phpEscaped(text string) string { return strings.ReplaceAll(escaped(text), `\$`, "$") }

func phpHeredoc(r *reader, n sitter.Node) *node {
	x := r.read(n.Field("value"))
	if x.is(opText) {
		x.name, x.Span = dedent(x.name), span(n)
	} else if x == nil {
		x = &node{op: opText, Span: span(n)}
	}
	return x
}

// phpEach is foreach ($list as $key => $value).
func phpEach(r *reader, n sitter.Node) *node {
	x := &node{op: opEach, body: r.body(n.Field("body")), Span: span(n)}
	i := 0
	for _, c := range each(n) {
		if c.FieldName() == "body" {
			continue
		}
		switch {
		case i == 0:
			x.on = r.read(c)
		case c.Kind() == "pair":
			x.params = r.all(c)
		default:
			x.params = one(r.read(c))
		}
		i++
	}
	return x
}

func phpBranchOf(r *reader, n sitter.Node) *node {
	x := &node{op: opBlock, Span: span(n)}
	for _, c := range each(n) {
		v := r.read(c)
		if c.FieldName() == "value" {
			v = &node{op: opUse, args: one(v), Span: span(c)}
		}
		x.args = append(x.args, one(v)...)
	}
	return x
}
