package config

import (
	"regexp"
	"strings"
)

var (
	impexHeader = regexp.MustCompile(`^(?i)[ \t]*(?:insert|update|insert_update|remove)[ \t]+(\w+)[^;]*;`)
	impexMacro  = regexp.MustCompile(`^[ \t]*(\$[\w-]+)[ \t]*=[ \t]*(.*?)[ \t\r]*$`)
	impexConfig = regexp.MustCompile(`\$config-([\w.-]*\w)`)
)

// impexReader reads the tables in which SAP Commerce is given its data: a header with a type and its columns, then rows.
// $config-a.b stands for a property, any other macro for what it was given.
type impexReader struct {
	text    string
	root    *value
	macros  []string // pairs of a name with its text
	table   *value
	columns []string
}

const maxMacros = 64 // that are replaced

func readImpEx(text []byte) content {
	r := impexReader{text: string(text), root: &value{kind: object, Span: span(0, len(text))}}
	for at := bom(text); at < len(r.text); {
		end := at + until(r.text[at:], "\n")
		r.line(at, end)
		at = end + 1
	}
	return content{documents: []*value{r.root}}
}

func (r *impexReader) line(start, end int) {
	line := r.text[start:end]
	switch m := impexMacro.FindStringSubmatch(line); {
	case strings.HasPrefix(strings.TrimSpace(line), "#"):
	case m != nil:
		if len(r.macros) < 2*maxMacros && len(m[2]) <= maxText {
			r.macros = append(r.macros, m[1], m[2])
		}
	case impexHeader.MatchString(line):
		h := impexHeader.FindStringSubmatchIndex(line)
		r.table = r.root.child(line[h[2]:h[3]], span(start+h[2], start+h[3]))
		if r.table.kind != list {
			r.table.become(list)
		}
		r.columns = nil
		for _, c := range strings.Split(line[h[1]:], ";") {
			name, _, _ := strings.Cut(strings.TrimSpace(c), "[")
			name, _, _ = strings.Cut(name, "(")
			r.columns = append(r.columns, strings.TrimSpace(name))
		}
	case r.table != nil && strings.HasPrefix(strings.TrimLeft(line, " \t"), ";"):
		r.row(start, end)
	}
}

// row makes an object of a row, and an item of one that gives a key its value.
func (r *impexReader) row(start, end int) {
	v := &value{kind: object, Span: span(start, end)}
	at := start + until(r.text[start:end], ";") + 1
	for _, column := range r.columns {
		if at > end {
			break
		}
		next := at + until(r.text[at:end], ";")
		if from, to := trim(r.text, at, next); from < to && column != "" {
			v.add(column, span(from, to), newLeaf(r.expand(strings.Trim(r.text[from:to], `"`)), span(from, to)))
		}
		at = next + 1
	}
	r.table.add("", v.Span, v)
	if name, val := firstOf(v, namesOfItems), firstOf(v, valueOfItems); name != nil && val != nil {
		r.root.add(name.text, name.Span, val)
	}
}

func (r *impexReader) expand(text string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	text = impexConfig.ReplaceAllString(text, "$${$1}")
	if text = strings.NewReplacer(r.macros...).Replace(text); len(text) > maxText {
		return ""
	}
	return impexConfig.ReplaceAllString(text, "$${$1}")
}
