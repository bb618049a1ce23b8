package dialect

import (
	"path"
	"strings"

	"mleready/analyzers/code/sitter"
)

// Python is the language's name.
const Python = "python"

var python = &dialect{
	name: Python, extensions: []string{".py", ".pyw", ".pyi"}, declares: true, modules: true,
	table: map[string]rule{
		"comment": nothing, "import_statement": pyImport, "import_from_statement": pyFrom, "future_import_statement": nothing,
		"class_definition": pyClass, "function_definition": pyFunction, "decorated_definition": pyDecorated, "decorator": pyDecorator,
		"default_parameter": pyParam, "typed_parameter": pyParam, "typed_default_parameter": pyParam, "list_splat_pattern": nothing, "dictionary_splat_pattern": nothing,

		"identifier": leaf(opName), "string": pyString, "concatenated_string": list(opConcat), "interpolation": at("expression"),
		"integer": leaf(opNumber), "float": leaf(opNumber), "true": leaf(opNumber), "false": leaf(opNumber), "none": nothing, "type": nothing,
		"attribute": member("object", "attribute"), "subscript": pyIndex, "call": pyCall,
		"keyword_argument": func(r *reader, n sitter.Node) *node {
			return &node{op: opNamed, name: n.Field("name").Text(), args: one(r.read(n.Field("value"))), Span: span(n)}
		},
		"dictionary": list(opTable), "pair": pyPair, "dictionary_splat": list(opSpread), "list_splat": list(opSpread),
		"list": list(opList), "tuple": list(opList), "set": list(opList), "expression_list": list(opList), "pattern_list": list(opList), "tuple_pattern": list(opList), "list_pattern": list(opList),
		"list_comprehension": pyComprehension, "generator_expression": pyComprehension, "set_comprehension": pyComprehension, "dictionary_comprehension": pyComprehension,
		"assignment": pyAssign, "augmented_assignment": assign("left", "operator", "right"), "named_expression": assign("name", "", "value"),
		"binary_operator": pyBinary, "boolean_operator": pyBoolean, "comparison_operator": list(opUse), "not_operator": list(opUse), "unary_operator": list(opUse),
		"conditional_expression": pyChoice, "parenthesized_expression": first, "await": first, "lambda": pyLambda,
		"if_statement": branch("condition", "consequence", "alternative"), "elif_clause": branch("condition", "consequence", "alternative"), "else_clause": at("body"),
		"while_statement": loop("body"), "for_statement": pyFor, "try_statement": try("body", "except_clause", "except_group_clause"),
		"as_pattern": pyAs, "return_statement": list(opReturn), "raise_statement": list(opThrow), "assert_statement": nothing,
		"global_statement": nothing, "delete_statement": nothing, "case_pattern": list(opUse), "yield": first,
	},
}

// pyModule is the name of a module as an import has it, in full.
func pyModule(r *reader, n sitter.Node) string {
	text := n.Text()
	name := strings.TrimLeft(text, ".")
	dots := len(text) - len(name)
	if dots == 0 {
		return name
	}
	dir := path.Dir(r.path)
	for range dots - 1 {
		dir = path.Dir(dir)
	}
	if dir == "." || dir == "/" {
		return name
	}
	return strings.TrimSuffix(strings.ReplaceAll(dir, "/", ".")+"."+name, ".")
}

func pyImport(_ *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	for _, c := range each(n) {
		x := &node{op: opImport, name: c.Text(), Span: span(c)}
		x.typ = x.name
		if c.Kind() == "aliased_import" {
			x.name, x.typ = c.Field("name").Text(), c.Field("alias").Text()
		} else if first, _, dotted := strings.Cut(x.name, "."); dotted {
			all.args = append(all.args, &node{op: opImport, name: x.name, Span: x.Span})
			x.name, x.typ = first, first
		}
		all.args = append(all.args, x)
	}
	return all
}

func pyFrom(r *reader, n sitter.Node) *node {
	module := pyModule(r, n.Field("module_name"))
	all := &node{op: opBlock, args: []*node{{op: opImport, name: module, Span: span(n)}}, Span: span(n)}
	for c := range n.All() {
		x := &node{op: opImport, name: strings.TrimPrefix(module+"."+c.Text(), "."), typ: c.Text(), Span: span(c)}
		switch {
		case c.Kind() == "wildcard_import":
			x.name, x.typ = module+".*", "*"
		case c.FieldName() != "name":
			continue
		case c.Kind() == "aliased_import":
			x.name, x.typ = strings.TrimPrefix(module+"."+c.Field("name").Text(), "."), c.Field("alias").Text()
		}
		all.args = append(all.args, x)
	}
	return all
}

func pyClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, name: n.Field("name").Text(), body: r.body(n.Field("body")), named: span(n.Field("name")), Span: span(n)}
	for _, c := range r.all(n.Field("superclasses")) {
		if c.op != opNamed {
			x.args = append(x.args, c)
		}
	}
	return x
}

func pyFunction(r *reader, n sitter.Node) *node {
	x := function("return_type")(r, n)
	x.params = pyParams(x.params)
	return x
}

// pyParams makes parameters of plain names.
func pyParams(all []*node) []*node {
	var out []*node
	for _, p := range all {
		if p.op == opName {
			p = &node{op: opParam, name: p.name, named: p.Span, Span: p.Span}
		}
		if p.op == opParam {
			out = append(out, p)
		}
	}
	return out
}

func pyParam(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	if !name.Is() {
		name = n.Child(0)
	}
	if name.Kind() != "identifier" {
		return nil
	}
	return &node{op: opParam, name: name.Text(), typ: typeName(n.Field("type")), args: one(r.read(n.Field("value"))), named: span(name), Span: span(n)}
}

