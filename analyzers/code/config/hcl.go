package config

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// hclReader reads the language of Terraform: attributes, blocks with labels, lists and objects. An expression that is no
// constant is kept when it is a mere reference, and is unknown otherwise.
type hclReader struct {
	text string
	at   int
	content
}

func readHCL(text []byte) content {
	r := &hclReader{text: string(text), at: bom(text)}
	root := &value{kind: object, Span: span(0, len(text))}
	for r.at < len(r.text) {
		r.body(root, 0)
		if r.at < len(r.text) {
			r.fail(r.at, "a } that ends nothing")
			r.at++
		}
	}
	r.documents = []*value{root}
	return r.content
}

// skip passes over blanks and comments; without lines it stops at the end of the line.
func (r *hclReader) skip(lines bool) {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch {
		case rest[0] == '\n' && !lines:
			return
		case isBlank(rest[0]):
			r.at++
		case rest[0] == '#', strings.HasPrefix(rest, "//"):
			r.at += until(rest, "\n")
		case strings.HasPrefix(rest, "/*"):
			r.at += min(until(rest, "*/")+2, len(rest))
		default:
			return
		}
	}
}

var hclName = regexp.MustCompile(`^[\pL_][\pL\d_.-]*`)

// name reads a name or a quoted text; "" when neither stands here.
func (r *hclReader) name() (string, code.Span) {
	start := r.at
	if r.at < len(r.text) && r.text[r.at] == '"' {
		v := r.quoted()
		return v.text, v.Span
	}
	text := hclName.FindString(r.text[r.at:])
	r.at += len(text)
	return text, span(start, r.at)
}

// body reads attributes and blocks up to the brace that ends them.
func (r *hclReader) body(into *value, depth int) {
	for {
		r.skip(true)
		if r.at >= len(r.text) || r.text[r.at] == '}' {
			return
		}
		if r.text[r.at] == ',' {
			r.at++
			continue
		}
		before := r.at
		key, at := r.name()
		r.skip(false)
		switch {
		case r.at == before:
			r.fail(r.at, "neither a name nor a block")
			r.at++
		case r.at < len(r.text) && (r.text[r.at] == '=' || r.text[r.at] == ':'):
			r.at++
			r.skip(false)
			v := r.expression(depth + 1)
			if depth == 0 {
				into.child("var", at).add(key, at, v) // of a file that sets variables
			} else {
				into.add(key, at, v)
			}
		default:
			r.block(into, key, at, depth)
		}
	}
}

// block reads the labels and the body of a block. A variable's default and what is local are under the names that
// references use.
func (r *hclReader) block(into *value, kind string, at code.Span, depth int) {
	path := []string{kind}
	for r.at < len(r.text) && r.text[r.at] != '{' && r.text[r.at] != '\n' && r.text[r.at] != '}' {
		before := r.at
		label, _ := r.name()
		if r.at == before {
			r.fail(r.at, "a block without {")
			r.at += until(r.text[r.at:], "\n")
			return
		}
		path = append(path, label)
		r.skip(false)
	}
	if r.at >= len(r.text) || r.text[r.at] != '{' {
		return
	}
	start := r.at
	v := &value{kind: object}
	r.at++
	r.nested(v, '}', start, depth)
	v.Span = span(start, r.at)
	switch {
	case kind == "variable" && len(path) == 2:
		if def := v.get("default"); def != nil {
			into.child("var", at).add(path[1], at, def)
		}
	case kind == "locals" && len(path) == 1:
		local := into.child("local", at)
		local.items = append(local.items, v.items...)
	default:
		into.add(strings.Join(path, "."), at, v)
	}
}

// nested reads what stands between two brackets.
func (r *hclReader) nested(v *value, end byte, start, depth int) {
	if depth > maxDepth {
		r.fail(start, "more levels than are read")
		r.pass()
		return
	}
	if end == '}' {
		r.body(v, depth+1)
	} else {
		r.elements(v, depth)
	}
	if r.at >= len(r.text) || r.text[r.at] != end {
		r.fail(start, "it has no end")
		return
	}
	r.at++
}

func (r *hclReader) elements(v *value, depth int) {
	for {
		r.skip(true)
		if r.at >= len(r.text) || strings.IndexByte("]})", r.text[r.at]) >= 0 {
			return
		}
		if r.text[r.at] == ',' {
			r.at++
			continue
		}
		before := r.at
		e := r.expression(depth + 1)
		if r.at == before {
			r.at++
			continue
		}
		v.add("", e.Span, e)
	}
}

