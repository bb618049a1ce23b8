package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// rbCall is a call. With no arguments and no brackets it may read what an object keeps.
func rbCall(r *reader, n sitter.Node) *node {
	m, args, block := n.Field("method"), n.Field("arguments"), n.Field("block")
	x := &node{op: opCall, on: r.read(n.Field("receiver")), name: strings.TrimRight(m.Text(), "?!"), args: rbPacked(r.all(args), true), named: span(m), Span: span(n)}
	x.verb = rbVerb(m.Text())
	x.field = x.on != nil && !args.Is() && !block.Is() && m.Kind() == "identifier"
	if block.Is() {
		x.args = append(x.args, rbLambda(r, n))
	}
	switch owner := x.on; {
	case m.Kind() == "super":
		x.on, x.name = &node{op: opSuper, Span: x.named}, ""
	case owner == nil:
		return rbFunction(x)
	case x.name == "new" && owner.isClass():
		if struct_ := owner.name == "Struct" || owner.name == "Class" || owner.name == "Data"; !struct_ {
			x.op, x.name, x.on = opNew, owner.name, nil
		}
	case x.name == "class" && owner.op == opThis, x.name == "freeze", x.name == "itself":
		return owner
	case m.Kind() == "constant" && !args.Is(): // A::B with something else than a module in front
		x.op = opMember
	case x.verb == "toJson":
		x.on, x.name, x.args = &node{op: opName, name: "JSON", Span: x.named}, "generate", []*node{owner}
	}
	return x
}

func (n *node) isClass() bool { return n.isConstant() || n.is(opType) }

// rbVerb is a method's name in the spelling of the tables: forceEncoding. A merge that leaves its map alone is another one.
func rbVerb(name string) string {
	bare := strings.TrimRight(name, "?!")
	if bare == "merge" && name == bare {
		return "mergedWith"
	}
	first, rest, _ := strings.Cut(bare, "_")
	for _, part := range strings.Split(rest, "_") {
		if part != "" {
			first += strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return first
}

// rbFunction is a call of something by its name alone. Some are no calls but declarations.
func rbFunction(x *node) *node {
	switch {
	case x.name == "require" || x.name == "require_relative" || x.name == "load":
		if path, ok := x.arg(0).constant(); ok {
			return &node{op: opImport, name: path, Span: x.Span}
		}
	case strings.HasPrefix(x.name, "attr_") || x.name == "cattr_accessor" || x.name == "mattr_accessor" || x.name == "class_attribute":
		fields := &node{op: opBlock, Span: x.Span}
		for _, a := range x.args {
			if name, ok := a.constant(); ok {
				fields.args = append(fields.args, &node{op: opField, name: name, named: a.Span, Span: a.Span})
			}
		}
		return fields
	case len(x.args) == 1 && (x.args[0].is(opFunc) || x.args[0].is(opLambda) && (x.name == "lambda" || x.name == "proc")):
		return x.args[0] // private def …
	case x.name == "raise" || x.name == "fail":
		x.op = opThrow
	}
	return x
}

// rbLambda is a function without a name; a call has one behind its arguments.
func rbLambda(r *reader, n sitter.Node) *node {
	block, list := n.Field("block"), n.Field("parameters")
	if !block.Is() {
		block = n.Field("body")
	}
	if !list.Is() {
		list = block.Field("parameters")
	}
	x := &node{op: opLambda, params: rbParams(r, list), Span: span(block)}
	x.body = last(r.body(block.Field("body")), given)
	return x
}

// rbBlockArgument is &:name, a function that calls the method on what it gets.
func rbBlockArgument(r *reader, n sitter.Node) *node {
	x := r.read(n.Child(0))
	if !x.is(opText) {
		return x
	}
	it := &node{op: opName, name: "it", Span: x.Span}
	called := &node{op: opCall, on: it, name: x.name, verb: rbVerb(x.name), field: true, named: x.Span, Span: x.Span}
	return &node{op: opLambda, params: []*node{{op: opParam, name: "it", named: x.Span, Span: x.Span}}, body: []*node{given(called)}, Span: x.Span}
}

// rbIndex is a[key]; of a part of a text or list the whole.
func rbIndex(r *reader, n sitter.Node) *node {
	x := &node{op: opIndex, on: r.read(n.Field("object")), Span: span(n)}
	for _, c := range each(n) {
		if c.FieldName() != "object" {
			x.args = append(x.args, one(r.read(c))...)
		}
	}
	if len(x.args) > 1 || x.arg(0).is(opUse) {
		return x.on
	}
	return x
}

// rbAssign gives a value to what stands on the left; a choice on the right gives one in each of its branches.
func rbAssign(r *reader, n sitter.Node) *node {
	left := r.read(n.Field("left"))
	if left.is(opCall) && left.field {
		left.op = opMember
	}
	name := "="
	if o := n.Field("operator"); o.Is() {
		name = o.Text()
	}
	give := func(v *node) *node {
		return &node{op: opAssign, on: left, name: name, args: one(v), Span: span(n)}
	}
	right := r.read(n.Field("right"))
	if right.is(opIf) || right.is(opTry) || right.is(opBlock) {
		return last([]*node{right}, give)[0]
	}
	if left.isConstant() && right.is(opCall) && right.on.isClass() && right.name == "new" {
		return rbStruct(left, right)
	}
	return give(right)
}

// rbStruct is Name = Struct.new(:field, …).
func rbStruct(left, right *node) *node {
	x := &node{op: opClass, name: left.name, named: left.Span, Span: right.Span}
	made := &node{op: opFunc, name: "initialize", named: left.Span, Span: right.Span}
	for _, a := range right.args {
		if name, ok := a.constant(); ok {
			x.body = append(x.body, &node{op: opField, name: name, named: a.Span, Span: a.Span})
			made.params = append(made.params, &node{op: opParam, name: name, field: true, named: a.Span, Span: a.Span})
		} else if a.is(opLambda) {
			x.body = append(x.body, a.body...)
		} else if a.isClass() {
			x.args = append(x.args, a)
		}
	}
	if len(made.params) > 0 {
		x.body = append(x.body, made)
	}
	return x
}

// rbBinary is a sum, a text with what is put into it, something that grows, or a choice.
func rbBinary(r *reader, n sitter.Node) *node {
	switch n.Field("operator").Text() {
	case "%":
		return pyBinary(r, n)
	case "<<":
		x := &node{op: opAssign, name: "<<", Span: span(n)}
		for n.Kind() == "binary" && n.Field("operator").Text() == "<<" {
			x.args = append(one(r.read(n.Field("right"))), x.args...)
			n = n.Field("left")
		}
		if x.on = r.read(n); x.on.is(opCall) && x.on.field {
			x.on.op = opMember
		}
		if len(x.args) > 1 {
			x.args = []*node{{op: opConcat, args: x.args, Span: x.Span}}
		}
		return x
	case "*":
		list, sep := r.read(n.Field("left")), r.read(n.Field("right"))
		if list.is(opList) {
			return &node{op: opCall, on: list, name: "join", verb: "join", args: one(sep), Span: span(n)}
		}
	}
	return binary("+", "||", "or")(r, n)
}
