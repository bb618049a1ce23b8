package redact

// deepest is how deep encoding/json reads objects and lists in one another.
const deepest = 10000

// valid reports whether a text is JSON, as json.Valid does, which takes several times as long: bodies and tokens are
// looked at for each exchange.
func valid(s string) bool {
	i := validValue(s, 0, 0)
	return i >= 0 && blanksEnd(s, i) == len(s)
}

// validValue is where the value ends that begins at i, with blanks before it; what is no JSON has a negative end.
func validValue(s string, i, depth int) int {
	if i = blanksEnd(s, i); i == len(s) {
		return -1
	}
	switch s[i] {
	case '"':
		return validText(s, i)
	case '{':
		return validMembers(s, i, depth+1, '}')
	case '[':
		return validMembers(s, i, depth+1, ']')
	case 't':
		return validWord(s, i, "true")
	case 'f':
		return validWord(s, i, "false")
	case 'n':
		return validWord(s, i, "null")
	}
	return validNumber(s, i)
}

// validMembers is for an object or a list, whose bracket stands at i.
func validMembers(s string, i, depth int, closing byte) int {
	if depth > deepest {
		return -1
	}
	if i = blanksEnd(s, i+1); i < len(s) && s[i] == closing {
		return i + 1
	}
	for {
		if closing == '}' {
			if i = validName(s, i); i < 0 {
				return -1
			}
		}
		if i = validValue(s, i, depth); i < 0 {
			return -1
		}
		if i = blanksEnd(s, i); i == len(s) || s[i] != ',' && s[i] != closing {
			return -1
		}
		if i++; s[i-1] == closing {
			return i
		}
	}
}

// validName is for the name of a member and the colon after it.
func validName(s string, i int) int {
	if i = blanksEnd(s, i); i == len(s) || s[i] != '"' {
		return -1
	}
	if i = validText(s, i); i < 0 {
		return -1
	}
	if i = blanksEnd(s, i); i == len(s) || s[i] != ':' {
		return -1
	}
	return i + 1
}

// validText is for a text whose quote stands at i.
func validText(s string, i int) int {
	for i++; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		switch s[i] {
		case '"':
			return i + 1
		case '\\':
			if i = validEscape(s, i+1); i < 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// special are the bytes that stand for something else than themselves in a text, or may not stand there.
var special = func() (all [256]bool) {
	for b := range byte(' ') {
		all[b] = true
	}
	all['"'], all['\\'] = true, true
	return all
}()

// validEscape is where the last byte of an escape stands, of which the first one after the backslash stands at i.
func validEscape(s string, i int) int {
	if i == len(s) {
		return -1
	}
	switch s[i] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i
	case 'u':
		for n := 1; n <= 4; n++ {
			if i+n >= len(s) || !hexadecimal(s[i+n]) {
				return -1
			}
		}
		return i + 4
	}
	return -1
}

func validWord(s string, i int, word string) int {
	if len(s)-i < len(word) || s[i:i+len(word)] != word {
		return -1
	}
	return i + len(word)
}

func validNumber(s string, i int) int {
	if s[i] == '-' {
		i++
	}
	start := i
	if i = digitsEnd(s, i); i == start || s[start] == '0' && i > start+1 {
		return -1
	}
	if i < len(s) && s[i] == '.' {
		start = i + 1
		if i = digitsEnd(s, start); i == start {
			return -1
		}
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		if i++; i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		start = i
		if i = digitsEnd(s, start); i == start {
			return -1
		}
	}
	return i
}

func blanksEnd(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r' || s[i] == '\n') {
		i++
	}
	return i
}

func hexadecimal(b byte) bool { return digit(b) || b|0x20 >= 'a' && b|0x20 <= 'f' }
