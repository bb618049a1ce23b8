package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// Rust is the language's name.
const Rust = "rust"

var rust = &dialect{
	name: Rust, extensions: []string{".rs"}, paths: true, prepare: prepareRust, module: rustModule,
	table: map[string]rule{
		"use_declaration": rustUse, "mod_item": rustMod, "const_item": rustConst, "static_item": rustConst, "type_item": rustAlias,
		"struct_item": rustStruct, "union_item": rustStruct, "enum_item": rustEnum, "impl_item": rustImpl, "trait_item": rustTrait,
		"function_item": rustFunction, "function_signature_item": nothing, "macro_definition": nothing, "macro_invocation": nothing,
		"attribute_item": nothing, "inner_attribute_item": nothing, "extern_crate_declaration": nothing, "visibility_modifier": nothing,
		"associated_type": nothing, "empty_statement": nothing, "label": nothing, "line_comment": nothing, "block_comment": nothing,

		"let_declaration": rustLet, "expression_statement": first, "block": rustBlock, "unsafe_block": first, "async_block": rustBlockIn, "const_block": at("body"), "try_block": first,
		"if_expression": rustIf, "match_expression": rustMatch, "let_condition": rustCondition, "else_clause": first,
		"for_expression": rustFor, "while_expression": rustLoop, "loop_expression": rustLoop, "break_expression": first, "continue_expression": nothing,
		"return_expression": list(opReturn), "yield_expression": first,

		"identifier": leaf(opName), "type_identifier": leaf(opType), "scoped_identifier": rustPath, "scoped_type_identifier": rustPath, "self": leaf(opThis), "crate": leaf(opName),
		"string_literal": rustText, "raw_string_literal": rustRaw, "char_literal": rustCharacter,
		"integer_literal": leaf(opNumber), "float_literal": leaf(opNumber), "boolean_literal": leaf(opNumber), "negative_literal": leaf(opNumber), "unit_expression": nothing,
		"field_expression": rustMember, "index_expression": rustIndex, "call_expression": rustCall, "struct_expression": rustNew,
		"array_expression": rustArray, "tuple_expression": list(opList), "closure_expression": rustClosure,
		"reference_expression": at("value"), "unary_expression": first, "parenthesized_expression": first, "try_expression": first, "await_expression": first, "type_cast_expression": at("value"),
		"binary_expression": binary("+"), "assignment_expression": assign("left", "operator", "right"), "compound_assignment_expr": assign("left", "operator", "right"),
		"range_expression": nothing, "token_tree": nothing, "generic_function": at("function"),
	},
}

// rustModule is the module that a file is: its path below the folder of the crate's sources.
func rustModule(file string) (module, crate string) {
	dir, rest := "", file
	if i := strings.LastIndex("/"+file, "/src/"); i >= 0 {
		dir, rest = ("/" + file)[:i], ("/" + file)[i+len("/src/"):]
	}
	rest = strings.TrimSuffix(rest, ".rs")
	for _, root := range []string{"lib", "main", "mod"} {
		if rest == root {
			rest = ""
		}
		rest = strings.TrimSuffix(rest, "/mod")
	}
	name := func(root string) string { return strings.TrimSuffix(root+"."+strings.ReplaceAll(rest, "/", "."), ".") }
	if crate = strings.ReplaceAll(dir[strings.LastIndexByte(dir, '/')+1:], "-", "_"); crate != "" {
		crate = name(crate)
	}
	return name("crate"), crate
}

// rustName is a path as its parts with dots between them, without the arguments of types, from the crate's root where
// it says so.
func (r *reader) rustName(text string) string {
	var b strings.Builder
	depth := 0
	text = strings.TrimPrefix(text, "::")
	if strings.HasPrefix(text, "<") {
		inner, rest, _ := strings.Cut(text[1:], ">")
		inner, _, _ = strings.Cut(inner, " as ")
		text = inner + rest
	}
	for _, c := range strings.ReplaceAll(text, "::", ".") {
		switch {
		case c == '<':
			depth++
		case c == '>':
			depth--
		case depth == 0 && !strings.ContainsRune(" \t\r\n&'", c):
			b.WriteRune(c)
		}
	}
	name := strings.ReplaceAll(strings.TrimRight(b.String(), "."), "..", ".")
	first, rest, more := strings.Cut(name, ".")
	switch first {
	case "self":
		if more {
			return r.pkg + "." + rest
		}
	case "super":
		up := r.pkg
		for first == "super" {
			up = up[:max(strings.LastIndexByte(up, '.'), 0)]
			name = rest
			first, rest, _ = strings.Cut(rest, ".")
		}
		return strings.Trim(up+"."+name, ".")
	case "Self":
		if r.class != "" {
			return strings.TrimSuffix(r.class+"."+rest, ".")
		}
	}
	if to, ok := r.aliases[first]; ok && to != first {
		return strings.TrimSuffix(r.rustName(to)+"."+rest, ".")
	}
	return name
}

