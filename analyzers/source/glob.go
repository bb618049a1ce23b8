package source

import "strings"

// matchPath matches a slash-separated path against a glob with git's meaning: * and ? stay inside a segment, a
// segment ** stands for any number of them, at least one when it comes last. Case matters. Time is bounded by the
// product of the lengths, whatever the pattern.
func matchPath(glob, name string) bool {
	g, s := strings.Split(glob, "/"), strings.Split(name, "/")
	gi, si, starG, starS := 0, 0, -1, 0
	for si < len(s) {
		switch {
		case gi < len(g) && g[gi] == "**":
			if gi == len(g)-1 {
				return true
			}
			starG, starS = gi, si
			gi++
		case gi < len(g) && matchSegment(g[gi], s[si]):
			gi++
			si++
		case starG >= 0:
			starS++
			gi, si = starG+1, starS
		default:
			return false
		}
	}
	return gi == len(g)
}

// matchSegment matches one segment, byte by byte as git does: * any bytes, ? one byte, [a-z] [!a-z] [[:alpha:]] a
// class, \ takes the next byte as it is. A class without end matches nothing.
func matchSegment(glob, s string) bool {
	gi, si, starG, starS := 0, 0, -1, 0
	for si < len(s) {
		if gi < len(glob) && glob[gi] == '*' {
			gi++
			starG, starS = gi, si
			continue
		}
		if n, ok := matchByte(glob[gi:], s[si]); ok {
			gi += n
			si++
			continue
		}
		if starG < 0 {
			return false
		}
		starS++
		gi, si = starG, starS
	}
	return strings.Trim(glob[gi:], "*") == ""
}

// matchByte matches the first element of a glob; n is the element's length.
func matchByte(glob string, c byte) (n int, ok bool) {
	switch {
	case glob == "":
		return 0, false
	case glob[0] == '?':
		return 1, true
	case glob[0] == '[':
		return matchClass(glob, c)
	case glob[0] == '\\' && len(glob) > 1:
		return 2, glob[1] == c
	}
	return 1, glob[0] == c
}

func matchClass(glob string, c byte) (n int, ok bool) {
	i, negate, found := 1, false, false
	if i < len(glob) && (glob[i] == '!' || glob[i] == '^') {
		negate = true
		i++
	}
	for first := true; i < len(glob); first = false {
		if glob[i] == ']' && !first {
			return i + 1, found != negate
		}
		if name, rest, isNamed := strings.Cut(glob[i:], ":]"); isNamed && strings.HasPrefix(name, "[:") {
			found = found || namedClass(name[2:], c)
			i = len(glob) - len(rest)
			continue
		}
		lo, size := classByte(glob[i:])
		i += size
		hi := lo
		if i+1 < len(glob) && glob[i] == '-' && glob[i+1] != ']' {
			hi, size = classByte(glob[i+1:])
			i += 1 + size
		}
		found = found || lo <= c && c <= hi
	}
	return 0, false
}

func classByte(glob string) (c byte, size int) {
	if glob[0] == '\\' && len(glob) > 1 {
		return glob[1], 2
	}
	return glob[0], 1
}

func namedClass(name string, c byte) bool {
	lower, upper, digit := 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9'
	switch name {
	case "alpha":
		return lower || upper
	case "digit":
		return digit
	case "alnum":
		return lower || upper || digit
	case "lower":
		return lower
	case "upper":
		return upper
	case "space":
		return c == ' ' || '\t' <= c && c <= '\r'
	case "blank":
		return c == ' ' || c == '\t'
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
	case "punct":
		return '!' <= c && c <= '~' && !lower && !upper && !digit
	}
	return false
}
