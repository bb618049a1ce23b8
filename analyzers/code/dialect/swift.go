package dialect

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code/sitter"
)

// Swift is the language's name.
const Swift = "swift"

var swift = &dialect{
	name: Swift, extensions: []string{".swift"}, implicit: true, globals: true, cases: true, prepare: prepareSwift,
	table: map[string]rule{
		"source_file": swiftFile, "import_declaration": func(_ *reader, n sitter.Node) *node {
			return &node{op: opImport, name: n.Child(0).Text(), Span: span(n)}
		},
		"class_declaration": swiftClass, "protocol_declaration": swiftClass, "enum_entry": swiftEntry, "typealias_declaration": nothing, "associatedtype_declaration": nothing,
		"property_declaration": swiftProperty, "protocol_property_declaration": nothing, "protocol_function_declaration": nothing, "operator_declaration": nothing,
		"function_declaration": swiftFunction, "init_declaration": swiftFunction, "deinit_declaration": nothing, "subscript_declaration": nothing, "modifiers": nothing,
		"attribute": nothing, "directive": nothing, "diagnostic": nothing, "comment": nothing, "multiline_comment": nothing, "type_annotation": nothing, "else": nothing,

		"simple_identifier": swiftName, "array_type": swiftTypes, "type_identifier": leaf(opType), "user_type": swiftType, "self_expression": leaf(opThis), "super_expression": leaf(opSuper),
		"line_string_literal": swiftText, "multi_line_string_literal": swiftLines, "raw_string_literal": swiftRaw, "interpolated_expression": at("value"),
		"integer_literal": leaf(opNumber), "real_literal": leaf(opNumber), "boolean_literal": leaf(opNumber), "hex_literal": leaf(opNumber), "nil": nothing, "bang": nothing,
		"navigation_expression": swiftMember, "prefix_expression": swiftPrefix, "postfix_expression": at("target"), "call_expression": swiftCall, "constructor_expression": swiftCall,
		"array_literal": swiftArray, "dictionary_literal": swiftTable, "tuple_expression": swiftTuple, "lambda_literal": swiftLambda,
		"additive_expression": swiftSum, "multiplicative_expression": list(opUse), "nil_coalescing_expression": swiftEither("value", "if_nil"), "ternary_expression": choice("condition", "if_true", "if_false"),
		"equality_expression": list(opUse), "comparison_expression": list(opUse), "conjunction_expression": list(opUse), "disjunction_expression": list(opUse), "infix_expression": list(opUse),
		"as_expression": at("expr"), "check_expression": at("target"), "try_expression": at("expr"), "await_expression": at("expr"), "custom_operator": nothing, "try_operator": nothing, "as_operator": nothing,
		"assignment": swiftAssign, "control_transfer_statement": swiftControl, "if_statement": swiftIf, "guard_statement": swiftIf, "switch_statement": swiftSwitch,
		"for_statement": swiftFor, "while_statement": swiftLoop, "repeat_while_statement": swiftLoop, "do_statement": swiftDo,
	},
}

// oneMAC is a keyed hash whose function is a type's argument: without brackets the grammar does not take it for a comparison.
var oneMAC = regexp.MustCompile(`\bHMAC<(?:SHA\d+|Insecure\.\w+)>`)

func prepareSwift(text []byte) []byte {
	return oneMAC.ReplaceAllFunc(text, func(m []byte) []byte {
		out := slices.Clone(m)
		for i, c := range out {
			if c == '<' || c == '>' || c == '.' {
				out[i] = '_'
			}
		}
		return out
	})
}

// ofRaw is a property that gives the raw value of a constant, perhaps in small letters.
var ofRaw = regexp.MustCompile(`\bvar\s+(\w+)\s*:\s*String\s*\{\s*(?:return\s+)?(?:self\.)?rawValue(?:\.\w+\(\))?\s*\}`)

// swiftFile is all that a file holds. Properties that only give the raw value go by that name.
func swiftFile(r *reader, n sitter.Node) *node {
	for _, m := range ofRaw.FindAllStringSubmatch(n.Text(), -1) {
		r.aliases[m[1]] = "rawValue"
	}
	return list(opBlock)(r, n)
}

