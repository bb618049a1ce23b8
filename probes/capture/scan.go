package capture

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// What is wrong with a JSON value.
const (
	cut      = "ends in the middle: the recording was not finished, or the file was cut"
	unclosed = "is not closed before the next one begins"
	tooLarge = "is larger than 8 MiB"
	garbled  = "is not JSON"
)

// deepest is how far values may be nested, as in encoding/json.
const deepest = 10_000

// scanner takes JSON values one at a time from a stream.
type scanner struct {
	r     *bufio.Reader
	line  int
	start bool // the next byte is the first one of its line
	err   error
}

func (s *scanner) next() (byte, bool) {
	b, err := s.r.ReadByte()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			s.err = err
		}
		return 0, false
	}
	if s.start = b == '\n'; s.start {
		s.line++
	}
	return b, true
}

// peek gives the next byte that is no blank, without taking it.
func (s *scanner) peek() (byte, bool) {
	for {
		ahead, err := s.r.Peek(1)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.err = err
			}
			return 0, false
		}
		if strings.IndexByte(" \t\r\n", ahead[0]) < 0 {
			return ahead[0], true
		}
		s.next()
	}
}

// values reads the objects and lists of a file.
func (s *scanner) values(w *writer) {
	for w.err == nil {
		b, ok := s.peek()
		switch {
		case !ok:
			return
		case b == '{':
			s.object(w)
		case b == '[':
			s.list(w, func(raw []byte, line int, problem string) { w.put(fromJSON(raw, line, problem)) })
		case b == ',':
			s.next()
		default:
			w.put(Entry{Line: s.line, Problem: garbled + ": a line that begins with { is due"})
			s.resume()
		}
	}
}

// resume goes on to the next line that begins with an object.
func (s *scanner) resume() {
	for {
		if ahead, err := s.r.Peek(1); err == nil && s.start && ahead[0] == '{' {
			return
		}
		if _, ok := s.next(); !ok {
			return
		}
	}
}

// object reads an object at the top: a HAR, whose entries are taken one by one, or one exchange.
func (s *scanner) object(w *writer) {
	line, size, har := s.line, 0, false
	all := map[string]json.RawMessage{}
	problem := s.members(func(name string) string {
		if b, _ := s.peek(); name == "log" && b == '{' {
			har = true
			return s.log(w)
		}
		raw, problem := s.value(true)
		if size += len(raw); size > longest {
			problem = tooLarge
		}
		if problem != tooLarge {
			all[name] = raw
		}
		return problem
	})
	switch {
	case har && problem != "":
		w.put(Entry{Line: s.line, Problem: "the HAR " + problem})
	case !har:
		w.put(fromMembers(all, line, problem))
	}
}

// log reads the log of a HAR.
func (s *scanner) log(w *writer) string {
	return s.members(func(name string) string {
		if b, _ := s.peek(); name == "entries" && b == '[' {
			return s.list(w, func(raw []byte, line int, problem string) { w.put(fromHAR(raw, line, problem)) })
		}
		if _, problem := s.value(false); problem != tooLarge {
			return problem
		}
		return ""
	})
}

// members goes through an object. What take returns, if not "", ends it, unless it is that a member is too large.
func (s *scanner) members(take func(name string) string) (problem string) {
	s.next() // the brace
	for {
		b, ok := s.peek()
		switch {
		case !ok:
			return cut
		case b == '}':
			s.next()
			return problem
		case b == ',':
			s.next()
			continue
		case b == '{' && s.start:
			return unclosed
		case b != '"':
			s.resume()
			return garbled
		}
		raw, broken := s.value(false)
		var name string
		if broken == "" && json.Unmarshal(raw, &name) != nil {
			broken = garbled
		}
		if b, _ := s.peek(); broken == "" && b != ':' {
			broken = garbled
		}
		if broken == garbled {
			s.resume()
		}
		if broken != "" {
			return broken
		}
		s.next()
		if broken := take(name); broken == tooLarge || broken == garbled {
			problem = broken
		} else if broken != "" {
			return broken
		}
	}
}

// list takes the items of a list one by one.
func (s *scanner) list(w *writer, take func(raw []byte, line int, problem string)) string {
	s.next() // the bracket
	for w.err == nil {
		b, ok := s.peek()
		switch {
		case !ok:
			w.put(Entry{Line: s.line, Problem: "the list " + cut})
			return ""
		case b == ']':
			s.next()
			return ""
		case b == ',':
			s.next()
		case b == '}' || b == ':':
			s.next()
			w.put(Entry{Line: s.line, Problem: garbled})
		default:
			line := s.line
			raw, problem := s.value(false)
			take(raw, line, problem)
		}
	}
	return ""
}

// value takes one value as it stands. It follows quotes and brackets and nothing else: the rest is the decoder's. A
// text ends at the end of its line, and an object that begins a line where none may stand ends the one before; with
// lines, any object that begins a line does.
func (s *scanner) value(lines bool) (raw []byte, problem string) {
	var open []byte
	depth, size := 0, 0
	last := byte(0)
	for {
		ahead, err := s.r.Peek(1)
		if err != nil {
			s.next()
			return raw, cut
		}
		b := ahead[0]
		if s.start && b == '{' && depth > 0 && (lines || !mayOpen(last, open)) {
			return raw, unclosed
		}
		if depth == 0 && size > 0 && strings.IndexByte(",:]} \t\r\n", b) >= 0 {
			return raw, problem
		}
		s.next()
		text := []byte{b}
		switch b {
		case '{', '[':
			if depth++; depth <= deepest {
				open = append(open, b)
			}
		case '}', ']':
			if depth--; depth < deepest && len(open) > 0 {
				open = open[:max(depth, 0)]
			}
		case '"':
			var broken bool
			if text, broken = s.text(longest - size); broken {
				problem = garbled
			}
		}
		if strings.IndexByte(" \t\r\n", b) < 0 {
			last = b
		}
		if size += len(text); size > longest {
			raw, problem = nil, tooLarge
		} else {
			raw = append(raw, text...)
		}
		if depth <= 0 && (b == '}' || b == ']' || b == '"') {
			return raw, problem
		}
	}
}

// mayOpen reports whether an object may stand after a byte: not in place of a name, nor right after a value.
func mayOpen(last byte, open []byte) bool {
	inList := len(open) > 0 && open[len(open)-1] == '['
	return last == ':' || last == '[' || last == ',' && inList
}

// text takes a text behind its opening quote, and keeps at most limit bytes and one more.
func (s *scanner) text(limit int) (raw []byte, broken bool) {
	raw = []byte{'"'}
	escaped := false
	for {
		ahead, err := s.r.Peek(1)
		if err != nil || ahead[0] == '\n' {
			return raw, true
		}
		b, _ := s.next()
		if len(raw) <= limit {
			raw = append(raw, b)
		}
		switch {
		case escaped:
			escaped = false
		case b == '\\':
			escaped = true
		case b == '"':
			return raw, false
		}
	}
}
