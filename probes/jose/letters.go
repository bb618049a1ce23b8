package jose

import (
	"encoding/json"
	"strings"
)

// next is the byte that the reader stands at, 0 at the end.
func (r *reader) next() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// take steps over a byte that is the next one.
func (r *reader) take(c byte) bool {
	if r.next() != c {
		return false
	}
	r.at++
	return true
}

func (r *reader) blanks() {
	for c := r.next(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = r.next() {
		r.at++
	}
}

func (r *reader) word(w string) bool {
	if !strings.HasPrefix(r.text[r.at:], w) {
		return false
	}
	r.at += len(w)
	return true
}

// quoted steps over a string, from its first quote to behind its last.
func (r *reader) quoted() bool {
	for r.at++; r.at < len(r.text); r.at++ {
		if !special[r.text[r.at]] {
			continue
		}
		switch r.text[r.at] {
		case '"':
			r.at++
			return true
		case '\\':
			if r.at++; !r.escape() {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// special are the bytes that stand for something else than themselves in a string, or may not stand there.
var special = func() (all [256]bool) {
	for b := range byte(' ') {
		all[b] = true
	}
	all['"'], all['\\'] = true, true
	return all
}()

// escape looks at what follows a backslash, and steps to its last byte.
func (r *reader) escape() bool {
	switch r.next() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		for range 4 {
			r.at++
			if c := r.next() | 0x20; !isDigit(r.next()) && (c < 'a' || c > 'f') {
				return false
			}
		}
		return true
	}
	return false
}

// number steps over a number. What follows it is for the caller to take or not.
func (r *reader) number() bool {
	r.take('-')
	if !r.take('0') && !r.digits() {
		return false
	}
	if r.take('.') && !r.digits() {
		return false
	}
	if r.take('e') || r.take('E') {
		_ = r.take('+') || r.take('-')
		return r.digits()
	}
	return true
}

func (r *reader) digits() bool {
	from := r.at
	for isDigit(r.next()) {
		r.at++
	}
	return r.at > from
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// bare is a JSON string without its quotes and escapes.
func bare(quoted string) string {
	if strings.IndexByte(quoted, '\\') < 0 {
		return quoted[1 : len(quoted)-1]
	}
	var s string
	_ = json.Unmarshal([]byte(quoted), &s) // it is JSON
	return s
}
