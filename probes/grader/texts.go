package grader

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"mleready/probes/jose"
)

// textOf is a JSON value that is a string.
func textOf(raw json.RawMessage) (string, bool) {
	switch {
	case len(raw) == 0 || raw[0] != '"':
		return "", false
	case bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw):
		return string(raw[1 : len(raw)-1]), true
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err == nil
}

// membersOf are the members of a JSON object, nil for anything else. Of two with one name the last one counts.
func membersOf(text []byte) jose.Object {
	if o, err := jose.ParseObject(text); err == nil {
		return o
	}
	var o jose.Object
	if json.Unmarshal(text, &o) != nil {
		return nil
	}
	return o
}

// shown is a JSON value fit to be printed.
func shown(raw json.RawMessage) string {
	if len(raw) == 0 {
		return "missing"
	}
	return printable(string(raw))
}

// printable quotes what came over the wire unless it is plain, and cuts it.
func printable(s string) string {
	const longest = 80
	if s != "" && len(s) <= longest && jose.IsPlain(s) {
		return s
	}
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	if quoted := strconv.Quote(s); len(quoted) != len(s)+2 || s == "" {
		return quoted
	}
	return s
}

// isUUID4 reports whether a text is a UUID of version 4 as RFC 9562 writes it, in letters of either case.
func isUUID4(s string) bool {
	const form = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx"
	if len(s) != len(form) {
		return false
	}
	for i := range len(form) {
		digits := form[i : i+1]
		switch form[i] {
		case 'x':
			digits = "0123456789abcdefABCDEF"
		case 'v':
			digits = "89abAB"
		}
		if strings.IndexByte(digits, s[i]) < 0 {
			return false
		}
	}
	return true
}

// fill puts texts into the places of %s. Unlike fmt it takes texts alone, which costs one piece of memory in place of one
// for each of them; a test counts places and texts.
func fill(format string, args []string) string {
	switch {
	case len(args) == 0:
		return format
	case format == "%s":
		return args[0]
	}
	size := len(format)
	for _, a := range args {
		size += len(a)
	}
	var b strings.Builder
	b.Grow(size)
	for _, a := range args {
		before, after, _ := strings.Cut(format, "%s")
		b.WriteString(before)
		b.WriteString(a)
		format = after
	}
	b.WriteString(format)
	return b.String()
}
