package tokens

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text reads a string.
func (l *lexer) text(quote byte) {
	start := l.at
	close := string(quote)
	lines := strings.IndexByte(l.raw, quote) >= 0
	if l.triple && bytes.HasPrefix(l.src[l.at:], []byte(strings.Repeat(close, 3))) {
		close, lines = strings.Repeat(close, 3), true
	}
	prefixed := l.prefixed(start)
	if prefixed {
		l.out = l.out[:len(l.out)-1]
	}
	i := start + len(close)
	from := i
	for i < len(l.src) {
		switch {
		case bytes.HasPrefix(l.src[i:], []byte(close)):
			if l.escape == 0 && i+1 < len(l.src) && l.src[i+1] == quote {
				i += 2
				continue
			}
			l.end(start, from, i, i+len(close), quote, prefixed, lines)
			return
		case l.escape != 0 && l.src[i] == l.escape:
			i++
		case l.src[i] == '\n' && !lines:
			l.end(start, from, i, i, quote, prefixed, lines)
			return
		}
		if size := l.skipHole(i, quote, prefixed); size > 0 {
			i += size
			continue
		}
		i++
	}
	l.end(start, min(from, len(l.src)), len(l.src), len(l.src), quote, prefixed, lines)
}

// skipHole is how long a piece is that begins here, quotes in it included; 0 for none.
func (l *lexer) skipHole(i int, quote byte, prefixed bool) int {
	if !l.holds(quote, prefixed) || i >= len(l.src) {
		return 0
	}
	for _, h := range l.holes {
		if bytes.HasPrefix(l.src[i:], []byte(h.open)) && h.open != h.close {
			if end := holeEnd(l.src[i+len(h.open):], h.close); end >= 0 {
				return len(h.open) + end + len(h.close)
			}
		}
	}
	return 0
}

// holds reports whether strings of a mark have pieces.
func (l *lexer) holds(quote byte, prefixed bool) bool {
	if l.holed == "" {
		return strings.IndexByte(l.raw, quote) >= 0 && len(l.holes) > 0
	}
	return prefixed || strings.IndexByte(l.holed, quote) >= 0
}

// end makes the token of a string whose text lies between two offsets.
func (l *lexer) end(start, from, to, end int, quote byte, prefixed, lines bool) {
	body := string(l.src[from:to])
	if l.escape == 0 {
		body = strings.ReplaceAll(body, string(quote)+string(quote), string(quote))
	}
	var parts []part
	if l.holds(quote, prefixed) {
		parts = l.split(body)
	}
	l.finish(start, end, body, parts)
}

func (l *lexer) finish(start, end int, body string, parts []part) {
	holes := false
	for i := range parts {
		parts[i].text = l.unescape(parts[i])
		holes = holes || parts[i].hole
	}
	t := token{kind: text, start: start, end: end, value: l.unescape(part{text: body})}
	if holes {
		t.parts = parts
	}
	l.out = append(l.out, t)
	l.at = max(end, start+1)
}

// prefixed reports whether the word before a string makes it one with pieces: f"…".
func (l *lexer) prefixed(start int) bool {
	n := len(l.out)
	return n > 0 && l.out[n-1].end == start && l.out[n-1].value != "" && strings.EqualFold(l.out[n-1].value, l.holed)
}

// split parts a string into text and what is put in.
func (l *lexer) split(body string) []part {
	var parts []part
	from := 0
	put := func(at, size int, name string) {
		parts = append(parts, part{text: body[from:at]}, part{simple(name), true})
		from = at + size
	}
	for i := 0; i < len(body); {
		if l.escape != 0 && body[i] == l.escape && !l.opensHole(body[i:]) {
			i += 2
			continue
		}
		if name, size := l.hole(body[i:]); size > 0 {
			put(i, size, name)
			i += size
			continue
		}
		i++
	}
	return append(parts, part{text: body[from:]})
}

func (l *lexer) opensHole(rest string) bool {
	for _, h := range l.holes {
		if strings.HasPrefix(rest, h.open) {
			return true
		}
	}
	return false
}

