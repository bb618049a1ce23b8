package dialect

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// dartChain reads the children of a node.
func dartChain(r *reader, n sitter.Node) []*node { return dartJoin(r, each(n)) }

// dartField reads the children in a field.
func dartField(r *reader, n sitter.Node, field string) []*node {
	var in []sitter.Node
	for _, c := range each(n) {
		if c.FieldName() == field && c.Kind() != "initialized_identifier" {
			in = append(in, c)
		}
	}
	return dartJoin(r, in)
}

// dartJoin reads nodes and hangs selectors, arguments and cascades on what stands in front of them.
func dartJoin(r *reader, in []sitter.Node) []*node {
	var out []*node
	for _, c := range in {
		kind := c.Kind()
		k := len(out) - 1
		switch {
		case k >= 0 && kind == "cascade_section":
			if !out[k].is(opCascade) {
				out[k] = &node{op: opCascade, on: out[k], Span: out[k].Span}
			}
			out[k].args = append(out[k].args, one(dartCascade(r, c, out[k].on.last()))...)
			out[k].End = int32(c.End())
		case k >= 0 && (kind == "selector" || kind == "argument_part" || kind == "arguments" || strings.HasSuffix(kind, "assignable_selector")):
			out[k] = dartSelect(r, out[k], c)
		default:
			out = append(out, one(r.read(c))...)
		}
	}
	return out
}

// behind is the children of a node but the first.
func behind(n sitter.Node) []sitter.Node {
	all := each(n)
	return all[min(1, len(all)):]
}

// dartSelect is a member, an element or a call of x.
func dartSelect(r *reader, x *node, n sitter.Node) *node {
	at := code.Span{Start: x.Start, End: int32(n.End())}
	switch kind := n.Kind(); {
	case kind == "selector":
		if c := n.Child(0); c.Is() {
			return dartSelect(r, x, c)
		}
		return x // a!
	case kind == "argument_part" || kind == "arguments":
		return dartCall(x, r.all(dartArguments(n)), at)
	case n.Child(0).Kind() == "index_selector":
		return &node{op: opIndex, on: x, args: r.all(n.Child(0)), Span: at}
	default:
		name := n.Child(0)
		if r.prefixes[x.name] && x.op == opName {
			return &node{op: opName, name: name.Text(), named: span(name), Span: at}
		}
		return &node{op: opMember, on: x, name: name.Text(), named: span(name), Span: at}
	}
}

func dartArguments(n sitter.Node) sitter.Node {
	for _, c := range each(n) {
		if k := c.Kind(); k == "arguments" || k == "argument_part" {
			return dartArguments(c)
		}
	}
	return n
}

// dartCall calls what x names: a class makes an object.
func dartCall(x *node, args []*node, at code.Span) *node {
	switch {
	case x.op == opName && capital(x.name):
		return &node{op: opNew, name: x.name, args: args, named: x.Span, Span: at}
	case x.op == opName:
		return &node{op: opCall, name: x.name, args: args, named: x.Span, Span: at}
	case x.op == opMember:
		return &node{op: opCall, on: x.on, name: x.name, args: args, named: x.named, Span: at}
	case x.op == opSuper || x.op == opThis:
		return &node{op: opCall, on: x, args: args, named: x.Span, Span: at}
	}
	return &node{op: opCall, on: x, name: "call", args: args, named: x.Span, Span: at}
}

// capital reports whether a name is written as that of a class.
func capital(name string) bool {
	name = strings.TrimLeft(name, "_")
	return name != "" && name[0] >= 'A' && name[0] <= 'Z'
}

// dartCascade is what a cascade does to what it hangs on: a call, or an assignment.
func dartCascade(r *reader, n sitter.Node, owner string) *node {
	x := &node{op: opHeld, name: owner, Span: span(n)}
	var value []sitter.Node
	for _, c := range each(n) {
		switch kind := c.Kind(); {
		case kind == "cascade_selector":
			if name := c.Child(0); name.Kind() == "identifier" {
				x = &node{op: opMember, on: x, name: name.Text(), named: span(name), Span: span(c)}
			} else {
				x = &node{op: opIndex, on: x, args: r.all(c), Span: span(c)}
			}
		case len(value) == 0 && (kind == "argument_part" || kind == "selector" || strings.HasSuffix(kind, "assignable_selector")):
			x = dartSelect(r, x, c)
		default:
			value = append(value, c)
		}
	}
	if len(value) == 0 {
		return x
	}
	return &node{op: opAssign, name: "=", on: x, args: dartJoin(r, value), Span: span(n)}
}

// dartValue is the one expression that a node holds.
func dartValue(r *reader, n sitter.Node) *node {
	if all := r.all(n); len(all) == 1 {
		return all[0]
	} else if len(all) > 1 {
		return &node{op: opBlock, args: all, Span: span(n)}
	}
	return nil
}

// dartText is strings that stand side by side. What is between quotes and no other node is text.
func dartText(r *reader, n sitter.Node) *node {
	x := &node{op: opConcat, Span: span(n)}
	open, raw, from := "", false, 0
	piece := func(to int) {
		if open == "" || to <= from {
			return
		}
		t := string(n.Text()[from-n.Start() : to-n.Start()])
		x.args = append(x.args, &node{op: opText, name: t, Span: code.Span{Start: int32(from), End: int32(to)}})
	}
	for c := range n.All() {
		kind := c.Kind()
		quote := strings.TrimPrefix(kind, "r")
		switch {
		case open == "" && quote != "" && strings.Trim(quote, `'"`) == "":
			open, raw, from = quote, quote != kind, c.End()
		case kind == open:
			piece(c.Start())
			open = ""
		case kind == "escape_sequence" && !raw:
			piece(c.Start())
			x.args = append(x.args, &node{op: opText, name: escaped(c.Text()), Span: span(c)})
			from = c.End()
		case kind == "template_substitution":
			piece(c.Start())
			x.args = append(x.args, one(r.read(c))...)
			from = c.End()
		}
	}
	return x.joined()
}

