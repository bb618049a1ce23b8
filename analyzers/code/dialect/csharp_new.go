package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// csNew is new X(…) { … }: what the braces hold is set on the new object, or put into it.
func csNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, name: typeName(n.Field("type")), args: r.all(n.Field("arguments")), named: span(n.Field("type")), Span: span(n)}
	init := n.Field("initializer")
	if !init.Is() {
		return x
	}
	table, list := &node{op: opTable, Span: span(n)}, &node{op: opList, Span: span(n)}
	for _, c := range each(init) {
		switch {
		case c.Kind() == "assignment_expression":
			key := &node{op: opText, name: c.Field("left").Text(), Span: span(c.Field("left"))}
			if c.Field("left").Kind() == "element_binding_expression" {
				key = r.read(c.Field("left").Child(0))
			}
			table.args = append(table.args, &node{op: opPair, args: append(one(key), one(r.read(c.Field("right")))...), Span: span(c)})
		case c.Kind() == "initializer_expression":
			table.args = append(table.args, &node{op: opPair, args: r.all(c), Span: span(c)})
		default:
			list.args = append(list.args, one(r.read(c))...)
		}
	}
	if len(list.args) > 0 {
		return list
	}
	for _, a := range x.args {
		table.args = append(table.args, spreading(a))
	}
	return table
}

// csAnonymous is new { name = x, y, z.Name }: the members are called as written, or as what they are given.
func csAnonymous(r *reader, n sitter.Node) *node {
	table := &node{op: opTable, Span: span(n)}
	all, text := each(n), n.Text()
	for i := 0; i < len(all); i++ {
		key, value := all[i], all[i]
		if rest := strings.TrimLeft(text[int(span(key).End-span(n).Start):], " \t\r\n"); strings.HasPrefix(rest, "=") && i+1 < len(all) {
			i++
			value = all[i]
		}
		name := key.Text()
		name = name[strings.LastIndexByte(name, '.')+1:]
		pair := []*node{{op: opText, name: name, Span: span(key)}}
		table.args = append(table.args, &node{op: opPair, args: append(pair, one(r.read(value))...), Span: span(value)})
	}
	return table
}
