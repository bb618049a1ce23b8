package source

import "fmt"

const minLiteral = 3

// Matcher finds any of a set of literals in a text, ASCII letters without regard to case. It is Wu and Manber's
// algorithm with blocks of two bytes: the longer the shortest literal, the faster. A Matcher may be used by several
// goroutines at once; the zero Matcher finds nothing.
type Matcher struct {
	literals [][]byte      // in lower case
	window   int           // length of the shortest literal, at most 255
	longest  int           // length of the longest literal
	shift    []uint8       // per block: how far the window may move
	buckets  map[int][]int // literals by the block that ends the window
}

// NewMatcher prepares a set of literals. A literal under 3 bytes is an error: it would be found everywhere.
func NewMatcher(literals []string) (*Matcher, error) {
	m := &Matcher{buckets: map[int][]int{}}
	for _, s := range literals {
		if len(s) < minLiteral {
			return nil, fmt.Errorf("literal %q is too short to search for: write at least %d bytes", s, minLiteral)
		}
		if m.window == 0 || len(s) < m.window {
			m.window = min(len(s), 255)
		}
		m.longest = max(m.longest, len(s))
		m.literals = append(m.literals, []byte(lowerASCII(s)))
	}
	if m.window == 0 {
		return m, nil
	}
	m.shift = make([]uint8, 1<<16)
	for i := range m.shift {
		m.shift[i] = uint8(m.window - 1)
	}
	for i, s := range m.literals {
		for end := 1; end < m.window; end++ {
			far := uint8(m.window - 1 - end)
			for _, a := range cases(s[end-1]) {
				for _, b := range cases(s[end]) {
					block := int(a)<<8 | int(b)
					m.shift[block] = min(m.shift[block], far)
				}
			}
		}
		last := int(s[m.window-2])<<8 | int(s[m.window-1])
		m.buckets[last] = append(m.buckets[last], i)
	}
	return m, nil
}

// Match reports whether text holds any of the literals.
func (m *Matcher) Match(text []byte) bool {
	_, _, ok := m.Find(text)
	return ok
}

// Find gives the offset of the first literal in text and its index; of several at one offset the lowest index.
func (m *Matcher) Find(text []byte) (offset, literal int, ok bool) {
	if m.window == 0 {
		return 0, 0, false
	}
	for end := m.window - 1; end < len(text); {
		if n := m.shift[int(text[end-1])<<8|int(text[end])]; n > 0 {
			end += int(n)
			continue
		}
		start := end - m.window + 1
		for _, i := range m.buckets[int(foldASCII[text[end-1]])<<8|int(foldASCII[text[end]])] {
			if hasPrefixFold(text[start:], m.literals[i]) {
				return start, i, true
			}
		}
		end++
	}
	return 0, 0, false
}

var foldASCII = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	return t
}()

// lowerASCII leaves every byte but A to Z as it is, valid UTF-8 or not.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = foldASCII[c]
	}
	return string(b)
}

// cases gives the spellings of a byte in lower case.
func cases(c byte) []byte {
	if 'a' <= c && c <= 'z' {
		return []byte{c, c - 'a' + 'A'}
	}
	return []byte{c}
}

func hasPrefixFold(text, lower []byte) bool {
	if len(text) < len(lower) {
		return false
	}
	for i, c := range lower {
		if foldASCII[text[i]] != c {
			return false
		}
	}
	return true
}
