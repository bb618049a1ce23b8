package dialect

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// ktIf is a choice of two values where it can be one, else two branches.
func ktIf(r *reader, n sitter.Node) *node {
	var parts []*node
	for _, c := range each(n) {
		if c.FieldName() != "condition" {
			parts = append(parts, &node{op: opBlock, args: r.body(c), Span: span(c)})
		}
	}
	x := &node{op: opIf, on: r.read(n.Field("condition")), named: span(n), Span: span(n)}
	if x.on == nil {
		x.on = &node{op: opBlock, Span: span(n.Field("condition"))}
	}
	if len(parts) == 2 && parts[0].isValue() && parts[1].isValue() {
		return &node{op: opChoice, on: x.on, args: []*node{parts[0].args[0], parts[1].args[0]}, Span: x.Span}
	}
	if len(parts) > 0 {
		x.body = parts[0].args
	}
	if len(parts) > 1 {
		x.els = parts[1].args
	}
	return x
}

// isValue reports whether a block is one value and nothing else.
func (n *node) isValue() bool {
	if len(n.args) != 1 {
		return false
	}
	switch n.args[0].op {
	case opText, opNumber, opName, opMember, opIndex, opCall, opNew, opConcat, opList, opChoice:
		return true
	}
	return false
}

// ktWhen is a chain of branches.
func ktWhen(r *reader, n sitter.Node) *node {
	var subject []*node
	var first, in *node
	for _, c := range each(n) {
		if c.Kind() == "when_subject" {
			subject = one(r.read(lastChild(c)))
			continue
		}
		test := &node{op: opUse, args: subject[:len(subject):len(subject)], Span: span(c)}
		var body []*node
		for _, p := range each(c) {
			if p.FieldName() == "condition" {
				test.args = append(test.args, one(r.read(p))...)
				test.Span = span(p)
			} else {
				body = r.body(p)
			}
		}
		switch x := (&node{op: opIf, on: test, body: body, named: span(c), Span: span(c)}); {
		case c.Field("condition").Is() && first == nil:
			first, in, subject = x, x, again(subject)
		case c.Field("condition").Is():
			in.els, in = []*node{x}, x
		case in != nil:
			in.els = body
		}
	}
	return first
}

func ktFor(r *reader, n sitter.Node) *node {
	x := &node{op: opEach, Span: span(n)}
	for _, c := range each(n) {
		switch k := c.Kind(); {
		case k == "variable_declaration", k == "multi_variable_declaration":
			x.params = ktTargets(c)
		case k == "annotation", k == "label":
		case x.on == nil:
			x.on = r.read(c)
		default:
			x.body = r.body(c)
		}
	}
	return x
}

// ktTargets are the names that a loop or a function in braces binds.
func ktTargets(n sitter.Node) []*node {
	if n.Kind() == "multi_variable_declaration" || n.Kind() == "lambda_parameters" {
		var out []*node
		for _, c := range each(n) {
			out = append(out, ktTargets(c)...)
		}
		return out
	}
	v := ktVariable(n)
	v.op = opParam
	return []*node{v}
}

func ktLoop(r *reader, n sitter.Node) *node {
	x := &node{op: opLoop, args: one(r.read(n.Field("condition"))), Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() != "condition" {
			x.body = append(x.body, r.body(c)...)
		}
	}
	return x
}

func ktTry(r *reader, n sitter.Node) *node {
	x := &node{op: opTry, Span: span(n)}
	for _, c := range each(n) {
		switch c.Kind() {
		case "block":
			x.body, x.named = r.body(c), span(c)
		case "catch_block":
			x.els = append(x.els, &node{op: opBlock, args: r.body(child(c, "block", c)), Span: span(c)})
		default:
			x.args = append(x.args, r.body(c.Child(0))...)
		}
	}
	return x
}

// ktLambda is a function in braces; without parameters it has one called it.
func ktLambda(r *reader, n sitter.Node) *node {
	x := &node{op: opLambda, Span: span(n)}
	var body []*node
	for _, c := range each(n) {
		if c.Kind() == "lambda_parameters" {
			x.params = ktTargets(c)
		} else {
			body = append(body, one(r.read(c))...)
		}
	}
	if len(x.params) == 0 {
		at := code.Span{Start: x.Start, End: x.Start}
		x.params = []*node{{op: opParam, name: "it", named: at, Span: at}}
	}
	x.body = last(body, given)
	return x
}

func ktAnnotated(r *reader, n sitter.Node) *node { return r.read(lastChild(n)) }

func ktReference(r *reader, n sitter.Node) *node {
	all := each(n)
	if len(all) == 0 {
		return nil
	}
	name, at := all[len(all)-1], span(n)
	called := &node{op: opCall, name: name.Text(), args: []*node{{op: opName, name: "it", Span: at}}, named: span(name), Span: at}
	if len(all) > 1 {
		called.on = &node{op: opType, name: typeName(all[0]), Span: span(all[0])}
	}
	return &node{op: opLambda, params: []*node{{op: opParam, name: "it", named: at, Span: at}}, body: []*node{given(called)}, Span: at}
}

// ktObject is an object of a class without a name.
func ktObject(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, body: r.body(child(n, "class_body", n)), Span: span(n)}
	for _, d := range each(child(n, "delegation_specifiers", sitter.Node{})) {
		x.name, x.named = typeName(child(d.Child(0), "user_type", d.Child(0))), span(d)
		break
	}
	return x
}

func ktAssign(r *reader, n sitter.Node) *node {
	left, right := r.read(n.Field("left")), r.read(n.Field("right"))
	give := func(v *node) *node {
		return &node{op: opAssign, on: left, name: n.Field("operator").Text(), args: one(v), Span: span(n)}
	}
	if right.is(opIf) || right.is(opTry) {
		return last([]*node{right}, give)[0]
	}
	return give(right)
}

// ktInfix is a to b, or any other function between its two values.
func ktInfix(r *reader, n sitter.Node) *node {
	all := r.all(n)
	if len(all) != 3 {
		return &node{op: opBlock, args: all, Span: span(n)}
	}
	if all[1].name == "to" {
		return &node{op: opPair, args: []*node{all[0], all[2]}, Span: span(n)}
	}
	return &node{op: opCall, on: all[0], name: all[1].name, args: all[2:], named: all[1].Span, Span: span(n)}
}

func ktUnary(r *reader, n sitter.Node) *node {
	x := r.read(n.Field("argument"))
	if n.Field("operator").Text() == "!!" || x == nil {
		return x
	}
	return &node{op: opUse, args: one(x), Span: span(n)}
}

func ktReturn(r *reader, n sitter.Node) *node {
	x := &node{op: opReturn, Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() != "label" {
			x.args = one(r.read(c))
		}
	}
	if v := x.arg(0); v.is(opIf) || v.is(opTry) {
		return last([]*node{v}, given)[0]
	}
	return x
}
