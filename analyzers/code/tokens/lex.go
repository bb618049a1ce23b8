package tokens

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	word kind = iota
	text
	number
	mark
)

// token is a piece of the source. Parts are those of a text with unknown pieces.
type token struct {
	kind       kind
	start, end int
	value      string
	parts      []part
}

// part is a piece of a text: itself, or what is put in there, by its name where that is simple.
type part struct {
	text string
	hole bool
}

// lex parts a source. It reads any text whatever, and ends an unfinished string with its line.
func lex(src []byte, s syntax) []token {
	l := &lexer{src: src, syntax: s}
	for l.at < len(src) {
		l.next()
	}
	return l.out
}

type lexer struct {
	syntax
	src  []byte
	at   int
	here []hereDoc // begin with the next line
	out  []token
}

// operators are marks of more than one character.
var operators = []string{"<<-", "..=", "=>", "+=", "==", "!=", "<=", ">=", "->", "::", "?.", "??", "||", "&&", ".=", ":=", "<-", "<>", "++", "..", "&=", "<<"}

func (l *lexer) next() {
	rest := l.src[l.at:]
	c := rest[0]
	switch {
	case c == '\n' && len(l.here) > 0:
		l.at++
		l.hereDocs()
	case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		l.at++
	case l.comment(rest):
	case l.syntax.hereDocs && bytes.HasPrefix(rest, []byte("<<")) && l.hereDoc(rest):
	case strings.IndexByte(l.quotes, c) >= 0:
		l.text(c)
	case l.regexps && c == '/' && l.patternMayStand():
		l.pattern()
	case c >= '0' && c <= '9':
		l.run(number, func(r rune) bool { return r == '.' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) })
	case l.begins(rest):
		l.run(word, func(r rune) bool { return r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r) })
		l.operator()
	default:
		l.add(mark, 1+l.longer(rest))
	}
}

// longer is by how many characters an operator is longer than one.
func (l *lexer) longer(rest []byte) int {
	for _, o := range operators {
		if bytes.HasPrefix(rest, []byte(o)) {
			return len(o) - 1
		}
	}
	return 0
}

// begins reports whether a name begins: with a letter, or with a sigil that one follows.
func (l *lexer) begins(rest []byte) bool {
	r, size := utf8.DecodeRune(rest)
	if unicode.IsLetter(r) || r == '_' || r >= utf8.RuneSelf && r != utf8.RuneError {
		return true
	}
	if strings.IndexByte(l.sigil, rest[0]) < 0 || len(rest) == size {
		return false
	}
	next, _ := utf8.DecodeRune(rest[size:])
	return unicode.IsLetter(next) || next == '_' || rest[0] == '$' || rest[0] == '@' && next == '@'
}

func (l *lexer) add(k kind, size int) {
	l.out = append(l.out, token{kind: k, start: l.at, end: l.at + size, value: string(l.src[l.at : l.at+size])})
	l.at += size
}

// run reads a word or number: at least one rune, and all that follow and fit.
func (l *lexer) run(k kind, fits func(rune) bool) {
	_, size := utf8.DecodeRune(l.src[l.at:])
	for l.at+size < len(l.src) {
		r, n := utf8.DecodeRune(l.src[l.at+size:])
		if k == word && l.dashed && r == '-' && l.at+size+1 < len(l.src) && unicode.IsLetter(rune(l.src[l.at+size+1])) {
			size++
			continue
		}
		if !fits(r) && !(k == word && l.lisp && (r == '/' || r == '?' || r == '!' || r == '>')) {
			break
		}
		size += n
	}
	l.add(k, size)
}

// comment skips one.
func (l *lexer) comment(rest []byte) bool {
	for _, b := range l.block {
		if open, ok := l.opens(rest, b[0]); ok {
			if end := bytes.Index(rest[open:], []byte(b[1])); end < 0 {
				l.at = len(l.src)
			} else {
				l.at += open + end + len(b[1])
			}
			return true
		}
	}
	for _, begin := range l.line {
		if _, ok := l.opens(rest, begin); ok {
			if end := bytes.IndexByte(rest, '\n'); end < 0 {
				l.at = len(l.src)
			} else {
				l.at += end
			}
			return true
		}
	}
	return false
}

