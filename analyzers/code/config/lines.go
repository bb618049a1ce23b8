package config

import "strings"

// lineReader reads "key: value" and "- value" by indentation. It stands in where YAML cannot be parsed: a template's
// source, or a broken document.
type lineReader struct {
	text  string
	stack []level
}

// level is a container and how deep the line stands that began it.
type level struct {
	indent  int
	element bool // of a list
	value   *value
}

func readLines(text string, start, end int) *value {
	root := &value{kind: object, Span: span(start, end)}
	r := lineReader{text: text, stack: []level{{indent: -1, value: root}}}
	for at := start; at < end; {
		next := min(at+until(text[at:end], "\n"), end)
		r.line(at, next)
		at = next + 1
	}
	return root
}

func (r *lineReader) line(start, end int) {
	from, end := trim(r.text, start, end)
	text := r.text[from:end]
	if text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "---") || isDirective(text) {
		return
	}
	indent, fresh := from-start, true
	for strings.HasPrefix(text, "- ") || text == "-" {
		r.element(indent, from, fresh)
		fresh = false
		next, _ := trim(r.text, from+1, end)
		indent, from = indent+next-from, next
		text = r.text[from:end]
	}
	if fresh {
		r.pop(func(l level) bool { return l.indent >= indent })
	}
	top := r.top()
	if sep := separator(text); sep > 0 {
		r.pair(indent, from, from+sep, end)
	} else if !fresh && text != "" {
		*top = *r.inline(from, end)
	}
}

// isDirective reports whether a line belongs to the template alone.
func isDirective(text string) bool {
	return strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}") || strings.HasPrefix(text, "{%")
}

func (r *lineReader) top() *value { return r.stack[len(r.stack)-1].value }

func (r *lineReader) pop(done func(level) bool) {
	for len(r.stack) > 1 && done(r.stack[len(r.stack)-1]) {
		r.stack = r.stack[:len(r.stack)-1]
	}
}

// element begins an element of the list that the line belongs to. The key of a list may stand as deep as its dashes.
func (r *lineReader) element(indent, from int, fresh bool) {
	if fresh {
		r.pop(func(l level) bool { return l.indent > indent || l.indent == indent && l.element })
	}
	v := &value{kind: object, Span: span(from, from)}
	parent := r.top()
	if parent.kind != list {
		parent.become(list)
	}
	parent.add("", v.Span, v)
	r.push(level{indent, true, v})
}

func (r *lineReader) push(l level) {
	if len(r.stack) <= 2*maxDepth {
		r.stack = append(r.stack, l)
	}
}

// separator is the offset of the colon behind a line's key, 0 when there is none.
func separator(text string) int {
	i := 0
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		if i = quoteEnd(text); i == 0 {
			return 0
		}
	}
	for ; i < len(text); i++ {
		switch {
		case text[i] == ':' && (i+1 == len(text) || isBlank(text[i+1])):
			return i
		case text[i] == '{' || text[i] == '[':
			return 0
		}
	}
	return 0
}

// pair reads a key with its value; without one it opens an object.
func (r *lineReader) pair(indent, from, sep, end int) {
	top := r.top()
	if top.kind != object {
		return
	}
	keyStart, keyEnd := trim(r.text, from, sep)
	key := strings.Trim(r.text[keyStart:keyEnd], `"'`)
	start, end := trim(r.text, sep+1, end)
	var v *value
	switch text := r.text[start:end]; {
	case text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "&") || strings.HasPrefix(text, "|") || strings.HasPrefix(text, ">"):
		v = &value{kind: object, Span: span(start, start)}
		r.push(level{indent, false, v})
	default:
		v = r.inline(start, end)
	}
	top.add(key, span(keyStart, keyEnd), v)
	top.End = max(top.End, v.End)
}

// inline is a value on one line, which may be a list or an object as JSON has them.
func (r *lineReader) inline(start, end int) *value {
	if c := r.text[start]; c == '[' || c == '{' && !strings.HasPrefix(r.text[start:end], "{{") {
		j := jsonReader{text: r.text[:end], at: start}
		if v := j.value(0); j.broken == nil {
			return v
		}
	}
	return plain(r.text, start, end)
}