// hole reads what is put in at the beginning of a text, and how long it is; 0 for nothing.
func (l *lexer) hole(rest string) (string, int) {
	for _, h := range l.holes {
		if inside, ok := strings.CutPrefix(rest, h.open); ok {
			if end := holeEnd([]byte(inside), h.close); end >= 0 {
				return inside[:end], len(h.open) + end + len(h.close)
			}
		}
	}
	if !l.bare || rest[0] != '$' {
		return "", 0
	}
	size := 1
	for size < len(rest) {
		r, n := utf8.DecodeRuneInString(rest[size:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		size += n
	}
	if size == 1 {
		return "", 0
	}
	if after, ok := strings.CutPrefix(rest[size:], "->{"); ok {
		if end := strings.IndexByte(after, '}'); end >= 0 {
			return rest[1:size] + "." + strings.Trim(after[:end], `'"`), size + 3 + end + 1
		}
	}
	return rest[:size], size
}

// holeEnd is the offset of what ends a piece, -1 where nothing does within reason.
func holeEnd(inside []byte, close string) int {
	const reach = 4 << 10
	open := strings.IndexByte("})", close[0])
	for i, depth := 0, 1; i < min(len(inside), reach); i++ {
		switch {
		case open >= 0 && inside[i] == "{("[open]:
			depth++
		case bytes.HasPrefix(inside[i:], []byte(close)):
			if depth--; depth == 0 {
				return i
			}
		case inside[i] == '\n' && open < 0:
			return -1
		}
	}
	return -1
}

// simple is a name that stands alone, "" for anything else.
func simple(inside string) string {
	name := strings.TrimSpace(inside)
	for _, r := range name {
		if r != '_' && r != '.' && r != '$' && r != '@' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return ""
		}
	}
	return name
}

// unescape reads the escapes that matter to the words of a string.
func (l *lexer) unescape(p part) string {
	if p.hole || l.escape == 0 || strings.IndexByte(p.text, l.escape) < 0 {
		return p.text
	}
	return escapes[l.escape].Replace(p.text)
}

var escapes = map[byte]*strings.Replacer{
	'\\': strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r", `\"`, `"`, `\'`, `'`, "\\`", "`", `\/`, "/", `\$`, "$", `\@`, "@"),
	'`':  strings.NewReplacer("``", "`", "`n", "\n", "`t", "\t", "`r", "\r", "`\"", `"`, "`$", "$"),
}

// hereDoc is a string that begins with the next line.
type hereDoc struct {
	token  int // that it is the text of
	end    string
	plain  bool // nothing is put in
	indent bool // the word that ends it may stand further in
}

// hereDoc notes the string that <<WORD announces.
func (l *lexer) hereDoc(rest []byte) bool {
	size := 2
	h := hereDoc{token: len(l.out)}
	for size < len(rest) && (rest[size] == '-' || rest[size] == '~') {
		h.indent = true
		size++
	}
	quote := byte(0)
	if size < len(rest) && (rest[size] == '\'' || rest[size] == '"') {
		quote = rest[size]
		h.plain = quote == '\''
		size++
	}
	from := size
	for size < len(rest) && (rest[size] == '_' || unicode.IsUpper(rune(rest[size])) || size > from && unicode.IsDigit(rune(rest[size])) || quote != 0 && unicode.IsLetter(rune(rest[size]))) {
		size++
	}
	h.end = string(rest[from:size])
	if h.end == "" || quote != 0 && (size >= len(rest) || rest[size] != quote) {
		return false
	}
	if quote != 0 {
		size++
	}
	l.out = append(l.out, token{kind: text, start: l.at, end: l.at + size})
	l.at += size
	l.here = append(l.here, h)
	return true
}

// hereDocs reads the strings that the line before announced.
func (l *lexer) hereDocs() {
	for _, h := range l.here {
		start := l.at
		end := len(l.src)
		for l.at < len(l.src) {
			line := l.src[l.at:]
			size := len(line)
			if i := bytes.IndexByte(line, '\n'); i >= 0 {
				size = i + 1
			}
			trimmed := strings.TrimRight(string(line[:size]), "\r\n;")
			if h.indent {
				trimmed = strings.TrimLeft(trimmed, " \t")
			}
			if trimmed == h.end {
				end = l.at
				l.at += size
				break
			}
			l.at += size
		}
		end = min(end, l.at)
		body := string(l.src[start:end])
		t := &l.out[h.token]
		t.value = l.unescape(part{text: body})
		if parts := l.split(body); !h.plain && len(parts) > 1 {
			t.parts = parts
		}
	}
	l.here = nil
}
