package dialect

import (
	"bytes"
	"slices"
)

// rustMacros are macros whose arguments are expressions, by what becomes of their name: of a call the mark behind it goes,
// of a list the whole name.
var rustMacros = map[string]rustMacro{
	"format": asCall, "write": asCall, "writeln": asCall, "concat": asCall, "env": asCall, "option_env": asCall, "format_args": asCall, "dbg": asCall,
	"vec": asList, "json": asTable, "hashmap": asTable, "btreemap": asTable, "indexmap": asTable, "phf_map": asTable, "map": asTable,
	"lazy_static": asItems,
}

type rustMacro int

const (
	noMacro rustMacro = iota
	asCall
	asList
	asTable // {"a": b} and {"a" => b} become ["a"= b]
	asItems // static ref A: T = …
)

// rustScanner goes through the bytes of a text and rewrites macros in place, so that every offset stays as it is.
type rustScanner struct {
	text  []byte
	out   []byte
	i     int
	open  []rustMacro // what each bracket around belongs to
	close []byte      // what each of them becomes when it closes
	last  byte        // the last character that is no blank
	word  string      // the last name
}

// prepareRust makes what stands in well-known macros readable as expressions: the grammar keeps it as mere tokens.
func prepareRust(text []byte) []byte {
	s := &rustScanner{text: text, out: slices.Clone(text)}
	for s.i < len(text) {
		s.step()
	}
	return s.out
}

func (s *rustScanner) step() {
	c := s.text[s.i]
	switch {
	case blank(c):
		s.i++
		return
	case s.at("//"):
		s.to(bytes.IndexByte(s.text[s.i:], '\n'))
		return
	case s.at("/*"):
		s.comment()
		return
	case c == '"':
		s.quoted()
	case c == '\'':
		s.character()
	case c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
		s.name()
		return
	case c == '(' || c == '[' || c == '{':
		s.opens(s.inside(c), c)
	case c == ')' || c == ']' || c == '}':
		s.closes(c)
	case s.here() == asTable && c == ':' && !s.at("::") && s.last != ':':
		s.out[s.i] = '='
		s.i++
	case s.here() == asTable && s.at("=>"):
		s.out[s.i+1] = ' '
		s.i += 2
	default:
		s.i++
	}
	s.last, s.word = c, ""
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (s *rustScanner) at(token string) bool {
	return bytes.HasPrefix(s.text[s.i:], []byte(token))
}

// to goes on n bytes, to the end of the text when there is no such place.
func (s *rustScanner) to(n int) {
	if n < 0 {
		n = len(s.text) - s.i
	}
	s.i += n
}

func (s *rustScanner) comment() {
	depth := 0
	for s.i < len(s.text) {
		switch {
		case s.at("/*"):
			depth++
			s.i += 2
		case s.at("*/"):
			depth--
			s.i += 2
		default:
			s.i++
		}
		if depth == 0 {
			return
		}
	}
}

func (s *rustScanner) quoted() {
	for s.i++; s.i < len(s.text); s.i++ {
		switch s.text[s.i] {
		case '\\':
			s.i++
		case '"':
			s.i++
			return
		}
	}
	s.i = len(s.text)
}

// character is a literal, or the mark of a lifetime.
func (s *rustScanner) character() {
	rest := s.text[s.i+1:]
	switch {
	case len(rest) > 1 && rest[0] == '\\':
		end := bytes.IndexByte(rest[2:min(len(rest), 16)], '\'')
		s.i += max(end, 0) + 4
	case len(rest) > 1 && rest[1] == '\'':
		s.i += 3
	default:
		s.i++
	}
	s.i = min(s.i, len(s.text))
}

// name reads a name; with a mark behind it, it may be a macro.
func (s *rustScanner) name() {
	start := s.i
	for s.i < len(s.text) && (s.text[s.i] == '_' || s.text[s.i] >= '0' && s.text[s.i] <= '9' || s.text[s.i]|0x20 >= 'a' && s.text[s.i]|0x20 <= 'z' || s.text[s.i] >= 0x80) {
		s.i++
	}
	word := string(s.text[start:s.i])
	before := s.word
	s.last, s.word = 'a', word
	switch {
	case word == "r" || word == "br":
		s.raw()
	case word == "ref" && before == "static" && s.here() == asItems:
		s.blank(start, s.i)
		s.word = before
	case s.i+1 < len(s.text) && s.text[s.i] == '!' && s.text[s.i+1] != '=':
		s.macro(start, rustMacros[word])
	}
}

// raw is r"…" or r#"…"#.
func (s *rustScanner) raw() {
	marks := 0
	for s.i+marks < len(s.text) && s.text[s.i+marks] == '#' {
		marks++
	}
	if s.i+marks >= len(s.text) || s.text[s.i+marks] != '"' {
		return
	}
	s.i += marks + 1
	end := bytes.Index(s.text[s.i:], append([]byte{'"'}, bytes.Repeat([]byte{'#'}, marks)...))
	if end < 0 {
		s.i = len(s.text)
		return
	}
	s.i += end + 1 + marks
}

func (s *rustScanner) macro(start int, kind rustMacro) {
	name, mark := s.i, s.i
	for s.i++; s.i < len(s.text) && blank(s.text[s.i]); s.i++ {
	}
	if s.i >= len(s.text) || closing[s.text[s.i]] == 0 || kind == noMacro {
		return
	}
	switch kind {
	case asList:
		s.blank(start, name+1)
	case asItems:
		s.blank(start, s.i+1)
		s.open, s.close = append(s.open, asItems), append(s.close, ' ')
		s.i++
		return
	default:
		s.out[mark] = ' '
	}
	c := s.text[s.i]
	if kind == asTable && c == '{' || kind == asList {
		s.out[s.i] = '['
	}
	s.open, s.close = append(s.open, kind), append(s.close, map[bool]byte{true: ']', false: closing[c]}[s.out[s.i] == '['])
	s.last = c
	s.i++
}

var closing = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (s *rustScanner) blank(from, to int) {
	for i := from; i < to; i++ {
		s.out[i] = ' '
	}
}

func (s *rustScanner) here() rustMacro {
	if len(s.open) == 0 {
		return noMacro
	}
	return s.open[len(s.open)-1]
}

// inside is what a bracket belongs to: in a table those that begin a value are tables too.
func (s *rustScanner) inside(c byte) rustMacro {
	if s.here() == asTable && c != '(' && bytes.IndexByte([]byte("([{:,="), s.last) >= 0 {
		return asTable
	}
	return noMacro
}

func (s *rustScanner) opens(kind rustMacro, c byte) {
	end := closing[c]
	if kind == asTable && c == '{' {
		s.out[s.i], end = '[', ']'
	}
	s.open, s.close = append(s.open, kind), append(s.close, end)
	s.i++
}

func (s *rustScanner) closes(c byte) {
	if n := len(s.close); n > 0 {
		if s.close[n-1] != c {
			s.out[s.i] = s.close[n-1]
		}
		s.open, s.close = s.open[:n-1], s.close[:n-1]
	}
	s.i++
}
