package tokens

import (
	"bytes"
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

// token is a piece of the source. A text holds its pieces, an unknown one as a hole between them.
type token struct {
	kind       kind
	start, end int
	value      string
	pieces     []string // of a text with unknown pieces: what stands around them
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
	src []byte
	at  int
	out []token
}

func (l *lexer) next() {
	rest := l.src[l.at:]
	c := rest[0]
	switch {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		l.at++
	case l.comment(rest):
	case strings.IndexByte(l.quotes, c) >= 0:
		l.text(c)
	case l.regexps && c == '/' && l.patternMayStand():
		l.pattern()
	case c >= '0' && c <= '9':
		l.run(number, func(r rune) bool { return r == '.' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) })
	case strings.IndexByte(l.sigil, c) >= 0 || c >= utf8.RuneSelf || unicode.IsLetter(rune(c)):
		l.run(word, func(r rune) bool {
			return r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r)
		})
	default:
		size := 1
		for _, two := range []string{"=>", "+=", "==", "!=", "<=", ">=", "->", "::", "?.", "??", "||", "&&", ".="} {
			if bytes.HasPrefix(rest, []byte(two)) {
				size = 2
				break
			}
		}
		l.add(mark, size)
	}
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
		if !fits(r) {
			break
		}
		size += n
	}
	l.add(k, size)
}

// comment skips one.
func (l *lexer) comment(rest []byte) bool {
	for _, b := range l.block {
		if bytes.HasPrefix(rest, []byte(b[0])) {
			end := bytes.Index(rest[len(b[0]):], []byte(b[1]))
			if end < 0 {
				l.at = len(l.src)
			} else {
				l.at += len(b[0]) + end + len(b[1])
			}
			return true
		}
	}
	for _, begin := range l.line {
		if bytes.HasPrefix(rest, []byte(begin)) {
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

// text reads a string.
func (l *lexer) text(quote byte) {
	start := l.at
	close := string(quote)
	lines := strings.IndexByte(l.raw, quote) >= 0
	if l.triple && bytes.HasPrefix(l.src[l.at:], []byte(strings.Repeat(close, 3))) {
		close, lines = strings.Repeat(close, 3), true
	}
	open := l.open
	prefixed := l.prefixed(start)
	if prefixed {
		l.out = l.out[:len(l.out)-1]
	}
	if l.inString != "" && !strings.ContainsRune(l.inString, rune(quote)) && !prefixed || l.inString == "" && !lines {
		open = ""
	}
	i := start + len(close)
	var pieces []string
	piece := i
	for i < len(l.src) && !bytes.HasPrefix(l.src[i:], []byte(close)) {
		switch {
		case l.src[i] == '\\':
			i++
		case l.src[i] == '\n' && !lines:
			l.finish(start, i, append(pieces, string(l.src[piece:i])))
			return
		case open != "" && bytes.HasPrefix(l.src[i:], []byte(open)):
			pieces = append(pieces, string(l.src[piece:i]))
			i = l.hole(i + len(open))
			piece = i
			continue
		}
		i++
	}
	i = min(i, len(l.src))
	l.finish(start, min(i+len(close), len(l.src)), append(pieces, string(l.src[min(piece, i):i])))
}

// prefixed reports whether the word before a string makes it one with unknown pieces: f"…".
func (l *lexer) prefixed(start int) bool {
	n := len(l.out)
	return n > 0 && l.out[n-1].end == start && strings.EqualFold(l.out[n-1].value, l.inString)
}

// hole finds the end of an unknown piece.
func (l *lexer) hole(i int) int {
	for depth := 1; i < len(l.src); i++ {
		switch l.src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return i
}

func (l *lexer) finish(start, end int, pieces []string) {
	for i := range pieces {
		pieces[i] = unescape(pieces[i])
	}
	t := token{kind: text, start: start, end: end, value: pieces[0]}
	if len(pieces) > 1 {
		t.pieces = pieces
	}
	l.out = append(l.out, t)
	l.at = max(end, l.at+1)
}

// unescape reads the escapes that matter to the words of a string.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r", `\"`, `"`, `\'`, `'`, "\\`", "`", `\/`, "/").Replace(s)
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