// dartTable is a map, or a set where it has elements that are no pairs.
func dartTable(r *reader, n sitter.Node) *node {
	x := &node{op: opTable, args: r.all(n), Span: span(n)}
	for _, a := range x.args {
		if a.op != opPair && a.op != opSpread && a.op != opBlock {
			x.op = opList
		}
	}
	return &node{op: x.op, args: flat(x.args), Span: x.Span}
}

func dartPair(r *reader, n sitter.Node) *node {
	return &node{op: opPair, args: append(dartField(r, n, "key"), dartField(r, n, "value")...), Span: span(n)}
}

// dartIfElement is what a list or map holds under a condition.
func dartIfElement(r *reader, n sitter.Node) *node {
	return &node{op: opBlock, args: append(dartField(r, n, "consequence"), dartField(r, n, "alternative")...), Span: span(n)}
}

func dartForElement(r *reader, n sitter.Node) *node {
	x := dartFor(r, n)
	each := &node{op: opEach, on: x.on, params: x.params, args: x.body, Span: x.Span}
	return &node{op: opSpread, args: []*node{each}, Span: x.Span}
}

// dartNew is const X(…) and new X.name(…).
func dartNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "type_identifier":
			x.name, x.named = c.Text(), span(c)
		case "identifier":
			x.op, x.on, x.name, x.named = opCall, &node{op: opName, name: x.name, Span: x.named}, c.Text(), span(c)
		case "arguments":
			x.args = r.all(c)
		}
	}
	return x
}

func dartNamed(r *reader, n sitter.Node) *node {
	return &node{op: opNamed, name: strings.TrimRight(n.Child(0).Text(), ": "), args: dartJoin(r, behind(n)), Span: span(n)}
}

func dartLambda(r *reader, n sitter.Node) *node {
	return &node{op: opLambda, params: params(flat(r.all(n.Field("parameters")))), body: r.body(n.Field("body")), Span: span(n)}
}

// dartBody is a block, or the expression that a function gives.
func dartBody(r *reader, n sitter.Node) *node {
	for _, c := range each(n) {
		if c.Kind() == "block" {
			return &node{op: opBlock, args: r.all(c), Span: span(n)}
		}
	}
	return &node{op: opBlock, args: []*node{{op: opReturn, args: r.all(n), Span: span(n)}}, Span: span(n)}
}

func dartSum(r *reader, n sitter.Node) *node {
	x := &node{op: opConcat, args: r.all(n), Span: span(n)}
	for _, c := range each(n) {
		if c.Kind() == "additive_operator" && c.Text() != "+" {
			x.op = opUse
		}
	}
	return x
}

func dartConditional(r *reader, n sitter.Node) *node {
	return &node{op: opChoice, on: dartTest(r, n, ""), args: append(dartField(r, n, "consequence"), dartField(r, n, "alternative")...), Span: span(n)}
}

func dartAssign(r *reader, n sitter.Node) *node {
	x := &node{op: opAssign, name: n.Field("operator").Text(), args: dartField(r, n, "right"), Span: span(n)}
	if left := dartField(r, n, "left"); len(left) > 0 {
		x.on = left[0]
	}
	return x
}

// dartTest is a condition, as one node whose place is known.
func dartTest(r *reader, n sitter.Node, field string) *node {
	all := dartField(r, n, field)
	if len(all) == 1 {
		return all[0]
	}
	return &node{op: opBlock, args: all, Span: spanOf(all, span(n))}
}

func dartIf(r *reader, n sitter.Node) *node {
	yes, no := n.Field("consequence"), n.Field("alternative")
	x := &node{op: opIf, on: dartTest(r, n, ""), body: r.body(yes), named: span(yes), Span: span(n)}
	if no.Is() {
		x.els = []*node{{op: opBlock, args: one(r.read(no)), Span: span(no)}}
	}
	return x
}

// dartFor goes through something, or counts.
func dartFor(r *reader, n sitter.Node) *node {
	x := &node{op: opLoop, Span: span(n)}
	for _, c := range each(n) {
		switch {
		case c.Kind() != "for_loop_parts":
		case c.Has("in"):
			name := c.Field("name")
			x.op, x.params = opEach, []*node{{op: opParam, name: name.Text(), typ: dartType(c), named: span(name), Span: span(name)}}
			if on := dartField(r, c, "value"); len(on) > 0 {
				x.on = on[0]
			}
		default:
			x.args = r.all(c)
		}
	}
	x.body = dartField(r, n, "body")
	return x
}

// dartTry has its handlers as blocks behind the clauses that name what they catch.
func dartTry(r *reader, n sitter.Node) *node {
	body := n.Field("body")
	x := &node{op: opTry, body: r.body(body), named: span(body), Span: span(n)}
	for _, c := range each(n) {
		if (c.Kind() == "block" || c.Kind() == "finally_clause") && c.FieldName() != "body" {
			x.els = append(x.els, &node{op: opBlock, args: r.all(c), Span: span(c)})
		}
	}
	return x
}

func dartList(r *reader, n sitter.Node) *node {
	return &node{op: opList, args: flat(r.all(n)), Span: span(n)}
}
