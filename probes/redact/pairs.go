package redact

import (
	"regexp"
	"slices"
	"strings"
)

// reach is how far a name and its value may be apart, in bytes.
const reach = 256

var (
	quotes  = `\\*["']|&quot;|&#34;|%22`
	ofCard  = regexp.MustCompile(`^[0-9Xx*]+(?:(?: |-|\+|%20)[0-9Xx*]+)*`)
	ofPart  = regexp.MustCompile(`^"[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n`) // from a name to the value of a part of a form
	toLabel = regexp.MustCompile(`(?:` + quotes + `)(?:name|key|field)(?:` + quotes + `)\s*:\s*(?:` + quotes + `)([\w.$-]+)(?:` + quotes + `)\s*,\s*(?:` + quotes + `)$`)

	untouched = regexp.MustCompile(`^(?:null|true|false|\[(?:removed|secret|signature)\])$`)
)

// pairs redacts values under telling names in text that is not JSON: forms, addresses, XML, parts of a multipart form,
// log lines, JSON that was cut off or stands within other text.
func (r cleaner) pairs(s string) string {
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		if s[i] == '[' {
			i += mark(s[i:min(len(s), i+reach)]) // its word is no name
		}
		if i == len(s) || !nameByte(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && nameByte(s[i]) {
			i++
		}
		p, ok := find(s, start, i)
		if !ok {
			continue
		}
		c := classify(nameAt(s, start, i), "")
		if s[start:i] == "value" {
			c = labelled(s[:start])
		}
		if c == nothing {
			continue
		}
		if (p.kind == bare || p.kind == header) && prose(c, s[start:i], s[p.at:min(len(s), p.at+reach)]) {
			continue
		}
		end := p.end(s, c)
		value := s[p.at:end]
		if end == p.at || c == number && !isNumber(value) || c != drop && value[0] == '{' || untouched.MatchString(value) {
			continue
		}
		if p.kind == bare && value[0] == '[' {
			c = drop // a list as a whole
		}
		if clean := r.value(c, value); clean != value {
			out.WriteString(s[last:p.at])
			out.WriteString(p.quote + clean + p.quote)
			last = end
		}
		i = end
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// prose reports whether a name is a word of a sentence, and what follows it the next one: "no token: the call is
// refused". A password may be such a word.
func prose(c class, name, rest string) bool {
	first := rest[:untilAny(rest, " \t\r\n")]
	letters := strings.Trim(strings.TrimRight(first, ".,;:"), "abcdefghijklmnopqrstuvwxyz") == "" && len(first) < 16
	switch c {
	case authorization:
		return letters && !slices.Contains([]string{"basic", "bearer", "digest", "negotiate", "oauth", "signature", "token"}, first)
	case cookies:
		return !strings.Contains(first, "=")
	case card:
		return letters
	case credential:
		return letters && ending(squashed(name)) != nothing
	}
	return letters
}

// labelled is the class that the name of a pair gives to its value: {"name": "cvv", "value": "123"}.
func labelled(before string) class {
	m := toLabel.FindStringSubmatch(before[max(0, len(before)-reach):])
	if m == nil {
		return nothing
	}
	return classify(m[1], "")
}

func nameByte(b byte) bool { return word(b) || b == '_' || b == '-' || b == '.' || b == '$' }

// nameAt is a name without what is left of an escaped bracket: card%5Bcvv%5D.
func nameAt(s string, start, end int) string {
	if start > 0 && s[start-1] == '%' && end-start > 2 {
		start += 2
	}
	return s[start:end]
}
