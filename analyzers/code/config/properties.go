package config

import (
	"strconv"
	"strings"
)

// propertiesReader reads the format of java.util.Properties.
type propertiesReader struct {
	text string
	at   int
	root *value
	content
}

func readProperties(text []byte) content {
	r := propertiesReader{text: string(text), at: bom(text), root: &value{kind: object, Span: span(0, len(text))}}
	r.documents = []*value{r.root}
	for r.at < len(r.text) {
		r.line()
	}
	return r.content
}

// line reads one line with those it goes on in.
func (r *propertiesReader) line() {
	r.blanks()
	if r.at >= len(r.text) {
		return
	}
	switch r.text[r.at] {
	case '\n', '\r':
		r.at++
		return
	case '#', '!':
		r.at += until(r.text[r.at:], "\n")
		return
	}
	start := r.at
	key := r.part(true)
	at := span(start, r.at)
	r.blanks()
	if r.at < len(r.text) && (r.text[r.at] == '=' || r.text[r.at] == ':') {
		r.at++
		r.blanks()
	}
	start = r.at
	v := newLeaf(r.part(false), span(start, r.at))
	if key != "" {
		r.root.add(key, at, v)
	}
}

func (r *propertiesReader) blanks() {
	for r.at < len(r.text) && strings.IndexByte(" \t\f", r.text[r.at]) >= 0 {
		r.at++
	}
}

// part reads a key, up to a blank, = or :, or a value, up to the end of the line.
func (r *propertiesReader) part(key bool) string {
	var b strings.Builder
	for r.at < len(r.text) {
		c := r.text[r.at]
		switch {
		case c == '\n' || c == '\r', key && strings.IndexByte(" \t\f=:", c) >= 0:
			return b.String()
		case c == '\\' && r.at+1 < len(r.text):
			r.at++
			r.escape(&b)
		default:
			b.WriteByte(c)
			r.at++
		}
	}
	return b.String()
}

var propertyEscapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'f': '\f'}

// escape reads what follows a backslash: at the end of a line the value goes on in the next one.
func (r *propertiesReader) escape(b *strings.Builder) {
	c := r.text[r.at]
	r.at++
	switch {
	case c == '\r' || c == '\n':
		if c == '\r' && r.at < len(r.text) && r.text[r.at] == '\n' {
			r.at++
		}
		r.blanks()
	case c == 'u':
		n, ok := hex4(r.text, r.at)
		if !ok {
			r.fail(r.at-2, strconv.Quote(`\u`)+" without four digits")
			return
		}
		b.WriteRune(n)
		r.at += 4
	case propertyEscapes[c] != 0:
		b.WriteByte(propertyEscapes[c])
	default:
		b.WriteByte(c)
	}
}