// pass leaves out what is too deep, up to the bracket that ends it.
func (r *hclReader) pass() {
	for depth := 1; r.at < len(r.text) && depth > 0; {
		switch r.text[r.at] {
		case '"':
			r.quoted()
			continue
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		}
		r.at++
	}
}

var (
	hclReference = regexp.MustCompile(`^(?:var|local)\.[\w-]+`)
	hclEncode    = regexp.MustCompile(`^(?:jsonencode|yamlencode|tomap|tolist|toset|sensitive|nonsensitive|tostring)\(`)
	hclHeredoc   = regexp.MustCompile(`^<<[-~]?([A-Za-z_]\w*)[ \t]*\r?\n`)
)

// expression reads a value and passes over what makes it another one.
func (r *hclReader) expression(depth int) *value {
	start, rest := r.at, r.text[r.at:]
	v := &value{Span: span(start, start)}
	switch {
	case rest == "" || depth > 2*maxDepth:
	case rest[0] == '"':
		v = r.quoted()
	case rest[0] == '{':
		v.kind = object
		r.at++
		r.nested(v, '}', start, depth)
	case rest[0] == '[':
		v.kind = list
		r.at++
		r.nested(v, ']', start, depth)
	case hclHeredoc.MatchString(rest):
		v = r.heredoc()
	case hclReference.MatchString(rest):
		m := hclReference.FindString(rest)
		r.at += len(m)
		v.text = "${" + m + "}"
	case hclEncode.MatchString(rest):
		r.at += len(hclEncode.FindString(rest))
		r.skip(true)
		v = r.expression(depth + 1)
		r.skip(true)
		if r.at < len(r.text) && r.text[r.at] == ')' {
			r.at++
		}
	default:
		n := len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"))
		r.at += n
		v.text = rest[:n]
	}
	v.Span = span(start, r.at)
	if r.more() {
		return &value{text: "${}", Span: span(start, r.at)}
	}
	return v
}

// more passes over operators, calls and indices behind a value, and says whether there were any.
func (r *hclReader) more() bool {
	r.skip(false)
	start, depth := r.at, 0
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '"':
			r.quoted()
			continue
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			if depth == 0 {
				return r.at > start
			}
			depth--
		case depth == 0 && (c == '\n' || c == ',' || c == '#'):
			return r.at > start
		}
		r.at++
	}
	return r.at > start
}

func (r *hclReader) heredoc() *value {
	start := r.at
	m := hclHeredoc.FindStringSubmatch(r.text[start:])
	r.at += len(m[0])
	from := r.at
	for r.at < len(r.text) {
		end := r.at + until(r.text[r.at:], "\n")
		if strings.TrimSpace(r.text[r.at:end]) == m[1] {
			v := newLeaf(r.text[from:r.at], span(from, r.at))
			r.at = end
			return v
		}
		r.at = min(end+1, len(r.text))
	}
	r.fail(start, "a text has no end")
	return newLeaf("", span(start, r.at))
}

var hclEscapes = strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\"`, `"`, `\\`, `\`)

// quoted reads a text between quotes; those in ${…} are part of it.
func (r *hclReader) quoted() *value {
	start, braces := r.at, 0
	for r.at++; r.at < len(r.text); r.at++ {
		switch rest := r.text[r.at:]; {
		case rest[0] == '\\' && braces == 0 && len(rest) > 1 && rest[1] != '\n':
			r.at++
		case strings.HasPrefix(rest, "${"), strings.HasPrefix(rest, "%{"):
			braces++
			r.at++
		case rest[0] == '{' && braces > 0:
			braces++
		case rest[0] == '}' && braces > 0:
			braces--
		case rest[0] == '"' && braces == 0:
			r.at++
			return newLeaf(hclEscapes.Replace(r.text[start+1:r.at-1]), span(start, r.at))
		case rest[0] == '\n':
			r.fail(start, "a text has no end")
			return newLeaf(r.text[start+1:r.at], span(start, r.at))
		}
	}
	r.fail(start, "a text has no end")
	r.at = len(r.text)
	return newLeaf("", span(start, r.at))
}
