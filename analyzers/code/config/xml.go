package config

import (
	"html"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// xmlReader reads XML tag by tag, in any encoding that writes ASCII as ASCII does. Entities that a document declares stay
// as they are written and its document type is passed over, so that no text becomes longer than it is.
type xmlReader struct {
	text   string
	at     int
	open   []*element
	beyond int // elements that are open and too deep to be kept
	root   *value
	content
}

// element is one whose end has not been seen.
type element struct {
	name  string // without prefix
	span  code.Span
	value *value // its attributes and the elements in it
	text  strings.Builder
	at    code.Span // of the text
}

func readXML(text []byte) content {
	r := &xmlReader{text: string(text), at: bom(text), root: &value{kind: object, Span: span(0, len(text))}}
	r.open = []*element{{value: r.root}}
	for r.at < len(r.text) {
		r.step()
	}
	for len(r.open) > 1 {
		r.fail(int(r.top().span.Start), "<"+r.top().name+"> has no end")
		r.close()
	}
	r.documents = []*value{r.root}
	return r.content
}

func (r *xmlReader) top() *element { return r.open[len(r.open)-1] }

// step reads the text in front of a tag, and the tag.
func (r *xmlReader) step() {
	n := until(r.text[r.at:], "<")
	r.words(r.at, r.at+n)
	r.at += n
	switch rest := r.text[r.at:]; {
	case rest == "":
	case strings.HasPrefix(rest, "<!--"):
		r.pass("-->", "a comment")
	case strings.HasPrefix(rest, "<![CDATA["):
		start := r.at + len("<![CDATA[")
		r.pass("]]>", "a CDATA section")
		r.literal(start, max(start, r.at-len("]]>")))
	case strings.HasPrefix(rest, "<?"):
		r.pass("?>", "an instruction")
	case strings.HasPrefix(rest, "<!"):
		r.declaration()
	case strings.HasPrefix(rest, "</"):
		r.endTag()
	case len(rest) > 1 && isNameStart(rest[1]):
		r.startTag()
	default:
		r.fail(r.at, "a < that begins no tag")
		r.at++
	}
}

func isNameStart(c byte) bool {
	return c == '_' || c == ':' || c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// pass moves behind a mark.
func (r *xmlReader) pass(mark, what string) {
	n := strings.Index(r.text[r.at:], mark)
	if n < 0 {
		r.fail(r.at, what+" has no end")
		r.at = len(r.text)
		return
	}
	r.at += n + len(mark)
}

// declaration passes over a document type with all that it declares.
func (r *xmlReader) declaration() {
	start, depth := r.at, 0
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case '"', '\'':
			r.at += 1 + until(r.text[r.at+1:], string(c))
		case '<', '[':
			depth++
		case '>', ']':
			if depth--; depth == 0 {
				r.at++
				return
			}
		}
	}
	r.at = len(r.text)
	r.fail(start, "a declaration has no end")
}

// words adds text with its entities replaced.
func (r *xmlReader) words(start, end int) {
	start, end = trim(r.text, start, end)
	if start < end {
		r.add(html.UnescapeString(r.text[start:end]), start, end)
	}
}

func (r *xmlReader) literal(start, end int) {
	start, end = trim(r.text, start, end)
	if start < end {
		r.add(r.text[start:end], start, end)
	}
}

func (r *xmlReader) add(text string, start, end int) {
	e := r.top()
	if r.beyond > 0 || e.text.Len() > maxText {
		return
	}
	if e.text.Len() == 0 {
		e.at.Start = int32(start)
	}
	e.at.End = int32(end)
	e.text.WriteString(text)
}

// localName leaves out the prefix of a name.
func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

const nameEnds = " \t\r\n\f=/><"

func (r *xmlReader) name() (string, code.Span) {
	start := r.at
	if n := strings.IndexAny(r.text[start:], nameEnds); n >= 0 {
		r.at += n
	} else {
		r.at = len(r.text)
	}
	return r.text[start:r.at], span(start, r.at)
}

func (r *xmlReader) startTag() {
	start := r.at
	r.at++
	name, at := r.name()
	e := &element{name: localName(name), span: at, value: &value{kind: object, Span: at}}
	if len(r.open) == 1 && notSettings[e.name] {
		r.at = len(r.text)
		return
	}
	if r.beyond == 0 && len(r.open) <= maxDepth-2 {
		r.open = append(r.open, e)
	} else {
		r.fail(start, "more levels than are read")
		r.beyond++
	}
	for r.at < len(r.text) {
		r.at += len(r.text[r.at:]) - len(strings.TrimLeft(r.text[r.at:], " \t\r\n\f"))
		switch rest := r.text[r.at:]; {
		case strings.HasPrefix(rest, ">"):
			r.at++
			return
		case strings.HasPrefix(rest, "/>"):
			r.at += 2
			r.close()
			return
		case strings.HasPrefix(rest, "<"):
			r.fail(start, "a tag has no end")
			return
		case rest != "":
			r.attribute(e)
		}
	}
	r.fail(start, "a tag has no end")
}

// attribute reads name="value". What a schema or the parser is told is left out.
func (r *xmlReader) attribute(e *element) {
	name, at := r.name()
	if name == "" {
		r.at++ // a stray / or =
		return
	}
	r.at += len(r.text[r.at:]) - len(strings.TrimLeft(r.text[r.at:], " \t\r\n\f"))
	if !strings.HasPrefix(r.text[r.at:], "=") {
		return
	}
	r.at++
	r.at += len(r.text[r.at:]) - len(strings.TrimLeft(r.text[r.at:], " \t\r\n\f"))
	start, end := r.at, 0
	if start < len(r.text) && (r.text[start] == '"' || r.text[start] == '\'') {
		start++
		end = start + until(r.text[start:], string(r.text[start-1]))
		r.at = min(end+1, len(r.text))
	} else {
		r.name()
		end = r.at
	}
	prefix, _, _ := strings.Cut(name, ":")
	if slices.Contains([]string{"xmlns", "xml", "xsi"}, prefix) {
		return
	}
	text := html.UnescapeString(r.text[start:end])
	if e.name == "bean" && name == "class" {
		r.imports = append(r.imports, code.Import{Path: text, Span: span(start, end)})
	}
	e.value.add(localName(name), at, newLeaf(text, span(start, end)))
}

// endTag closes the innermost element of its name with all that is still open in it.
func (r *xmlReader) endTag() {
	start := r.at
	r.at += 2
	name, _ := r.name()
	r.at = min(r.at+until(r.text[r.at:], ">")+1, len(r.text))
	if r.beyond > 0 {
		r.beyond--
		return
	}
	name = localName(name)
	for i := len(r.open) - 1; i > 0; i-- {
		if r.open[i].name != name {
			continue
		}
		if i < len(r.open)-1 {
			r.fail(start, "</"+name+"> where <"+r.top().name+"> is open")
		}
		for len(r.open) > i {
			r.close()
		}
		return
	}
	r.fail(start, "</"+name+"> ends nothing")
}

// close makes the innermost element an item of the one around it.
func (r *xmlReader) close() {
	if r.beyond > 0 {
		r.beyond--
		return
	}
	e := r.top()
	r.open = r.open[:len(r.open)-1]
	e.value.End = int32(r.at)
	key, at, v := e.item()
	around := r.around(e.name)
	if around == nil || v.kind == leaf {
		r.top().value.add(key, at, v)
		return
	}
	for _, it := range v.items {
		around.add(it.key, it.at, it.value)
	}
}
