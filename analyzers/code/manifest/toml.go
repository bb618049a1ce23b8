package manifest

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// eachTOML goes through a TOML file line by line, so that a lock file may be of any size: visit takes the table, the key
// and what stands behind it, or one line of a list that goes over several. A table begins with a call without key.
func (s *sink) eachTOML(visit func(table, key, v string, at code.Span) error) error {
	table, key, depth, long := "", "", 0, ""
	return s.eachLine(func(line string, at int32) error {
		if long != "" {
			if strings.Contains(line, long) {
				long = ""
			}
			return nil
		}
		l := scanTOML(line)
		text := strings.TrimSpace(line[:l.end])
		switch {
		case text == "":
			return nil
		case depth == 0 && text[0] == '[':
			table, key = unquoted(strings.Trim(text, "[] \t")), ""
			return visit(table, "", "", lineSpan(line, at))
		case depth == 0 && l.equals < 0:
			return nil
		case depth == 0:
			key, text = unquoted(strings.TrimSpace(line[:l.equals])), strings.TrimSpace(line[l.equals+1:l.end])
		}
		depth, long = max(depth+l.opened, 0), l.long
		return visit(table, key, text, lineSpan(line, at))
	})
}

// tomlLine is what the signs in a line of TOML say.
type tomlLine struct {
	end    int    // where a comment begins, or the line ends
	equals int    // the first sign of equality outside of a text, -1 for none
	opened int    // brackets that stay open
	long   string // the quotes of a text that goes on
}

func scanTOML(line string) tomlLine {
	l := tomlLine{end: len(line), equals: -1}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '#':
			l.end = i
			return l
		case '=':
			if l.equals < 0 {
				l.equals = i
			}
		case '[', '{':
			l.opened++
		case ']', '}':
			l.opened--
		case '"', '\'':
			quotes := string(c)
			if strings.HasPrefix(line[i:], strings.Repeat(quotes, 3)) {
				quotes = strings.Repeat(quotes, 3)
			}
			n := strings.Index(line[i+len(quotes):], quotes)
			if n < 0 {
				if len(quotes) == 3 {
					l.long = quotes
				}
				return l
			}
			i += n + 2*len(quotes) - 1
		}
	}
	return l
}

// unquoted is a key without the quotes of its parts.
func unquoted(key string) string {
	return strings.Join(strings.Fields(strings.NewReplacer(`"`, "", `'`, "").Replace(key)), "")
}

// tomlText is a value that is a text, "" for any other.
func tomlText(v string) string {
	if len(v) < 2 || v[0] != '"' && v[0] != '\'' {
		return ""
	}
	text, _, _ := strings.Cut(v[1:], v[:1])
	return text
}

var tomlFields = regexp.MustCompile(`([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// tomlField is a text of an inline table, "" for none.
func tomlField(v, name string) string {
	for _, m := range tomlFields.FindAllStringSubmatch(v, -1) {
		if m[1] == name {
			return m[2] + m[3]
		}
	}
	return ""
}
