package javascript

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// unquote is the value of a string literal.
func unquote(n sitter.Node) string {
	text := n.Text()
	if len(text) < 2 {
		return ""
	}
	return unescape(text[1 : len(text)-1])
}

// unescape reads the escapes of a string or of a piece of a template.
func unescape(text string) string { return code.Unescape(text, escape) }

var simpleEscapes = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", 'b': "\b", 'f': "\f", 'v': "\v", '0': "\x00", '\n': ""}

// escape writes what stands after a backslash and gives the rest.
func escape(b *strings.Builder, text string) string {
	switch c := text[0]; c {
	case 'x':
		if r, ok := hex(text[1:], 2); ok {
			b.WriteRune(r)
			return text[3:]
		}
	case 'u':
		if inner, rest, ok := strings.Cut(text[1:], "}"); ok && strings.HasPrefix(inner, "{") {
			if r, ok := hex(inner[1:], len(inner)-1); ok {
				b.WriteRune(r)
				return rest
			}
		}
		if r, ok := hex(text[1:], 4); ok {
			b.WriteRune(r)
			return text[5:]
		}
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

// hex reads n digits.
func hex(text string, n int) (rune, bool) {
	if n <= 0 || n > 6 || len(text) < n {
		return 0, false
	}
	v, err := strconv.ParseUint(text[:n], 16, 32)
	return rune(v), err == nil
}
