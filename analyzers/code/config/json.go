package config

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// jsonReader reads JSON as people write it: comments, commas at the end, single quotes, keys without quotes. It goes on
// after an error, so that a conflict or a lost comma costs a few values and not the file.
type jsonReader struct {
	text string
	at   int
	content
}

func readJSON(text []byte) content {
	r := &jsonReader{text: string(text), at: bom(text)}
	for r.skip(); r.at < len(r.text); r.skip() {
		start := r.at
		r.documents = append(r.documents, r.value(0))
		if r.at == start {
			r.fail(r.at, "unexpected "+strconv.Quote(r.text[r.at:r.at+1]))
			r.at++
		}
	}
	return r.content
}

// bom is the length of the byte order mark in front.
func bom(text []byte) int {
	if len(text) >= 3 && string(text[:3]) == "\ufeff" {
		return 3
	}
	return 0
}

// skip passes over blanks and comments.
func (r *jsonReader) skip() {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			r.at++
		case strings.HasPrefix(rest, "//"):
			r.at += until(rest, "\n")
		case strings.HasPrefix(rest, "/*"):
			r.at += min(until(rest, "*/")+2, len(rest))
		default:
			return
		}
	}
}

// until is the offset of a mark, or the length where there is none.
func until(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i
	}
	return len(s)
}

// value reads what stands here; it moves nowhere when that is no value.
func (r *jsonReader) value(depth int) *value {
	start := r.at
	if start >= len(r.text) {
		r.fail(start, "the file ends in the middle")
		return newLeaf("", span(start, start))
	}
	switch c := r.text[start]; {
	case depth > maxDepth && (c == '{' || c == '['):
		r.fail(start, "more than "+strconv.Itoa(maxDepth)+" levels")
		r.pass()
		return newLeaf("", span(start, r.at))
	case c == '{':
		return r.members(object, '}', depth)
	case c == '[':
		return r.members(list, ']', depth)
	case c == '"' || c == '\'':
		text := r.quoted()
		return newLeaf(text, span(start, r.at))
	}
	return newLeaf(r.bare(), span(start, r.at))
}

// pass leaves out an object or list with all that is in it.
func (r *jsonReader) pass() {
	for depth := 0; r.at < len(r.text); {
		switch r.text[r.at] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			r.quoted()
			continue
		}
		r.at++
		if depth == 0 {
			return
		}
	}
}

func (r *jsonReader) members(k kind, end byte, depth int) *value {
	v := &value{kind: k}
	start := r.at
	r.at++
	comma := true
	for {
		r.skip()
		if r.at >= len(r.text) {
			r.fail(start, "it has no end")
			break
		}
		c := r.text[r.at]
		if c == end {
			r.at++
			break
		}
		if c == ',' {
			comma = true
			r.at++
			continue
		}
		if !comma {
			r.fail(r.at, "a comma is missing")
		}
		comma = false
		before := r.at
		if k == object {
			r.member(v, depth)
		} else {
			v.add("", span(r.at, r.at), r.value(depth+1))
		}
		if r.at == before {
			r.fail(r.at, "unexpected "+strconv.Quote(r.text[r.at:r.at+1]))
			r.at++
			if k == list {
				v.items = v.items[:len(v.items)-1]
			}
		}
	}
	v.Span = span(start, r.at)
	return v
}

// member reads a key and its value.
func (r *jsonReader) member(v *value, depth int) {
	start := r.at
	var key string
	if c := r.text[r.at]; c == '"' || c == '\'' {
		key = r.quoted()
	} else {
		key = r.bare()
	}
	at := span(start, r.at)
	if r.at == start {
		return
	}
	r.skip()
	if r.at >= len(r.text) || r.text[r.at] != ':' {
		r.fail(start, "a key has no value")
		return
	}
	r.at++
	r.skip()
	before := r.at
	child := r.value(depth + 1)
	if r.at == before {
		r.fail(before, "a key has no value")
		return
	}
	v.add(key, at, child)
}

// bare is a word without quotes.
func (r *jsonReader) bare() string {
	n := strings.IndexAny(r.text[r.at:], " \t\r\n,:{}[]\"'")
	if n < 0 {
		n = len(r.text) - r.at
	}
	r.at += n
	return r.text[r.at-n : r.at]
}

var jsonEscapes = map[byte]string{'n': "\n", 't': "\t", 'r': "\r", 'b': "\b", 'f': "\f", '\n': ""}

// quoted reads a string; one that does not end on its line ends with it.
func (r *jsonReader) quoted() string {
	quote, start := r.text[r.at], r.at
	var b strings.Builder
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == quote:
			r.at++
			return b.String()
		case c == '\n':
			r.fail(start, "a string has no end")
			return strings.TrimSuffix(b.String(), "\r")
		case c == '\\' && r.at+1 < len(r.text):
			r.at++
			if c = r.text[r.at]; c == 'u' {
				b.WriteRune(r.unicode())
			} else if s, ok := jsonEscapes[c]; ok {
				b.WriteString(s)
			} else {
				b.WriteByte(c)
			}
		default:
			b.WriteByte(c)
		}
	}
	r.fail(start, "a string has no end")
	return b.String()
}

// unicode reads the four digits after \u, and the second half of a pair.
func (r *jsonReader) unicode() rune {
	c, ok := hex4(r.text, r.at+1)
	if !ok {
		r.fail(r.at-1, `\u without four digits`)
		return utf8.RuneError
	}
	r.at += 4
	if low, ok := hex4(r.text, r.at+3); ok && c>>10 == 0x36 && low>>10 == 0x37 && strings.HasPrefix(r.text[r.at+1:], `\u`) {
		r.at += 6
		return (c-0xd800)<<10 + (low - 0xdc00) + 0x10000
	}
	return c
}

func hex4(text string, from int) (rune, bool) {
	if from+4 > len(text) {
		return 0, false
	}
	n, err := strconv.ParseUint(text[from:from+4], 16, 32)
	return rune(n), err == nil
}