// rustPath is a path in an expression: the last name belongs to what stands in front.
func rustPath(r *reader, n sitter.Node) *node {
	name := r.rustName(n.Text())
	owner, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		owner, last = name[:i], name[i+1:]
	}
	at := span(n.Field("name"))
	if owner == "" {
		return &node{op: opName, name: last, named: at, Span: span(n)}
	}
	return &node{op: opMember, on: &node{op: opType, name: owner, typ: r.expanded(n.Text()), Span: span(n)}, name: last, named: at, Span: span(n)}
}

// expanded is a path as written, with what its first name stands for.
func (r *reader) expanded(text string) string {
	first, _, _ := strings.Cut(text, "::")
	return text + r.aliases[strings.TrimSpace(first)]
}

func rustUse(r *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	public := n.Child(0).Kind() == "visibility_modifier"
	var walk func(c sitter.Node, prefix string, depth int)
	walk = func(c sitter.Node, prefix string, depth int) {
		if depth > maxNested || !c.Is() {
			return
		}
		put := func(path, name string) {
			all.args = append(all.args, &node{op: opImport, name: path, typ: name, field: public, Span: span(c)})
		}
		full := func(text string) string { return r.rustName(strings.TrimPrefix(prefix+"::"+text, "::")) }
		switch c.Kind() {
		case "use_as_clause":
			put(full(c.Field("path").Text()), c.Field("alias").Text())
		case "use_wildcard":
			put(full(c.Child(0).Text())+".*", "*")
		case "scoped_use_list":
			walk(c.Field("list"), strings.TrimPrefix(prefix+"::"+c.Field("path").Text(), "::"), depth+1)
		case "use_list":
			for _, i := range each(c) {
				walk(i, prefix, depth+1)
			}
		case "self":
			name := r.rustName(prefix)
			put(name, short(name))
		default:
			name := full(c.Text())
			put(name, short(name))
		}
	}
	walk(n.Field("argument"), "", 0)
	return all
}

// rustMod is a module: in a file of its own, or a class with nothing but static members.
func rustMod(r *reader, n sitter.Node) *node {
	name, body := n.Field("name"), n.Field("body")
	if !body.Is() {
		return &node{op: opImport, name: r.pkg + "." + name.Text(), typ: name.Text(), Span: span(n)}
	}
	pkg := r.pkg
	r.pkg += "." + name.Text()
	items := r.rustItems(body)
	r.pkg = pkg
	all := &node{op: opBlock, Span: span(n)}
	x := &node{op: opClass, name: name.Text(), static: true, named: span(name), Span: span(n)}
	for _, i := range flat(items) {
		if i.op == opImport {
			all.args = append(all.args, i)
		} else {
			x.body = append(x.body, i)
		}
	}
	all.args = append(all.args, x)
	return all
}

// rustItems reads what stands in a module, a class or an enum. Tests say nothing about the program.
func (r *reader) rustItems(n sitter.Node) []*node {
	var out []*node
	notes := ""
	for _, c := range each(n) {
		if c.Kind() == "attribute_item" {
			notes += c.Text()
			continue
		}
		said := notes
		notes = ""
		if strings.HasPrefix(strings.ReplaceAll(said, " ", ""), "#[cfg(test)") {
			continue
		}
		r.notes = said
		x := r.read(c)
		r.notes = ""
		if x.is(opVar) {
			x.op = opField
		}
		out = append(out, one(x)...)
	}
	return out
}

func rustConst(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	return &node{op: opVar, name: name.Text(), typ: r.rustType(n.Field("type")), args: one(r.read(n.Field("value"))), named: span(name), Span: span(n)}
}

func rustAlias(r *reader, n sitter.Node) *node {
	r.aliases[n.Field("name").Text()] = n.Field("type").Text()
	return nil
}

// rustType is the class that a type is about: what a pointer points to, what a result holds.
func (r *reader) rustType(n sitter.Node) string {
	text := n.Text()
	for range 8 {
		text = strings.TrimSpace(text)
		for _, prefix := range []string{"&", "mut ", "dyn ", "impl ", "'static ", "'a ", "*const ", "*mut "} {
			text = strings.TrimSpace(strings.TrimPrefix(text, prefix))
		}
		name, inner, ok := strings.Cut(text, "<")
		if !ok || !holders[name[strings.LastIndexByte(name, ':')+1:]] {
			break
		}
		text = strings.TrimSuffix(inner, ">")
		if i := strings.IndexByte(text, ','); i >= 0 && !strings.Contains(text[:i], "<") {
			text = text[:i]
		}
	}
	if strings.ContainsAny(text, "([") {
		return ""
	}
	return r.rustName(text)
}

