package dialect

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// swiftIf is if or guard: conditions that may bind variables, and blocks.
func swiftIf(r *reader, n sitter.Node) *node {
	x := &node{op: opIf, on: &node{op: opBlock, Span: span(n)}, named: span(n), Span: span(n)}
	var bound []*node
	var name sitter.Node
	block, blocks := 0, [2][]*node{}
	guard := n.Kind() == "guard_statement"
	for c := range n.All() {
		switch {
		case c.Kind() == "else":
			block = 1
		case c.FieldName() == "bound_identifier":
			name = c
		case c.Named() && c.FieldName() == "condition" && c.Kind() != "value_binding_pattern":
			v := r.read(c)
			x.on.args = append(x.on.args, one(v)...)
			if name.Is() {
				bound = append(bound, &node{op: opVar, name: name.Text(), args: one(v), named: span(name), Span: span(c)})
				name = sitter.Node{}
			}
		case c.Kind() == "statements":
			blocks[block] = r.swiftBody(c)
		case c.Kind() == "if_statement":
			blocks[block] = one(r.read(c))
		}
	}
	if len(x.on.args) > 0 {
		x.on.Span = code.Span{Start: x.on.args[0].Start, End: max(x.on.args[0].End, x.on.args[len(x.on.args)-1].End)}
	}
	if guard {
		x.els = blocks[1]
		return &node{op: opBlock, args: append(bound, x), Span: span(n)}
	}
	x.body, x.els = append(bound, tails(blocks[0])...), tails(blocks[1])
	return x
}

// tails makes a block that is one expression give it.
func tails(body []*node) []*node {
	if len(body) == 1 && (swiftValued[body[0].op] || body[0].op == opIf || body[0].op == opScope) {
		return []*node{{op: opTail, args: body, Span: body[0].Span}}
	}
	return body
}

func swiftSwitch(r *reader, n sitter.Node) *node {
	v := r.read(n.Field("expr"))
	all := &node{op: opScope, args: one(v), Span: span(n)}
	for _, e := range each(n) {
		if e.Kind() != "switch_entry" {
			continue
		}
		test := &node{op: opUse, Span: span(e)}
		arm := &node{op: opIf, on: &node{op: opBlock, args: append(one(v), test), Span: span(e)}, named: span(e), Span: span(e)}
		for _, c := range each(e) {
			switch c.Kind() {
			case "switch_pattern":
				test.args = append(test.args, r.swiftPattern(c, 0)...)
			case "statements":
				arm.body, arm.named = tails(r.swiftBody(c)), span(c)
			}
		}
		all.args = append(all.args, &node{op: opTail, args: []*node{arm}, Span: span(e)})
	}
	return all
}

// swiftPattern lists the texts that a pattern compares with.
func (r *reader) swiftPattern(n sitter.Node, depth int) []*node {
	if strings.HasSuffix(n.Kind(), "string_literal") {
		return one(r.read(n))
	}
	var out []*node
	for _, c := range each(n) {
		if depth < maxDepth {
			out = append(out, r.swiftPattern(c, depth+1)...)
		}
	}
	return out
}

func swiftFor(r *reader, n sitter.Node) *node {
	x := &node{op: opEach, on: r.read(n.Field("collection")), params: r.swiftNames(n.Field("item"), 0), Span: span(n)}
	if x.on.is(opMember) && x.on.name == "allCases" {
		x.on = x.on.on
	}
	for _, c := range each(n) {
		if c.Kind() == "statements" {
			x.body = r.swiftBody(c)
		}
	}
	return x
}

func swiftLoop(r *reader, n sitter.Node) *node {
	x := &node{op: opLoop, Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "statements" {
			x.body = r.swiftBody(c)
		} else {
			x.args = append(x.args, one(r.read(c))...)
		}
	}
	return x
}

func swiftDo(r *reader, n sitter.Node) *node {
	x := &node{op: opTry, named: span(n), Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "statements":
			x.body, x.named = r.swiftBody(c), span(c)
		case "catch_block":
			var body []*node
			for _, s := range each(c) {
				if s.Kind() == "statements" {
					body = r.swiftBody(s)
				}
			}
			x.els = append(x.els, &node{op: opBlock, args: body, Span: span(c)})
		}
	}
	return x
}