func swiftName(_ *reader, n sitter.Node) *node {
	if n.Text() == "Self" {
		return &node{op: opThis, name: "Self", Span: span(n)}
	}
	return &node{op: opName, name: n.Text(), Span: span(n)}
}

// swiftTypes is a list that begins a statement: the grammar takes [A.b] for a type.
func swiftTypes(_ *reader, n sitter.Node) *node {
	x := &node{op: opName, Span: span(n)}
	for i, name := range strings.Split(strings.Trim(n.Text(), "[] \t\n"), ".") {
		if i == 0 {
			x.name = name
		} else {
			x = &node{op: opMember, on: x, name: name, named: span(n), Span: span(n)}
		}
	}
	return &node{op: opList, args: []*node{x}, Span: span(n)}
}

func swiftType(r *reader, n sitter.Node) *node {
	return &node{op: opType, name: typeName(n), Span: span(n)}
}

// typeOf is the class that a type is about.
func swiftTypeOf(n sitter.Node) string {
	text := strings.TrimRight(strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(n.Text(), ":"), "inout ")), "?! ")
	if strings.ContainsAny(text, "[(&") || strings.Contains(text, "->") {
		return ""
	}
	text, _, _ = strings.Cut(text, "<")
	for _, word := range []string{"any ", "some ", "@escaping "} {
		text = strings.TrimPrefix(strings.TrimSpace(text), word)
	}
	return text
}

// swiftClass is a class, a struct, an enum or what adds to one.
func swiftClass(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	x := &node{op: opClass, name: short(typeName(name)), more: n.Has("extension"), record: n.Has("struct"), named: span(name), Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "inheritance_specifier" {
			x.args = append(x.args, &node{op: opType, name: typeName(c), Span: span(c)})
		}
	}
	outer := r.class
	r.class = x.name
	defer func() { r.class = outer }()
	keys := map[string]string{}
	for _, c := range each(n.Field("body")) {
		for _, m := range flat(one(r.read(c))) {
			if m.op == opVar {
				m.op = opField
			}
			if m.is(opClass) && m.name == "CodingKeys" {
				for _, k := range m.body {
					keys[k.name], _ = k.arg(0).constant()
				}
			}
			x.body = append(x.body, m)
		}
		x.body = append(x.body, r.swiftTexts(c)...)
	}
	for _, m := range x.body {
		if key := keys[m.name]; m.op == opField && key != "" {
			m.notes = []*node{{op: opCall, name: "JsonProperty", args: []*node{{op: opText, name: key, Span: m.Span}}, Span: m.Span}}
		}
	}
	return x
}

// swiftEntry is constants of an enum: as a text each is its raw value.
func swiftEntry(r *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	for _, c := range each(n) {
		switch c.FieldName() {
		case "name":
			all.args = append(all.args, &node{op: opEnum, name: c.Text(), named: span(c), Span: span(c)})
		case "raw_value":
			all.args[len(all.args)-1].args = one(r.read(c))
		}
	}
	return all
}

// swiftTexts are the constants of an enum that a property tells the texts of: switch self { case .a: return "a" }.
func (r *reader) swiftTexts(n sitter.Node) []*node {
	body := n.Field("computed_value")
	if n.Kind() == "function_declaration" {
		body = n.Field("body")
	}
	s := body.Child(0).Child(0)
	if s.Kind() != "switch_statement" || s.Field("expr").Kind() != "self_expression" {
		return nil
	}
	var out []*node
	for _, e := range each(s) {
		var names []sitter.Node
		for _, c := range each(e) {
			switch c.Kind() {
			case "switch_pattern":
				names = append(names, c)
			case "statements":
				x := r.read(c.Child(0))
				if x.is(opReturn) {
					x = x.arg(0)
				}
				if !x.is(opText) {
					continue
				}
				for _, p := range names {
					name := p.Text()[strings.LastIndexByte(p.Text(), '.')+1:]
					out = append(out, &node{op: opEnum, name: name, args: []*node{x}, named: span(p), Span: span(e)})
				}
			}
		}
	}
	return out
}