// holders are types that only hold one value of another.
var holders = words("Option Result Box Arc Rc Mutex RwLock Cow LazyLock OnceLock Lazy OnceCell Secret CustomResult")

func rustStruct(r *reader, n sitter.Node) *node {
	names := r.notes
	x := &node{op: opClass, name: n.Field("name").Text(), record: true, named: span(n.Field("name")), Span: span(n)}
	notes := ""
	for _, c := range each(n.Field("body")) {
		switch c.Kind() {
		case "attribute_item":
			notes += c.Text()
		case "field_declaration":
			name := c.Field("name")
			f := &node{op: opField, name: name.Text(), typ: r.rustType(c.Field("type")), named: span(name), Span: span(c)}
			f.notes = rustNotes(notes, names, name.Text(), span(c))
			x.body = append(x.body, f)
			notes = ""
		}
	}
	return x
}

func rustEnum(r *reader, n sitter.Node) *node {
	names := r.notes
	x := &node{op: opClass, name: n.Field("name").Text(), named: span(n.Field("name")), Span: span(n)}
	notes := ""
	for _, c := range each(n.Field("body")) {
		switch c.Kind() {
		case "attribute_item":
			notes += c.Text()
		case "enum_variant":
			v := &node{op: opEnum, name: c.Field("name").Text(), named: span(c.Field("name")), Span: span(c)}
			v.args = []*node{{op: opNumber, Span: span(c)}}
			for _, note := range rustNotes(notes, names, v.name, span(c)) {
				v.args = append(v.args, note.args...)
			}
			x.body = append(x.body, v)
			notes = ""
		}
	}
	return x
}

// rustImpl adds methods to a class. A function that gives a text for each constant of an enum gives these their texts.
func rustImpl(r *reader, n sitter.Node) *node {
	outer := r.class
	r.class = r.rustType(n.Field("type"))
	defer func() { r.class = outer }()
	x := &node{op: opClass, name: short(r.class), more: true, named: span(n.Field("type")), Span: span(n)}
	x.body = r.rustItems(n.Field("body"))
	if t := n.Field("trait"); t.Is() {
		x.args = []*node{{op: opType, name: r.rustName(t.Text()), Span: span(t)}}
	}
	for _, c := range each(n.Field("body")) {
		if c.Kind() == "function_item" {
			x.body = append(x.body, r.rustTexts(c)...)
		}
	}
	return x
}

func rustTrait(r *reader, n sitter.Node) *node {
	return &node{op: opClass, name: n.Field("name").Text(), body: r.rustItems(n.Field("body")), named: span(n.Field("name")), Span: span(n)}
}

func rustFunction(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	x := &node{op: opFunc, name: name.Text(), typ: r.rustType(n.Field("return_type")), named: span(name), Span: span(n)}
	for _, p := range each(n.Field("parameters")) {
		if p.Kind() == "parameter" {
			x.params = append(x.params, r.rustParam(p.Field("pattern"), p.Field("type")))
		}
	}
	x.body = returning(r.rustBody(n.Field("body")))
	return x
}

// rustParam is a parameter, the first name of a pattern.
func (r *reader) rustParam(pattern, typ sitter.Node) *node {
	for _, name := range r.names(pattern, 0) {
		name.typ = r.rustType(typ)
		return name
	}
	return &node{op: opParam, Span: span(pattern)}
}

// returning makes the value at the end of a body what the function returns.
func returning(body []*node) []*node {
	if n := len(body); n > 0 && body[n-1].op == opTail {
		last := *body[n-1]
		last.op = opReturn
		return append(body[:n-1:n-1], &last)
	}
	return body
}

// rustBody is a block's statements: a last one without a semicolon is its value.
func (r *reader) rustBody(n sitter.Node) []*node {
	var out []*node
	children := each(n)
	for i, c := range children {
		x := r.read(c)
		if x == nil {
			continue
		}
		if i == len(children)-1 && (c.Kind() == "expression_statement" && !c.Has(";") || valued(c.Kind())) {
			x = &node{op: opTail, args: []*node{x}, Span: x.Span}
		}
		out = append(out, x)
	}
	return out
}

// valued reports whether a kind of node is an expression.
func valued(kind string) bool {
	switch kind {
	case "expression_statement", "let_declaration", "return_expression":
		return false
	}
	return !strings.HasSuffix(kind, "_item") && !strings.HasSuffix(kind, "_declaration")
}

func rustBlock(r *reader, n sitter.Node) *node {
	return &node{op: opScope, args: r.rustBody(n), Span: span(n)}
}

// rustBlockIn is the block in a block that runs later.
func rustBlockIn(r *reader, n sitter.Node) *node {
	for _, c := range each(n) {
		if c.Kind() == "block" {
			return r.read(c)
		}
	}
	return nil
}
