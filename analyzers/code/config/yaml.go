package config

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"mleready/analyzers/code"
)

var (
	// templated marks text that only becomes YAML when a template is filled in.
	templated = regexp.MustCompile(`(?m)(?:^\s*|[:-][ \t]+)\{[{%]`)
	directive = regexp.MustCompile(`(?m)^%.*$`)
	yamlLine  = regexp.MustCompile(`line (\d+): (.*)`)
)

// readYAML reads each document by itself, so that a broken one costs the others nothing: it is read line by line, like
// a document with templates in it.
func readYAML(text []byte) content {
	var c content
	whole := string(text)
	for _, d := range documents(text) {
		part := text[d.Start:d.End]
		if templated.Match(part) {
			c.documents = append(c.documents, readLines(whole, int(d.Start), int(d.End)))
			continue
		}
		r := yamlReader{text: part, from: int(d.Start), known: map[*yaml.Node]*value{}}
		root, err := r.document()
		if err == nil {
			if root != nil {
				c.documents = append(c.documents, root)
			}
			continue
		}
		at, what := r.from, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := yamlLine.FindStringSubmatch(what); m != nil {
			n, _ := strconv.Atoi(m[1])
			at, what = r.from+r.start(n), m[2]
		}
		c.fail(at, what)
		c.lines = true
		c.documents = append(c.documents, readLines(whole, int(d.Start), int(d.End)))
	}
	return c
}

// documents splits a text at the lines that begin a document. Directives belong to the document after them.
func documents(text []byte) []code.Span {
	var out []code.Span
	start, content := bom(text), false
	for at := start; at < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := text[at:end]
		if bytes.HasPrefix(line, []byte("---")) && (len(line) == 3 || isBlank(line[3])) && content {
			out = append(out, span(start, at))
			start, content = at, false
		}
		trimmed := bytes.TrimSpace(line)
		if len(trimmed) > 0 && trimmed[0] != '#' && trimmed[0] != '%' {
			content = true
		}
		at = end
	}
	return append(out, span(start, len(text)))
}

// yamlReader turns the nodes of one document into values.
type yamlReader struct {
	text []byte // of the document
	from int    // its offset in the file

	known  map[*yaml.Node]*value // aliases lead back to what was read
	merged int                   // items taken over by merges
	starts []int                 // of the lines as the parser counts them

	line, column, at int // the last place that was looked up
}

// document gives nil for an empty one.
func (r *yamlReader) document() (*value, error) {
	r.starts = []int{0}
	for i := 0; i < len(r.text); i++ {
		switch {
		case r.text[i] == '\r' && i+1 < len(r.text) && r.text[i+1] == '\n':
		case r.text[i] == '\n' || r.text[i] == '\r':
			r.starts = append(r.starts, i+1)
		case bytes.HasPrefix(r.text[i:], []byte("\u0085")):
			r.starts = append(r.starts, i+2)
		case bytes.HasPrefix(r.text[i:], []byte("\u2028")), bytes.HasPrefix(r.text[i:], []byte("\u2029")):
			r.starts = append(r.starts, i+3)
		}
	}
	var doc yaml.Node
	// The parser refuses every version but 1.1, and the versions differ in nothing that matters here.
	text := directive.ReplaceAllFunc(r.text, func(line []byte) []byte { return bytes.Repeat([]byte(" "), len(line)) })
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 {
		return nil, err
	}
	return r.value(doc.Content[0]), nil
}

// start is the offset at which a line begins in the document.
func (r *yamlReader) start(line int) int {
	return r.starts[min(max(line, 1), len(r.starts))-1]
}

// offset is where a node stands in the document. The parser counts columns in characters.
func (r *yamlReader) offset(line, column int) int {
	at, from := r.start(line), 1
	if line == r.line && column >= r.column {
		at, from = r.at, r.column
	}
	for ; from < column && at < len(r.text); from++ {
		_, n := utf8.DecodeRune(r.text[at:])
		at += n
	}
	r.line, r.column, r.at = line, column, at
	return at
}

func (r *yamlReader) value(n *yaml.Node) *value {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if v := r.known[n]; v != nil {
		return v
	}
	v := &value{}
	r.known[n] = v
	switch n.Kind {
	case yaml.MappingNode:
		v.kind = object
		v.Span = r.span(n)
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.pair(v, n.Content[i], n.Content[i+1])
		}
	case yaml.SequenceNode:
		v.kind = list
		v.Span = r.span(n)
		for _, child := range n.Content {
			v.add("", v.Span, r.value(child))
		}
	default:
		v.text, v.Span = n.Value, r.span(n)
	}
	for _, it := range v.items {
		v.End = max(v.End, it.End)
	}
	return v
}

// pair adds a key and its value; a merge takes over what the object does not set itself.
func (r *yamlReader) pair(v *value, key, child *yaml.Node) {
	if key.Kind != yaml.ScalarNode {
		return // an object as a key: no program looks it up by a string
	}
	at, c := r.span(key), r.value(child)
	if key.Tag != "!!merge" {
		v.add(key.Value, at, c)
		return
	}
	merged := []item{{value: c}}
	if c.kind == list {
		merged = c.items
	}
	for _, m := range merged {
		for _, it := range m.items {
			if r.merged++; m.kind == object && r.merged < maxValues && v.get(it.key) == nil {
				v.items = append(v.items, it)
			}
		}
	}
}

// properties are the anchor and the tag in front of a node.
var properties = regexp.MustCompile(`^(?:[&!][^\s,\[\]{}]*[ \t]+)+`)

// span is the place of a node: exact for a scalar on one line, its first line otherwise.
func (r *yamlReader) span(n *yaml.Node) code.Span {
	start := r.offset(n.Line, n.Column)
	rest := r.text[start:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	line := strings.TrimRight(string(rest[:min(len(rest), maxText)]), "\r")
	skip := len(properties.FindString(line))
	start, line = start+skip, line[skip:]
	end := start + len(line)
	switch quote := n.Style & (yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle); {
	case n.Kind != yaml.ScalarNode:
		end = start
	case quote != 0 && line != "":
		if i := quoteEnd(line); i > 0 {
			end = start + i
		}
	case strings.HasPrefix(line, n.Value):
		end = start + len(n.Value)
	}
	return span(r.from+start, r.from+end)
}

// quoteEnd is behind the quote that ends the one at the front of a line, 0 when that is on another line.
func quoteEnd(line string) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[0] == '"' && line[i] == '\\', line[0] == '\'' && strings.HasPrefix(line[i:], "''"):
			i++
		case line[i] == line[0]:
			return i + 1
		}
	}
	return 0
}