func pyDecorator(r *reader, n sitter.Node) *node {
	if x := r.read(n.Child(0)); x.is(opCall) {
		return x
	}
	return &node{op: opCall, name: n.Child(0).Text(), Span: span(n)}
}

func pyDecorated(r *reader, n sitter.Node) *node {
	x := r.read(n.Field("definition"))
	if x == nil {
		return nil
	}
	for _, c := range each(n) {
		if c.Kind() == "decorator" {
			note := r.read(c)
			x.notes = append(x.notes, note)
			x.field = x.field || x.op == opFunc && (note.name == "property" || note.name == "cached_property")
		}
	}
	return x
}

// pyString is a string with its prefix: r has no escapes, f has pieces that are put in.
func pyString(r *reader, n sitter.Node) *node {
	start := strings.ToLower(n.Child(0).Text())
	unescape := escaped
	if strings.Contains(start, "r") {
		unescape = verbatim
	}
	if strings.Contains(start, "f") {
		inner := unescape
		unescape = func(t string) string { return strings.NewReplacer("{{", "{", "}}", "}").Replace(inner(t)) }
	}
	return text(unescape, "string_start", "string_end")(r, n)
}

func pyIndex(r *reader, n sitter.Node) *node {
	i := n.Field("subscript")
	x := &node{op: opIndex, on: r.read(n.Field("value")), args: one(r.read(i)), Span: span(n)}
	if i.Kind() == "slice" {
		return x.on
	}
	if i.Kind() == "unary_operator" { // the last one
		x.args = []*node{{op: opNumber, name: "", Span: span(i)}}
	}
	return x
}

func pyCall(r *reader, n sitter.Node) *node {
	f, args := n.Field("function"), n.Field("arguments")
	x := &node{op: opCall, Span: span(n)}
	if args.Kind() == "generator_expression" {
		x.args = one(r.read(args))
	} else {
		x.args = r.all(args)
	}
	switch f.Kind() {
	case "attribute":
		x.on, x.name, x.named = r.read(f.Field("object")), f.Field("attribute").Text(), span(f.Field("attribute"))
		if x.on.is(opCall) && x.on.name == "super" {
			x.on = &node{op: opSuper, Span: x.on.Span}
			if x.name == "__init__" {
				x.name = ""
			}
		}
	case "identifier":
		x.name, x.named = f.Text(), span(f)
	default:
		x.on, x.name = r.read(f), "__call__"
	}
	return x
}

func pyPair(r *reader, n sitter.Node) *node {
	return &node{op: opPair, args: append(one(r.read(n.Field("key"))), one(r.read(n.Field("value")))...), Span: span(n)}
}

// pyComprehension is a loop that gives a list.
func pyComprehension(r *reader, n sitter.Node) *node {
	x := &node{op: opEach, args: one(r.read(n.Field("body"))), Span: span(n)}
	for _, c := range each(n) {
		switch {
		case c.Kind() == "for_in_clause" && x.on == nil:
			x.params, x.on = pyTargets(r, c.Field("left")), r.read(c.Field("right"))
		case c.Kind() == "if_clause":
			x.body = append(x.body, r.all(c)...)
		}
	}
	return x
}

// pyTargets are the names that a loop binds.
func pyTargets(r *reader, n sitter.Node) []*node {
	x := r.read(n)
	if x.is(opList) {
		return x.args
	}
	return one(x)
}

func pyAssign(r *reader, n sitter.Node) *node {
	x := assign("left", "", "right")(r, n)
	x.typ = typeName(n.Field("type"))
	return x
}

// pyBinary is a sum, or a text with what is put into it.
func pyBinary(r *reader, n sitter.Node) *node {
	if n.Field("operator").Text() != "%" {
		return binary("+")(r, n)
	}
	format, args := r.read(n.Field("left")), r.read(n.Field("right"))
	x := &node{op: opCall, name: "%", on: format, args: one(args), Span: span(n)}
	if args.is(opList) {
		x.args = args.args
	} else if args.is(opTable) {
		x.args = nil
		for _, p := range args.args {
			if name, ok := p.arg(0).constant(); ok && p.op == opPair {
				x.args = append(x.args, &node{op: opNamed, name: name, args: one(p.arg(1)), Span: p.Span})
			}
		}
	}
	return x
}

// pyBoolean is a choice after or.
func pyBoolean(r *reader, n sitter.Node) *node {
	x := &node{op: opUse, args: append(one(r.read(n.Field("left"))), one(r.read(n.Field("right")))...), Span: span(n)}
	if n.Field("operator").Text() == "or" {
		x.op = opChoice
	}
	return x
}

func pyChoice(r *reader, n sitter.Node) *node {
	return &node{op: opChoice, on: r.read(n.Child(1)), args: append(one(r.read(n.Child(0))), one(r.read(n.Child(2)))...), Span: span(n)}
}

func pyLambda(r *reader, n sitter.Node) *node {
	x := lambda("parameters", "body")(r, n)
	x.params = pyParams(x.params)
	return x
}

func pyFor(r *reader, n sitter.Node) *node {
	return &node{op: opEach, params: pyTargets(r, n.Field("left")), on: r.read(n.Field("right")), body: r.body(n.Field("body")), Span: span(n)}
}

// pyAs gives what with opens its name.
func pyAs(r *reader, n sitter.Node) *node {
	target := n.Field("alias").Child(0)
	return &node{op: opAssign, name: "=", on: r.read(target), args: one(r.read(n.Child(0))), Span: span(n)}
}
