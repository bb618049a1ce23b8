package redact

import "strings"

// place is where the value of a name stands, its end not yet looked for.
type place struct {
	at     int
	kind   byte   // element, line, quoted, header or bare
	closer string // what ends the value, "" where that is not known yet
	quote  string // what a bare value of JSON needs around it when it becomes a text
}

const (
	element = 'e'
	line    = 'l'
	quoted  = 'q'
	bare    = 'b'
	header  = 'h' // "Name: value", in quotes or to the end of the line
)

const cdata = "<![CDATA["

// find tells where the value of the name at s[start:end] begins.
func find(s string, start, end int) (place, bool) {
	rest := s[end:min(len(s), end+reach)]
	if strings.HasSuffix(s[:start], `name="`) {
		if n := len(ofPart.FindString(rest)); n > 0 {
			return place{at: end + n, kind: line}, true
		}
	}
	if named(s, start) {
		n := strings.IndexAny(rest, "<>")
		if n < 0 || rest[n] == '<' || n > 0 && rest[n-1] == '/' {
			return place{}, false
		}
		p := place{at: end + n + 1, kind: element, closer: "<"}
		if strings.HasPrefix(s[p.at:], cdata) {
			p.at, p.closer = p.at+len(cdata), "]]>"
		}
		return p, true
	}
	v, ok := assigned(rest)
	if !ok {
		return place{}, false
	}
	p := place{at: end + v.at, kind: bare}
	if n := quoteEnd(s[p.at:min(len(s), p.at+reach)]); n > 0 {
		return place{at: p.at + n, kind: quoted, closer: s[p.at : p.at+n]}, true
	}
	if v.colon && v.quote != "" {
		p.quote = v.quote
	} else if v.colon {
		p.kind = header
		if start > 0 && (s[start-1] == '"' || s[start-1] == '\'') {
			p.closer = s[start-1 : start]
		}
	}
	return p, true
}

// assignment is what stands between a name and its value.
type assignment struct {
	quote string // the one that closes the name
	colon bool
	at    int // of the value
}

// assigned reads what follows a name, up to its value: the quote that closes the name, brackets, and a sign between.
func assigned(s string) (a assignment, ok bool) {
	i := quoteEnd(s)
	a.quote = s[:i]
	for i < len(s) && (s[i] == ']' || hasFold(s[i:], "%5d")) {
		if s[i] == '%' {
			i += 2
		}
		i++
	}
	i = spaceEnd(s, i)
	start := i
	switch {
	case strings.HasPrefix(s[i:], "=>"):
		i += 2
	case hasFold(s[i:], "%3a") || hasFold(s[i:], "%3d"):
		i += 3
	default:
		for i < len(s) && i < start+3 && (s[i] == ':' || s[i] == '=') {
			i++
		}
		a.colon = i > start && s[start] == ':'
	}
	a.at = spaceEnd(s, i)
	return a, i > start
}

// quoteEnd is where the quote ends that a text begins with, escaped or not, 0 for none.
func quoteEnd(s string) int {
	if s == "" || strings.IndexByte(`\"'&%`, s[0]) < 0 {
		return 0
	}
	i := 0
	for i < len(s) && s[i] == '\\' {
		i++
	}
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		return i + 1
	}
	for _, entity := range []string{"&quot;", "&#34;", "%22"} {
		if strings.HasPrefix(s, entity) {
			return len(entity)
		}
	}
	return 0
}

// hasFold reports whether a text begins with an escape, whose letter may be a capital.
func hasFold(s, escape string) bool {
	return len(s) >= len(escape) && s[0] == '%' && strings.EqualFold(s[:len(escape)], escape)
}

func spaceEnd(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] >= '\t' && s[i] <= '\r' && s[i] != '\v') {
		i++
	}
	return i
}

// named reports whether a name is that of an element: <cvv> or <ns:cvv>.
func named(s string, start int) bool {
	if start > 0 && s[start-1] == ':' {
		for start--; start > 0 && nameByte(s[start-1]); start-- {
		}
	}
	return start > 0 && s[start-1] == '<'
}

// end is where a value ends. One that is not closed goes on to the end of its line.
func (p place) end(s string, c class) int {
	rest := s[p.at:]
	switch p.kind {
	case element:
		return p.at + until(rest, p.closer)
	case quoted:
		return p.at + closed(rest, p.closer)
	case line:
		return p.at + lineEnd(rest)
	}
	switch {
	case p.kind == header && p.closer != "" && (c == authorization || c == cookies || c == signed):
		return p.at + closed(rest, p.closer)
	case c == authorization || c == cookies || c == signed && p.kind == header:
		return p.at + lineEnd(rest)
	case rest != "" && rest[0] == '[' || rest != "" && rest[0] == '{' && c == drop:
		return p.at + bracketed(rest)
	case c == card || c == number:
		if n := len(ofCard.FindString(rest)); n > 0 {
			return p.at + n
		}
	case c == credential || c == signed:
		return p.at + untilAny(rest, "&<>\"' \t\r\n")
	}
	return p.at + untilAny(rest, "&;,<>\"' \t\r\n)]}")
}

func until(s, stop string) int {
	if i := strings.Index(s, stop); i >= 0 {
		return i
	}
	return len(s)
}

func untilAny(s, stop string) int {
	if i := strings.IndexAny(s, stop); i >= 0 {
		return i
	}
	return len(s)
}

func lineEnd(s string) int { return untilAny(s, "\r\n") }

// closed finds a closing quote that is escaped as often as the opening one, in the same line.
func closed(s, closer string) int {
	mark := closer[len(closer)-1]
	if mark != '"' && mark != '\'' {
		mark = '\n' // an entity, which is not escaped
	}
	escapes := 0
	for i := range len(s) {
		switch {
		case s[i] == '\r' || s[i] == '\n' || mark == '\n' && strings.HasPrefix(s[i:], closer):
			return i
		case s[i] == mark && escapes <= len(closer)-1:
			return i - escapes
		case s[i] == '\\':
			escapes++
			continue
		}
		escapes = 0
	}
	return len(s)
}

// bracketed is the length of a list or an object, to the end of the text where it is not closed.
func bracketed(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}
