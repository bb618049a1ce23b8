package config

import (
	"bytes"
	"errors"

	"github.com/pelletier/go-toml/v2/unstable"

	"mleready/analyzers/code"
)

// readTOML reads expression by expression. What follows an error is read as INI, which is alike enough for settings.
func readTOML(text []byte) content {
	from := bom(text)
	r := tomlReader{root: &value{kind: object, Span: span(from, len(text))}, from: from}
	r.table = r.root
	r.Reset(text[from:])
	for r.NextExpression() {
		r.expression(r.Expression())
	}
	c := content{documents: []*value{r.root}}
	if err := r.Error(); err != nil {
		at := r.last
		var broken *unstable.ParserError
		if errors.As(err, &broken) && len(broken.Highlight) > 0 {
			at = from + int(r.Range(broken.Highlight).Offset)
		}
		c.fail(at, err.Error())
		c.lines = true
		if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
			rest := iniReader{text: string(text), at: at + end + 1, root: r.root, section: r.table}
			rest.read()
		}
	}
	return c
}

type tomlReader struct {
	unstable.Parser
	root, table *value
	from        int // of the text that the parser sees
	last        int // end of what was read
}

func (r *tomlReader) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table:
		r.table = r.walk(r.root, n.Key())
	case unstable.ArrayTable:
		r.table = r.walk(r.root, n.Key())
		if r.table.kind != list {
			r.table.become(list)
		}
		element := &value{kind: object, Span: r.table.Span}
		r.table.add("", element.Span, element)
		r.table = element
	case unstable.KeyValue:
		r.pair(r.table, n)
	}
}

// walk goes down a dotted key and makes what is missing. In a list of tables the last one is meant.
func (r *tomlReader) walk(at *value, keys unstable.Iterator) *value {
	for keys.Next() {
		at = at.last().child(string(keys.Node().Data), r.span(keys.Node()))
	}
	return at
}

func (r *tomlReader) pair(table *value, n *unstable.Node) {
	v := r.value(n.Value())
	keys := n.Key()
	at := table.last()
	for keys.Next() {
		key := keys.Node()
		where := r.span(key)
		if !keys.IsLast() {
			at = at.child(string(key.Data), where).last()
			continue
		}
		if v.End == 0 {
			v.Span = where
		}
		at.add(string(key.Data), where, v)
	}
}

func (r *tomlReader) value(n *unstable.Node) *value {
	v := &value{}
	if n.Raw.Length > 0 {
		v.Span = r.span(n)
	}
	switch n.Kind {
	case unstable.Array:
		v.kind = list
		for it := n.Children(); it.Next(); {
			if it.Node().Kind != unstable.Comment {
				v.add("", v.Span, r.value(it.Node()))
			}
		}
	case unstable.InlineTable:
		v.kind = object
		for it := n.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				r.pair(v, it.Node())
			}
		}
	default:
		v.text = string(n.Data)
	}
	for _, it := range v.items { // an array has no range of its own
		if v.Start == 0 || it.Start < v.Start {
			v.Start = it.Start
		}
		v.End = max(v.End, it.End)
	}
	return v
}

func (r *tomlReader) span(n *unstable.Node) code.Span {
	start := r.from + int(n.Raw.Offset)
	r.last = max(r.last, start+int(n.Raw.Length))
	return span(start, start+int(n.Raw.Length))
}