func swiftControl(r *reader, n sitter.Node) *node {
	x := &node{op: opReturn, args: one(r.read(n.Field("result"))), Span: span(n)}
	if c := n.Child(0); c.Kind() == "throw_keyword" {
		x.op, x.args = opThrow, r.all(n)
	} else if !strings.HasPrefix(n.Text(), "return") {
		return nil
	}
	return x
}

// loose are kinds whose last operand alone is what a dot or a bracket behind them belongs to, though the grammar takes all
// of them.
var loose = words(`additive_expression multiplicative_expression equality_expression comparison_expression conjunction_expression disjunction_expression
	nil_coalescing_expression ternary_expression infix_expression`)

// misread reports whether a dot or a bracket behind a node belongs to its last operand.
func misread(n sitter.Node) bool {
	for range maxNested {
		switch n.Kind() {
		case "navigation_expression", "postfix_expression", "optional_chaining":
			n = n.Field("target")
		case "call_expression":
			n = n.Child(0)
		default:
			return loose[n.Kind()]
		}
	}
	return false
}

// onLast does to the last operand what was read as done to all of them.
func (n *node) onLast(do func(*node) *node) *node {
	if n == nil || len(n.args) == 0 || n.op != opConcat && n.op != opUse && n.op != opChoice {
		return do(n)
	}
	x := *n
	last := len(x.args) - 1
	x.args = append(slices.Clone(x.args[:last]), one(do(x.args[last]))...)
	return &x
}

// swiftGetters are members of libraries that do what a method does elsewhere.
var swiftGetters = words("compactSerializedString compactSerializedData")

func swiftMember(r *reader, n sitter.Node) *node {
	target := n.Field("target")
	on := r.read(target)
	if misread(target) {
		return on.onLast(func(last *node) *node { return r.swiftMemberOf(last, n) })
	}
	return r.swiftMemberOf(on, n)
}

func (r *reader) swiftMemberOf(on *node, n sitter.Node) *node {
	f := n.Field("suffix").Field("suffix")
	name := f.Text()
	if r.aliases[name] != "" {
		name = r.aliases[name]
	}
	switch {
	case on == nil:
		return &node{op: opName, name: name, Span: span(n)}
	case name == "rawValue" || name == "utf8" || name == "bytes" || name == "localizedDescription" || name == "absoluteString":
		return on
	case name == "string" && on.is(opIndex): // the text of a value in a table
		return on
	case swiftGetters[name]:
		return &node{op: opCall, on: on, name: name, named: span(f), Span: span(n)}
	case name == "self" && (on.op == opName || on.op == opType):
		return &node{op: opType, name: on.name, Span: span(n)}
	}
	return &node{op: opMember, on: on, name: name, named: span(f), Span: span(n)}
}

// swiftPrefix is .a, a constant of an enum that is not named, or an operator's operand.
func swiftPrefix(r *reader, n sitter.Node) *node {
	x := r.read(n.Field("target"))
	if x.is(opName) && strings.HasPrefix(n.Text(), ".") {
		x.op = opConst
	}
	return x
}

func swiftEither(first, second string) rule {
	return func(r *reader, n sitter.Node) *node {
		return &node{op: opChoice, args: append(one(r.read(n.Field(first))), one(r.read(n.Field(second)))...), Span: span(n)}
	}
}

// swiftSum is a sum; the left sides of a long one are no levels of their own.
func swiftSum(r *reader, n sitter.Node) *node {
	var sides []sitter.Node
	at, plus := span(n), true
	for n.Kind() == "additive_expression" {
		plus = plus && n.Field("op").Text() == "+"
		sides = append(sides, n.Field("rhs"))
		n = n.Field("lhs")
	}
	x := &node{op: opConcat, args: one(r.read(n)), Span: at}
	for i := len(sides) - 1; i >= 0; i-- {
		x.args = append(x.args, one(r.read(sides[i]))...)
	}
	if !plus {
		x.op = opUse
	}
	return x
}

