package redact

import "strings"

// Most texts hold nothing that a pattern looks for, and to see that is many times faster than to try the patterns. What
// stands here only says when a pattern cannot match.

// plain reports whether a text is of letters, dashes, underscores and slashes alone, as names of headers and media types
// are: whatever is taken out needs a digit, a blank, a dot or a sign before its value.
func plain(s string) bool {
	for i := range len(s) {
		if b := s[i]; b != '-' && b != '_' && b != '/' && (b < 'A' || b > 'Z') && (b < 'a' || b > 'z') {
			return false
		}
	}
	return true
}

// sight is what one look at a text tells of it.
type sight struct {
	signs  byte // those of the signs below that stand in it
	digits int  // the most that stand together, with nothing between but what stands between those of a card number
}

// Signs of which a step needs at least one.
const (
	numeral byte = 1 << iota
	blank
	equals
	colon
	percent
	angle
	beyond // ASCII; two letters there are small letters of ASCII to a pattern that takes no notice of case
	joint  // a digit, or a byte of a separator of digits
)

var signs = func() (all [256]byte) {
	for b := range all {
		switch {
		case digit(byte(b)):
			all[b] = numeral | joint
		case b >= 0x80:
			all[b] = beyond
		}
	}
	all[' '], all['='], all[':'], all['%'], all['<'] = blank, equals, colon, percent, angle
	for _, b := range []byte(" -+%\u00a0") {
		all[b] |= joint
	}
	return all
}()

func look(s string) sight {
	var see sight
	row := 0
	for i := range len(s) {
		sign := signs[s[i]]
		see.signs |= sign
		switch {
		case sign&joint == 0:
			row = 0
		case sign&numeral != 0:
			row++
			see.digits = max(see.digits, row)
		}
	}
	return see
}

func (s sight) has(one byte) bool { return s.signs&one != 0 }

// mayBeTrack reports whether as many digits in a row as a card number has stand before what follows them in a track.
func mayBeTrack(s string) bool {
	row := 0
	for i := range len(s) {
		switch b := s[i]; {
		case digit(b):
			row++
			continue
		case row >= shortest && (b == '^' || b == '=' || b|0x20 == 'd'):
			return true
		}
		row = 0
	}
	return false
}

// before reports whether a word, given in small letters, stands in letters of either case before a sign, with nothing or
// blanks between.
func before(s, small string, sign byte) bool {
	_, i := nextBefore(s, 0, small, sign)
	return i >= 0
}

// nextBefore is where such a word begins, and where the first such sign from i on stands, -1 for none.
func nextBefore(s string, i int, small string, sign byte) (start, at int) {
	for {
		n := strings.IndexByte(s[i:], sign)
		if n < 0 {
			return -1, -1
		}
		at = i + n
		end := at
		for end > i && s[end-1] == ' ' {
			end--
		}
		if start = end - len(small); start >= 0 && strings.EqualFold(s[start:end], small) {
			return start, at
		}
		i = at + 1
	}
}
