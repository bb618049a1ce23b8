package config

import (
	"regexp"
	"strings"
)

// envReader reads .env files as the dotenv libraries do: export in front, quotes, values over several lines.
type envReader struct {
	text string
	at   int
	root *value
	content
}

func readEnv(text []byte) content {
	r := envReader{text: string(text), at: bom(text), root: &value{kind: object, Span: span(0, len(text))}}
	r.documents = []*value{r.root}
	for r.at < len(r.text) {
		r.line()
	}
	return r.content
}

var assignment = regexp.MustCompile(`^[ \t]*(?:export[ \t]+|set[ \t]+)?([\w.-]+)[ \t]*(?:=|:[ \t])[ \t]*`)

func (r *envReader) line() {
	end := r.at + until(r.text[r.at:], "\n")
	m := assignment.FindStringSubmatchIndex(r.text[r.at:end])
	if m == nil {
		r.at = end + 1
		return
	}
	key, at := r.text[r.at+m[2]:r.at+m[3]], span(r.at+m[2], r.at+m[3])
	start := r.at + m[1]
	if start < end && strings.IndexByte("\"'`", r.text[start]) >= 0 {
		if close := closingQuote(r.text, start); close > 0 {
			r.root.add(key, at, r.quoted(start, close))
			r.at = close + 1 + until(r.text[close+1:], "\n") + 1
			return
		}
		r.fail(start, "a quote has no end")
	}
	from, to := trim(r.text, start, end)
	v := plain(r.text, from, to)
	if strings.HasPrefix(r.text[from:to], "#") {
		v = newLeaf("", span(from, from))
	}
	r.root.add(key, at, v)
	r.at = end + 1
}

// closingQuote is the offset of the quote that ends the one at start, 0 when there is none.
func closingQuote(text string, start int) int {
	for i := start + 1; i < len(text); i++ {
		switch {
		case text[i] == text[start]:
			return i
		case text[i] == '\\' && text[start] == '"':
			i++
		}
	}
	return 0
}

var envEscapes = strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\"`, `"`, `\\`, `\`, `\$`, "$")

func (r *envReader) quoted(start, close int) *value {
	v := newLeaf(r.text[start+1:close], span(start, close+1))
	if r.text[start] == '"' {
		v.text = envEscapes.Replace(v.text)
	} else {
		v.verbatim = r.text[start] == '\''
	}
	return v
}
