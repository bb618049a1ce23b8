package redact

import (
	"regexp"
	"slices"
	"strings"
)

// reach is how far a name and its value may be apart, in bytes.
const reach = 256

var (
	quotes  = `\\*["']|&quot;|&#34;|%22`
	toValue = regexp.MustCompile(`^(` + quotes + `)?(?:\]|%5[Dd])*\s*(?:=>|([:=]{1,3})|%3[AaDd])\s*`)
	opening = regexp.MustCompile(`^(?:` + quotes + `)`)
	ofCard  = regexp.MustCompile(`^[0-9Xx*]+(?:(?: |-|\+|%20)[0-9Xx*]+)*`)
	ofPart  = regexp.MustCompile(`^"[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n`) // from a name to the value of a part of a form
	toLabel = regexp.MustCompile(`(?:` + quotes + `)(?:name|key|field)(?:` + quotes + `)\s*:\s*(?:` + quotes + `)([\w.$-]+)(?:` + quotes + `)\s*,\s*(?:` + quotes + `)$`)

	atMark    = regexp.MustCompile(`^` + marks.String())
	untouched = regexp.MustCompile(`^(?:null|true|false|\[(?:removed|secret|signature)\])$`)
)

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

// pairs redacts values under telling names in text that is not JSON: forms, addresses, XML, parts of a multipart form,
// log lines, JSON that was cut off or stands within other text.
func (r cleaner) pairs(s string) string {
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		if s[i] == '[' {
			i += len(atMark.FindString(s[i:min(len(s), i+reach)])) // its word is no name
		}
		if i == len(s) || !nameByte(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && nameByte(s[i]) {
			i++
		}
		p, ok := find(s, start, i)
		if !ok {
			continue
		}
		c := classify(nameAt(s, start, i), "")
		if s[start:i] == "value" {
			c = labelled(s[:start])
		}
		if c == nothing {
			continue
		}
		if (p.kind == bare || p.kind == header) && prose(c, s[start:i], s[p.at:min(len(s), p.at+reach)]) {
			continue
		}
		end := p.end(s, c)
		value := s[p.at:end]
		if end == p.at || c == number && !isNumber(value) || c != drop && value[0] == '{' || untouched.MatchString(value) {
			continue
		}
		if p.kind == bare && value[0] == '[' {
			c = drop // a list as a whole
		}
		if clean := r.value(c, value); clean != value {
			out.WriteString(s[last:p.at])
			out.WriteString(p.quote + clean + p.quote)
			last = end
		}
		i = end
	}
	out.WriteString(s[last:])
	return out.String()
}

// prose reports whether a name is a word of a sentence, and what follows it the next one: "no token: the call is
// refused". A password may be such a word.
func prose(c class, name, rest string) bool {
	first := rest[:untilAny(rest, " \t\r\n")]
	letters := strings.Trim(strings.TrimRight(first, ".,;:"), "abcdefghijklmnopqrstuvwxyz") == "" && len(first) < 16
	switch c {
	case authorization:
		return letters && !slices.Contains([]string{"basic", "bearer", "digest", "negotiate", "oauth", "signature", "token"}, first)
	case cookies:
		return !strings.Contains(first, "=")
	case card:
		return letters
	case credential:
		return letters && ending(squashed(name)) != nothing
	}
	return letters
}

// labelled is the class that the name of a pair gives to its value: {"name": "cvv", "value": "123"}.
func labelled(before string) class {
	m := toLabel.FindStringSubmatch(before[max(0, len(before)-reach):])
	if m == nil {
		return nothing
	}
	return classify(m[1], "")
}

func nameByte(b byte) bool { return word(b) || b == '_' || b == '-' || b == '.' || b == '$' }

// nameAt is a name without what is left of an escaped bracket: card%5Bcvv%5D.
func nameAt(s string, start, end int) string {
	if start > 0 && s[start-1] == '%' && end-start > 2 {
		start += 2
	}
	return s[start:end]
}

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
	m := toValue.FindStringSubmatchIndex(rest)
	if m == nil {
		return place{}, false
	}
	p := place{at: end + m[1], kind: bare}
	if q := opening.FindString(s[p.at:min(len(s), p.at+reach)]); q != "" {
		return place{at: p.at + len(q), kind: quoted, closer: q}, true
	}
	if colon := m[4] >= 0 && rest[m[4]] == ':'; colon && m[2] >= 0 {
		p.quote = rest[m[2]:m[3]]
	} else if colon {
		p.kind = header
		if start > 0 && (s[start-1] == '"' || s[start-1] == '\'') {
			p.closer = s[start-1 : start]
		}
	}
	return p, true
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
