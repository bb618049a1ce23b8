package tokens

import (
	"strings"

	"mleready/analyzers/code"
)

// key reads the value of a key.
func (r *reader) key(key token) {
	x, n := r.expr(0)
	r.at += n
	if n == 0 {
		r.name = key.value
		return
	}
	r.put(&r.open[len(r.open)-1], key, x)
}

// put adds an entry to the object of a bracket.
func (r *reader) put(b *bracket, key token, x code.Expr) {
	if b.name == "constant" {
		r.give(key.value, x, false, key)
		return
	}
	if b.group == code.TopLevel {
		b.group = r.group(b.name, key)
		if b.header {
			r.sum.Groups[b.group].Kind = code.GroupHeaders
		}
	}
	r.entry(b.group, r.literal(key), x, key)
}

func (r *reader) entry(group int, key, x code.Expr, at token) {
	r.sum.Entries = append(r.sum.Entries, code.Entry{Group: group, Key: key, Value: x, Func: r.fn, Span: at.span()})
}

// literal is the text of a key: a name stands for itself.
func (r *reader) literal(t token) code.Expr {
	value := t.value
	if t.kind == word && r.lisp {
		value = strings.TrimPrefix(value, ":")
	}
	return code.Expr{Op: code.OpLiteral, Text: value, Span: t.span()}
}

// group is the object that a name holds; what has no name is one of its own.
func (r *reader) group(name string, at token) int {
	symbol := ""
	if name != "" {
		symbol = r.symbol(name)
		if g, ok := r.groups[symbol]; ok {
			return g
		}
	}
	g := code.Group{Symbol: symbol, Kind: code.GroupMap, Func: r.fn, Span: at.span()}
	if strings.Contains(strings.ToLower(name), "header") {
		g.Kind = code.GroupHeaders
	}
	r.sum.Groups = append(r.sum.Groups, g)
	if symbol != "" {
		r.groups[symbol] = len(r.sum.Groups) - 1
	}
	return len(r.sum.Groups) - 1
}