// opens reports whether a comment begins with a mark, and how long that is. One that begins with a line end stands at
// the beginning of a line; letters before # are no comment where it may stand in a name.
func (l *lexer) opens(rest []byte, begin string) (int, bool) {
	after, first := strings.CutPrefix(begin, "\n")
	if first && l.at > 0 && l.src[l.at-1] != '\n' {
		return 0, false
	}
	return len(after), bytes.HasPrefix(rest, []byte(after))
}

// patternMayStand reports whether a slash begins a pattern: not behind a value.
func (l *lexer) patternMayStand() bool {
	if len(l.out) == 0 {
		return true
	}
	last := l.out[len(l.out)-1]
	return last.kind == mark && last.value != ")" && last.value != "]" && last.value != "}" || last.kind == word && last.value == "return"
}

// pattern skips a regular expression, or a lone slash.
func (l *lexer) pattern() {
	class := false
	for i := l.at + 1; i < len(l.src) && l.src[i] != '\n'; i++ {
		switch c := l.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			l.at = i + 1
			return
		}
	}
	l.add(mark, 1)
}

// operator reads the string of q(…) and its kin, and skips the patterns of m/…/ and s/…/…/.
func (l *lexer) operator() {
	name := l.out[len(l.out)-1].value
	if !l.syntax.operators || !slices.Contains([]string{"q", "qq", "qw", "m", "qr", "s", "tr", "y"}, name) {
		return
	}
	if n := len(l.out); n > 1 && (l.out[n-2].is("->") || l.out[n-2].is("{") || l.out[n-2].is("::")) {
		return // a method, or a key
	}
	rest := l.src[l.at:]
	if len(rest) == 0 || strings.IndexByte("([{</|!~,#'\"", rest[0]) < 0 || bytes.HasPrefix(rest, []byte(", ")) {
		return
	}
	start := l.out[len(l.out)-1].start
	l.out = l.out[:len(l.out)-1]
	body := l.delimited()
	switch name {
	case "q", "qq":
		var parts []part
		if name == "qq" {
			parts = l.split(body)
		}
		l.finish(start, l.at, body, parts)
	case "qw":
		l.list(start, body)
	case "s", "tr", "y":
		if l.at < len(l.src) && strings.IndexByte(")]}>", l.src[l.at-1]) < 0 {
			l.at-- // the middle mark ends one part and begins the next
		}
		l.delimited()
	}
}

// delimited goes over a text between marks, and gives it.
func (l *lexer) delimited() string {
	if l.at >= len(l.src) {
		return ""
	}
	open := l.src[l.at]
	close := open
	if i := strings.IndexByte("([{<", open); i >= 0 {
		close = ")]}>"[i]
	}
	start := l.at + 1
	for i, depth := start, 1; i < len(l.src); i++ {
		switch c := l.src[i]; {
		case c == '\\':
			i++
		case c == close:
			if depth--; depth == 0 {
				l.at = i + 1
				return string(l.src[start:i])
			}
		case c == open:
			depth++
		}
	}
	l.at = len(l.src)
	return string(l.src[min(start, len(l.src)):])
}

// list makes the tokens of a list of words.
func (l *lexer) list(start int, body string) {
	l.out = append(l.out, token{kind: mark, start: start, end: start, value: "("})
	for i, w := range strings.Fields(body) {
		if i > 0 {
			l.out = append(l.out, token{kind: mark, start: start, end: start, value: ","})
		}
		l.out = append(l.out, token{kind: text, start: start, end: l.at, value: w})
	}
	l.out = append(l.out, token{kind: mark, start: l.at, end: l.at, value: ")"})
}
