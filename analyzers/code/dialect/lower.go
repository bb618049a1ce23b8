package dialect

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// rule makes a node of a node of the grammar.
type rule func(r *reader, n sitter.Node) *node

// reader turns a syntax tree into nodes by a table.
type reader struct {
	*dialect
	prefixes map[string]bool // names that modules are imported by and that say nothing
	depth    int
	pkg      string // that the file belongs to
	path     string

	heredocs map[int]sitter.Node // texts that follow their statement, by where they are named
	class    string              // around, where it does not stand around in the tree
	notes    string              // attributes in front of the next item
	aliases  map[string]string   // types that go by another name
}

const maxNested = 1500 // nodes inside one another that are read

// read makes the node of a piece of text; nil for none.
func (r *reader) read(n sitter.Node) *node {
	if !n.Is() || r.depth > maxNested {
		return nil
	}
	r.depth++
	defer func() { r.depth-- }()
	if rule := r.table[n.Kind()]; rule != nil {
		return rule(r, n)
	}
	return &node{op: opBlock, args: r.all(n), Span: span(n)}
}

// each goes through the named children that are no comments.
func each(n sitter.Node) []sitter.Node {
	var out []sitter.Node
	for c := range n.Children() {
		if k := c.Kind(); k != "line_comment" && k != "block_comment" {
			out = append(out, c)
		}
	}
	return out
}

// all reads all children.
func (r *reader) all(n sitter.Node) []*node {
	if r.gather != nil {
		return r.gather(r, n)
	}
	var out []*node
	for _, c := range each(n) {
		if x := r.read(c); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// body reads a block as a list of statements, anything else as a list of one.
func (r *reader) body(n sitter.Node) []*node {
	x := r.read(n)
	switch {
	case x == nil:
		return nil
	case x.op == opBlock:
		return x.args
	}
	return []*node{x}
}

func span(n sitter.Node) code.Span {
	return code.Span{Start: int32(n.Start()), End: int32(n.End())}
}

// nothing is what says nothing.
func nothing(*reader, sitter.Node) *node { return nil }

// first reads the first child only.
func first(r *reader, n sitter.Node) *node { return r.read(n.Child(0)) }

// at reads the child in a field only.
func at(field string) rule {
	return func(r *reader, n sitter.Node) *node { return r.read(n.Field(field)) }
}

// leaf is a node that is its text.
func leaf(o op) rule {
	return func(_ *reader, n sitter.Node) *node { return &node{op: o, name: n.Text(), Span: span(n)} }
}

// list is a node whose args are the children.
func list(o op) rule {
	return func(r *reader, n sitter.Node) *node { return &node{op: o, args: r.all(n), Span: span(n)} }
}

// member is a member of what stands in a field.
func member(on, name string) rule {
	return func(r *reader, n sitter.Node) *node {
		f := n.Field(name)
		return &node{op: opMember, on: r.read(n.Field(on)), name: bareName(f), named: span(f), Span: span(n)}
	}
}

// call is a call of a method, or of a function where nothing stands in the field on.
func call(on, name, args string) rule {
	return func(r *reader, n sitter.Node) *node {
		f := n.Field(name)
		return &node{op: opCall, on: r.read(n.Field(on)), name: bareName(f), args: r.all(n.Field(args)), named: span(f), Span: span(n)}
	}
}

// bareName is a name without what marks a variable.
func bareName(n sitter.Node) string { return strings.TrimLeft(n.Text(), `$@\`) }

// assign gives the left side the right one.
func assign(left, operator, right string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opAssign, on: r.read(n.Field(left)), name: "=", args: one(r.read(n.Field(right))), Span: span(n)}
		if o := n.Field(operator); o.Is() {
			x.name = o.Text()
		}
		return x
	}
}

// one is a list of a node, none of nil.
func one(n *node) []*node {
	if n == nil {
		return nil
	}
	return []*node{n}
}

// binary is a sum, a choice, or two values that are used. The left sides of a long sum are no levels of their own.
func binary(sum string, choices ...string) rule {
	return func(r *reader, n sitter.Node) *node {
		kind, sign := n.Kind(), n.Field("operator").Text()
		x := &node{op: opUse, Span: span(n)}
		switch {
		case sign == sum:
			x.op = opConcat
		case has(choices, sign):
			x.op = opChoice
		}
		var sides []sitter.Node
		for n.Kind() == kind && n.Field("operator").Text() == sign {
			sides = append(sides, n.Field("right"))
			n = n.Field("left")
			if sign != sum {
				break
			}
		}
		sides = append(sides, n)
		for i := len(sides) - 1; i >= 0; i-- {
			if side := r.read(sides[i]); side != nil {
				x.args = append(x.args, side)
			}
		}
		return x
	}
}

func has(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// choice is one of two values.
func choice(test, yes, no string) rule {
	return func(r *reader, n sitter.Node) *node {
		a := r.read(n.Field(yes))
		if a == nil {
			a = r.read(n.Field(test)) // a ?: b
		}
		return &node{op: opChoice, on: r.read(n.Field(test)), args: append(one(a), one(r.read(n.Field(no)))...), Span: span(n)}
	}
}

// branch runs under a condition. What follows may stand in several fields of one name: elseif.
func branch(test, yes, no string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opIf, on: r.read(n.Field(test)), body: r.body(n.Field(yes)), Span: span(n)}
		x.named = span(n.Field(yes))
		if !x.on.hasSpan() {
			x.on = &node{op: opBlock, args: one(x.on), Span: span(n.Field(test))}
		}
		in := x
		for c := range n.All() {
			if c.FieldName() != no {
				continue
			}
			alt := r.read(c)
			if alt.is(opIf) && c.Kind() != n.Kind() { // elseif: the rest belongs to it
				in.els = []*node{alt}
				in = alt
			} else {
				in.els = append(in.els, &node{op: opBlock, args: one(alt), Span: span(c)})
			}
		}
		return x
	}
}

func (n *node) hasSpan() bool { return n != nil && n.End > 0 }

// loop runs the field body again and again.
func loop(body string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opLoop, body: r.body(n.Field(body)), Span: span(n)}
		for _, c := range each(n) {
			if c.FieldName() != body {
				x.args = append(x.args, one(r.read(c))...)
			}
		}
		return x
	}
}

// try runs the handlers when the body fails.
func try(body string, handlers ...string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opTry, body: r.body(n.Field(body)), named: span(n.Field(body)), Span: span(n)}
		for _, c := range each(n) {
			switch {
			case c.FieldName() == body:
			case has(handlers, c.Kind()):
				x.els = append(x.els, &node{op: opBlock, args: r.all(c), Span: span(c)})
			default: // resources stand in front, what is done in any case behind
				x.args = append(x.args, one(r.read(c))...)
			}
		}
		return x
	}
}

// typeName is a type without its arguments and what else decorates it.
func typeName(n sitter.Node) string {
	text := n.Text()
	if i := strings.IndexAny(text, "<[|"); i >= 0 {
		text = text[:i]
	}
	return strings.Trim(text, "?&* \t\n\"'")
}
