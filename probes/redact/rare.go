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

// tokens puts what change makes of them in place of all that the pattern of a token matches.
func tokens(s string, change func(string) string) string {
	if strings.Count(s, ".") < 2 {
		return s
	}
	var out strings.Builder
	last := 0
	for i := 0; i+1 < len(s); {
		if s[i] != 'e' || s[i+1] != 'y' && s[i+1] != 'w' {
			i++
			continue
		}
		end := tokenEnd(s, i)
		if end > 0 {
			out.WriteString(s[last:i])
			out.WriteString(change(s[i:end]))
			last = end
		} else {
			end = partEnd(s, i+2) // what begins later in the same part is shorter and no token either
		}
		i = end
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// tokenEnd is where the token that begins at i ends, 0 for none.
func tokenEnd(s string, i int) int {
	end := partEnd(s, i+2)
	if end-i-2 < 6 {
		return 0
	}
	parts := 0
	for end = padded(s, end); end < len(s) && s[end] == '.'; parts++ {
		end = padded(s, partEnd(s, end+1))
	}
	if parts < 2 {
		return 0
	}
	return end
}

// partEnd is where the letters of base64, of either alphabet, end that begin at i.
func partEnd(s string, i int) int {
	for i < len(s) && (word(s[i]) || s[i] == '_' || s[i] == '+' || s[i] == '/' || s[i] == '-') {
		i++
	}
	return i
}

func padded(s string, i int) int {
	for n := 0; n < 2 && i < len(s) && s[i] == '='; n++ {
		i++
	}
	return i
}

// mayBeTrack reports whether a text has as many digits in a row as a card number.
func mayBeTrack(s string) bool {
	row := 0
	for i := range len(s) {
		if !digit(s[i]) {
			row = 0
		} else if row++; row == shortest {
			return true
		}
	}
	return false
}

// folded is a text in small letters, and whether patterns that take no notice of case find in it what stands there. Two
// letters beyond ASCII fold to letters of ASCII.
func folded(s string) (lower string, sure bool) {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return "", false
		}
	}
	return strings.ToLower(s), true
}
