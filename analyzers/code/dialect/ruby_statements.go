package dialect

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// last has the last value of statements wrapped, in each branch where it is a choice.
func last(all []*node, wrap func(*node) *node) []*node {
	if len(all) == 0 {
		return all
	}
	end := len(all) - 1
	out := append(all[:end:end], all[end])
	switch n := out[end]; n.op {
	case opIf:
		n.body, n.els = last(n.body, wrap), last(n.els, wrap)
	case opTry:
		n.body, n.els = last(n.body, wrap), last(n.els, wrap)
	case opBlock:
		n.args = last(n.args, wrap)
	case opReturn, opThrow, opLoop, opEach, opFunc, opClass, opImport, opField:
	default:
		out[end] = wrap(n)
	}
	return out
}

func given(n *node) *node { return &node{op: opReturn, args: []*node{n}, Span: n.Span} }

// rbParentheses is what stands in parentheses: mostly one value.
func rbParentheses(r *reader, n sitter.Node) *node {
	if all := r.all(n); len(all) != 1 {
		return &node{op: opBlock, args: all, Span: span(n)}
	} else {
		return all[0]
	}
}

// rbBody is a list of statements, perhaps with what is done when they fail.
func rbBody(r *reader, n sitter.Node) *node {
	x := &node{op: opBlock, Span: span(n)}
	var rescues []*node
	for _, c := range each(n) {
		switch c.Kind() {
		case "rescue":
			rescues = append(rescues, &node{op: opBlock, args: r.body(c.Field("body")), Span: span(c)})
		case "ensure":
			defer func() { x.args = append(x.args, r.all(c)...) }()
		default:
			x.args = append(x.args, one(r.read(c))...)
		}
	}
	if len(rescues) > 0 {
		try := &node{op: opTry, body: x.args, els: rescues, named: spanOf(x.args, x.Span), Span: x.Span}
		x = &node{op: opBlock, args: []*node{try}, Span: x.Span}
	}
	return x
}

// rbIf is if, unless and elsif with what follows them.
func rbIf(r *reader, n sitter.Node) *node {
	return rbBranch(r, n, r.body(n.Field("consequence")), r.body(n.Field("alternative")))
}

// rbModifier is a statement with its condition behind it.
func rbModifier(r *reader, n sitter.Node) *node {
	return rbBranch(r, n, one(r.read(n.Field("body"))), nil)
}

func rbBranch(r *reader, n sitter.Node, yes, no []*node) *node {
	test := n.Field("condition")
	x := &node{op: opIf, on: r.read(test), body: yes, els: no, named: span(n), Span: span(n)}
	if x.on == nil {
		x.on = &node{op: opBlock, Span: span(test)}
	}
	if k := n.Kind(); k == "unless" || k == "unless_modifier" {
		x.body, x.els = x.els, x.body
	}
	return x
}

// rbCase is a chain of branches.
func rbCase(r *reader, n sitter.Node) *node {
	subject := one(r.read(n.Field("value")))
	var first, in *node
	for _, c := range each(n) {
		switch c.Kind() {
		case "when":
			test := &node{op: opUse, args: subject[:len(subject):len(subject)], Span: span(c)}
			for _, p := range each(c) {
				if p.Kind() == "pattern" {
					test.args = append(test.args, r.all(p)...)
					test.Span = code.Span{Start: span(p).Start, End: span(p).End}
				}
			}
			x := &node{op: opIf, on: test, body: r.body(c.Field("body")), named: span(c), Span: span(c)}
			if first == nil {
				first, subject = x, again(subject)
			} else {
				in.els = []*node{x}
			}
			in = x
		case "else":
			if in != nil {
				in.els = r.body(c)
			}
		}
	}
	return first
}

// again stands for what a choice is made by in all of its branches but the first: the names in it matter.
func again(subject []*node) []*node {
	var out []*node
	for _, s := range subject {
		for _, name := range conditions(s) {
			if len(out) < maxAgain {
				out = append(out, &node{op: opParam, name: name, Span: s.Span})
			}
		}
	}
	return out
}

const maxAgain = 16 // names

func rbFor(r *reader, n sitter.Node) *node {
	return &node{op: opEach, params: pyTargets(r, n.Field("pattern")), on: r.read(n.Field("value")), body: r.body(n.Field("body")), Span: span(n)}
}

func rbReturn(r *reader, n sitter.Node) *node {
	x := &node{op: opReturn, args: rbPacked(r.all(n.Child(0)), false), Span: span(n)}
	if len(x.args) > 1 {
		x.args = []*node{{op: opList, args: x.args, Span: x.Span}}
	}
	return x
}