// swiftProperty are variables with their values, or what is read like one.
func swiftProperty(r *reader, n sitter.Node) *node {
	all := &node{op: opBlock, Span: span(n)}
	var last []*node
	for _, c := range each(n) {
		switch c.FieldName() {
		case "name":
			last = nil
			for _, p := range r.swiftNames(c, 0) {
				last = append(last, &node{op: opVar, name: p.name, named: p.named, Span: span(n)})
			}
			all.args = append(all.args, last...)
		case "value":
			v := r.read(c)
			for i, x := range last {
				switch {
				case v.is(opList) && len(v.args) == len(last) && len(last) > 1:
					x.args = []*node{v.args[i]}
				case i == 0:
					x.args = one(v)
				}
			}
		case "computed_value":
			for _, x := range last {
				x.op, x.field, x.body = opFunc, true, r.swiftComputed(c)
			}
		default:
			if c.Kind() == "type_annotation" && len(last) == 1 {
				last[0].typ = swiftTypeOf(c)
			}
		}
	}
	if len(all.args) == 1 {
		return all.args[0]
	}
	return all
}

func (r *reader) swiftComputed(n sitter.Node) []*node {
	for _, c := range each(n) {
		if k := c.Kind(); k == "statements" || k == "computed_getter" {
			if k == "computed_getter" {
				return r.swiftComputed(c)
			}
			return r.swiftReturning(c)
		}
	}
	return nil
}

// swiftNames are the variables that a pattern binds.
func (r *reader) swiftNames(n sitter.Node, depth int) []*node {
	if n.Kind() == "simple_identifier" {
		return []*node{{op: opParam, name: n.Text(), named: span(n), Span: span(n)}}
	}
	var out []*node
	for c := range n.All() {
		if c.Kind() == "wildcard_pattern" || !c.Named() && c.Text() == "_" {
			out = append(out, &node{op: opParam, name: "_", named: span(c), Span: span(c)})
		} else if c.Named() && depth < maxDepth {
			out = append(out, r.swiftNames(c, depth+1)...)
		}
	}
	return out
}

// swiftFunction is a function, a method or a constructor.
func swiftFunction(r *reader, n sitter.Node) *node {
	x := &node{op: opFunc, name: "__init__", named: span(n), Span: span(n)}
	named := n.Kind() == "init_declaration"
	for _, c := range each(n) {
		switch {
		case c.FieldName() == "name" && !named:
			x.name, x.named, named = c.Text(), span(c), true
		case c.Kind() == "parameter":
			x.params = append(x.params, swiftParam(c))
		case c.FieldName() == "default_value" && len(x.params) > 0:
			x.params[len(x.params)-1].args = one(r.read(c))
		case c.FieldName() == "name":
			x.typ = swiftTypeOf(c)
		case c.FieldName() == "body":
			x.body = r.swiftReturning(c.Child(0))
		}
	}
	if x.typ == "Self" {
		x.typ = r.class
	}
	return x
}

func swiftParam(n sitter.Node) *node {
	x := &node{op: opParam, Span: span(n)}
	for _, c := range each(n) {
		switch {
		case c.FieldName() == "name" && c.Kind() == "simple_identifier":
			x.name, x.named = c.Text(), span(c)
		case c.FieldName() == "name":
			x.typ = swiftTypeOf(c)
		}
	}
	return x
}

// swiftReturning is a body: one that is nothing but an expression gives it.
func (r *reader) swiftReturning(n sitter.Node) []*node {
	body := r.swiftBody(n)
	if len(body) == 1 && (swiftValued[body[0].op] || body[0].op == opScope) {
		return []*node{{op: opReturn, args: body, Span: body[0].Span}}
	}
	return body
}

// swiftValued are nodes that are expressions.
var swiftValued = map[op]bool{opText: true, opName: true, opMember: true, opIndex: true, opCall: true, opNew: true, opConcat: true, opList: true, opTable: true, opChoice: true, opConst: true}

// swiftBody reads statements. What a guard binds belongs to the block around.
func (r *reader) swiftBody(n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		x := r.read(c)
		switch {
		case x == nil:
		case c.Kind() == "guard_statement" || c.Kind() == "property_declaration" && x.op == opBlock:
			out = append(out, x.args...)
		default:
			out = append(out, x)
		}
	}
	return out
}
