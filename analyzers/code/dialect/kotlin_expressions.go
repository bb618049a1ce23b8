package dialect

import (
	"regexp"
	"strings"
	"unicode"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// ktName is a name, or one of the few words that the grammar takes for names.
func ktName(_ *reader, n sitter.Node) *node {
	switch text := bareKotlin(n); text {
	case "null":
		return nil
	case "true", "false":
		return &node{op: opNumber, name: text, Span: span(n)}
	default:
		return &node{op: opName, name: text, Span: span(n)}
	}
}

func ktCharacter(_ *reader, n sitter.Node) *node {
	return &node{op: opText, name: escaped(strings.Trim(n.Text(), "'")), Span: span(n)}
}

// ktText is a text with what is put into it; the grammar leaves $name apart.
func ktText(r *reader, n sitter.Node) *node {
	unescape, end := escaped, n.End()-1
	if n.Kind() == "multiline_string_literal" {
		unescape, end = verbatim, n.End()-3
	}
	x := &node{op: opConcat, Span: span(n)}
	raw, from := "", 0
	flush := func() {
		x.args = append(x.args, ktPieces(raw, from)...)
		raw = ""
	}
	for _, c := range each(n) {
		switch {
		case c.Kind() == "string_content":
			if raw == "" {
				from = c.Start()
			}
			raw += c.Text()
			continue
		case c.Kind() == "escape_sequence":
			flush()
			x.args = append(x.args, &node{op: opText, name: unescape(c.Text()), Span: span(c)})
		default:
			flush()
			x.args = append(x.args, one(r.read(c))...)
		}
	}
	flush()
	if tail := lastChild(n); tail.Is() && tail.End() < end { // a quotation mark in front of the closing ones
		x.args = append(x.args, ktPieces(n.Text()[tail.End()-n.Start():end-n.Start()], tail.End())...)
	}
	return x.joined()
}

var ktTemplate = regexp.MustCompile(`\$[A-Za-z_]\w*`)

// ktPieces parts a text from the names that are put into it.
func ktPieces(raw string, from int) []*node {
	var out []*node
	piece := func(o op, name string, start, end int) {
		out = append(out, &node{op: o, name: name, Span: code.Span{Start: int32(from + start), End: int32(from + end)}})
	}
	end := 0
	for _, m := range ktTemplate.FindAllStringIndex(raw, -1) {
		if m[0] > end {
			piece(opText, raw[end:m[0]], end, m[0])
		}
		piece(opName, raw[m[0]+1:m[1]], m[0], m[1])
		end = m[1]
	}
	if end < len(raw) {
		piece(opText, raw[end:], end, len(raw))
	}
	return out
}

// ktMember is a.b. What a map has is asked for as by a method, and X::class is X.
func ktMember(r *reader, n sitter.Node) *node {
	name := lastChild(n)
	x := &node{op: opMember, on: r.read(n.Child(0)), name: bareKotlin(name), named: span(name), Span: span(n)}
	switch x.name {
	case "class", "java":
		return x.on
	case "entries", "keys", "values":
		if !x.on.is(opThis) {
			x.op = opCall
		}
	}
	return x
}

func ktIndex(r *reader, n sitter.Node) *node {
	all := r.all(n)
	if len(all) == 0 {
		return nil
	}
	return &node{op: opIndex, on: all[0], args: all[1:], Span: span(n)}
}

func ktArgument(r *reader, n sitter.Node) *node {
	v := lastChild(n)
	if n.Has("=") && n.Child(0) != v {
		return &node{op: opNamed, name: n.Child(0).Text(), args: one(r.read(v)), Span: span(n)}
	}
	return r.read(v)
}

// ktCall is a call; one of a class makes an object. A function in braces is the last argument.
func ktCall(r *reader, n sitter.Node) *node {
	var x *node
	for i, c := range each(n) {
		switch k := c.Kind(); {
		case i > 0 && k == "value_arguments":
			x.args = append(x.args, r.all(c)...)
		case i > 0 && k == "annotated_lambda":
			x.args = append(x.args, one(r.read(c))...)
		case i == 0 && k == "call_expression" && !child(n, "value_arguments", sitter.Node{}).Is(): // f(a) { … }
			if x = r.read(c); !x.is(opCall) && !x.is(opNew) {
				return x
			}
		case i == 0:
			x = ktCallee(r.read(c))
		}
	}
	if x == nil {
		return nil
	}
	x.Span = span(n)
	return ktScoped(x)
}

func ktCallee(f *node) *node {
	switch path := ktPath(f); {
	case path != "":
		return &node{op: opNew, name: path, named: f.Span}
	case f.is(opName):
		return &node{op: opCall, name: f.name, named: f.Span}
	case f.is(opMember):
		return &node{op: opCall, on: f.on, name: f.name, named: f.named}
	}
	return &node{op: opCall, on: f, name: "invoke"}
}

// ktPath is the name of the class that a chain of names is, "" for any other.
func ktPath(n *node) string {
	if n == nil || n.name == "" || !unicode.IsUpper([]rune(n.name)[0]) {
		return ""
	}
	path := n.name
	for n.op == opMember {
		n = n.on
		if !n.is(opMember) && !n.is(opName) {
			return ""
		}
		path = n.name + "." + path
	}
	if n.op != opName {
		return ""
	}
	return path
}

// lastArg is the last argument.
func (n *node) lastArg() *node { return n.arg(len(n.args) - 1) }
