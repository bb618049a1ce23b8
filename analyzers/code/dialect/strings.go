package dialect

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// text joins the pieces of a string: fragments, escapes and what is put in. fragments names the kinds of pieces that
// are text as it stands; anything else is an expression, unless it is in skip.
func text(unescape func(string) string, skip ...string) rule {
	return func(r *reader, n sitter.Node) *node {
		x := &node{op: opConcat, Span: span(n)}
		end := 0
		for _, c := range each(n) {
			if gap := c.Start() - end; end > 0 && gap > 0 { // line breaks that no piece holds
				if blank := string(n.Text()[end-n.Start() : c.Start()-n.Start()]); strings.TrimSpace(blank) == "" {
					x.args = append(x.args, &node{op: opText, name: blank, Span: code.Span{Start: int32(end), End: int32(c.Start())}})
				}
			}
			end = c.End()
			switch k := c.Kind(); {
			case has(skip, k):
			case strings.HasSuffix(k, "_fragment"), strings.HasSuffix(k, "_content"), strings.HasSuffix(k, "escape_sequence"), k == "nowdoc_string":
				x.args = append(x.args, &node{op: opText, name: unescape(c.Text()), Span: span(c)})
			default:
				x.args = append(x.args, one(r.read(c))...)
			}
		}
		return x.joined()
	}
}

// joined makes one text of texts that follow one another in the file too: what a format puts in stands elsewhere. A text alone has the place of the whole literal.
func (n *node) joined() *node {
	var out []*node
	for _, a := range n.args {
		if k := len(out); k > 0 && a.op == opText && out[k-1].op == opText && out[k-1].End <= a.Start {
			merged := *out[k-1]
			merged.name += a.name
			merged.End = a.End
			out[k-1] = &merged
			continue
		}
		out = append(out, a)
	}
	switch {
	case len(out) == 0:
		return &node{op: opText, Span: n.Span}
	case len(out) == 1 && out[0].op == opText:
		return &node{op: opText, name: out[0].name, Span: n.Span}
	}
	n.args = out
	return n
}

// verbatim has no escapes.
func verbatim(text string) string { return text }

// quoted has two escapes only.
func quoted(text string) string {
	return strings.NewReplacer(`\\`, `\`, `\'`, `'`).Replace(text)
}

var simpleEscapes = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", 'b': "\b", 'f': "\f", 'v': "\v", 'e': "\x1b", 's': " ", 'a': "\a", '\n': ""}

// escaped reads the escapes that most languages share.
func escaped(text string) string { return code.Unescape(text, escape) }

// escape writes what stands after a backslash and gives the rest.
func escape(b *strings.Builder, text string) string {
	switch c := text[0]; {
	case c == 'x' || c == 'u' || c == 'U':
		if inner, rest, ok := strings.Cut(text[1:], "}"); ok && strings.HasPrefix(inner, "{") {
			if v, err := strconv.ParseUint(inner[1:], 16, 32); err == nil {
				b.WriteRune(rune(v))
				return rest
			}
		}
		for n := min(map[byte]int{'x': 2, 'u': 4, 'U': 8}[c], len(text)-1); n > 0; n-- {
			if v, err := strconv.ParseUint(strings.TrimLeft(text[1:1+n], "u"), 16, 32); err == nil && v <= utf8.MaxRune {
				b.WriteRune(rune(v))
				return text[1+n:]
			}
		}
	case c >= '0' && c <= '7':
		n := 1
		for n < 3 && n < len(text) && text[n] >= '0' && text[n] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(text[:n], 8, 32)
		b.WriteRune(rune(v))
		return text[n:]
	default:
		if s, ok := simpleEscapes[c]; ok {
			b.WriteString(s)
			return text[1:]
		}
	}
	_, size := utf8.DecodeRuneInString(text)
	b.WriteString(text[:size])
	return text[size:]
}

// dedent takes the indentation that all lines of a text share off, and the line break it begins with.
func dedent(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "\r"), "\n")
	lines := strings.Split(text, "\n")
	least := -1
	for _, l := range lines {
		if trimmed := strings.TrimLeft(l, " \t"); trimmed != "" && trimmed != "\r" || l == lines[len(lines)-1] {
			if n := len(l) - len(trimmed); least < 0 || n < least {
				least = n
			}
		}
	}
	for i, l := range lines {
		lines[i] = l[min(max(least, 0), len(l)):]
	}
	return strings.Join(lines, "\n")
}