func swiftArray(r *reader, n sitter.Node) *node {
	x := &node{op: opList, args: r.all(n), Span: span(n)}
	pairs := 0
	for _, a := range x.args {
		if a.op == opPair {
			pairs++
		}
	}
	if pairs > 0 && pairs == len(x.args) {
		x.op = opTable
	}
	return x
}

func swiftTable(r *reader, n sitter.Node) *node {
	x := &node{op: opTable, Span: span(n)}
	var key *node
	for _, c := range each(n) {
		switch c.FieldName() {
		case "key":
			key = r.read(c)
		case "value":
			if v := r.read(c); key != nil && v != nil {
				x.args = append(x.args, &node{op: opPair, args: []*node{key, v}, Span: code.Span{Start: key.Start, End: int32(c.End())}})
			}
		}
	}
	return x
}

func swiftTuple(r *reader, n sitter.Node) *node {
	var args []*node
	for _, c := range each(n) {
		if c.FieldName() == "value" {
			args = append(args, one(r.read(c))...)
		}
	}
	if len(args) == 1 {
		return args[0]
	}
	return &node{op: opList, args: args, Span: span(n)}
}

func swiftLambda(r *reader, n sitter.Node) *node {
	x := &node{op: opLambda, Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "statements" {
			x.body = r.swiftReturning(c)
		} else if c.FieldName() == "type" {
			x.params = r.swiftNames(c.Child(0), 0)
		}
	}
	for _, name := range []string{"$0", "$1"} {
		if len(x.params) == int(name[1]-'0') && strings.Contains(n.Text(), name) {
			x.params = append(x.params, &node{op: opParam, name: name, named: span(n), Span: span(n)})
		}
	}
	return x
}

func swiftText(r *reader, n sitter.Node) *node {
	x := &node{op: opConcat, Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "line_str_text", "multi_line_str_text":
			x.args = append(x.args, &node{op: opText, name: c.Text(), Span: span(c)})
		case "str_escaped_char":
			x.args = append(x.args, &node{op: opText, name: escaped(c.Text()), Span: span(c)})
		default:
			v := r.read(c)
			if v == nil {
				v = &node{op: opName, Span: span(c)}
			}
			x.args = append(x.args, v)
		}
	}
	return x.joined()
}

// swiftLines is a text of several lines: the indentation of its end is no part of it.
func swiftLines(r *reader, n sitter.Node) *node {
	text := strings.TrimSuffix(n.Text(), `"""`)
	indent := text[strings.LastIndexByte(text, '\n')+1:]
	x := &node{op: opConcat, Span: span(n)}
	if t := swiftText(r, n); t.is(opConcat) {
		x.args = t.args
	} else {
		x.args = []*node{t}
	}
	for i, a := range x.args {
		if !a.is(opText) {
			continue
		}
		t := strings.ReplaceAll("\n"+strings.TrimPrefix(a.name, "\n"), "\n"+indent, "\n")
		if i > 0 || !strings.HasPrefix(a.name, "\n") {
			t = strings.ReplaceAll(a.name, "\n"+indent, "\n")
		}
		if i == 0 {
			t = strings.TrimPrefix(strings.TrimPrefix(t, "\n"), indent)
		}
		if i == len(x.args)-1 {
			t = strings.TrimSuffix(t, "\n")
		}
		piece := *a
		piece.name = t
		x.args[i] = &piece
	}
	return x.joined()
}

// swiftRaw is #"…"#: what is put in is marked by as many signs.
func swiftRaw(r *reader, n sitter.Node) *node {
	marks := len(n.Text()) - len(strings.TrimLeft(n.Text(), "#"))
	x := &node{op: opConcat, Span: span(n)}
	for _, c := range each(n) {
		t := c.Text()
		switch c.Kind() {
		case "raw_str_part", "raw_str_end_part":
			if c.Start() == n.Start() {
				t = strings.TrimPrefix(strings.TrimLeft(t, "#"), `"`)
			}
			if c.End() == n.End() {
				t = strings.TrimSuffix(t[:max(len(t)-marks, 0)], `"`)
			}
			x.args = append(x.args, &node{op: opText, name: t, Span: span(c)})
		default:
			for _, p := range each(c) {
				if p.Kind() == "interpolated_expression" {
					x.args = append(x.args, one(r.read(p))...)
				}
			}
		}
	}
	return x.joined()
}
