package grader

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"mleready"
	"mleready/probes/jose"
)

// xmlType is the media type of a body that stands in an XML wrapper.
const xmlType = "application/xml"

// envelope is what a body to or from Mastercard is made of.
type envelope struct {
	mediaType string // jsonType or xmlType, "" when the body is neither
	wrapped   bool   // the field of the wrapper is there
	jwe       string // its value
	others    int    // values beside it
	elsewhere string // the name under which a JWE stands in another place, "" for none
	legacy    bool   // fields of the field-level form
	rejected  bool   // tells an error or a payment that was rejected
}

// leaf is a value of a JSON or XML document. Depth is 1 for a member of the outermost object.
type leaf struct {
	parent, name, text string
	depth              int
	holds              bool // more values: only the name tells
}

const jweDots = 4

// leavesOf lists the values of a document of either form, with its media type: "" for what is neither.
func leavesOf(body string) ([]leaf, string) {
	if leaves, err := jsonLeaves(body); err == nil {
		return leaves, jsonType
	}
	if leaves, err := xmlLeaves(body); err == nil {
		return leaves, xmlType
	}
	return nil, ""
}

// readEnvelope reads a body of either form. One that is neither has no media type.
func readEnvelope(names *mleready.MastercardNames, body string) envelope {
	leaves, mediaType := leavesOf(body)
	e := envelope{mediaType: mediaType}
	var fields map[string][]string // of the field-level form, by the object around them
	for _, l := range leaves {
		if l.name == names.ErrorMember || l.name == names.StatusMember && slices.Contains(names.PlainStatuses, strings.ToUpper(l.text)) {
			e.rejected = true
		}
		if l.holds {
			continue
		}
		if slices.Contains(names.LegacyFields, l.name) && !slices.Contains(fields[l.parent], l.name) {
			if fields == nil {
				fields = map[string][]string{}
			}
			fields[l.parent] = append(fields[l.parent], l.name)
		}
		switch {
		case l.depth == 2 && l.parent == names.Wrapper && l.name == names.Field && !e.wrapped:
			e.wrapped, e.jwe = true, l.text
			continue
		case strings.Count(l.text, ".") == jweDots && strings.HasPrefix(l.text, "ey"):
			e.elsewhere = l.name
		}
		e.others++
	}
	for _, list := range fields {
		e.legacy = e.legacy || len(list) > 1
	}
	return e
}

var errNoDocument = errors.New("neither JSON nor XML")

// deepest is how far documents may be nested.
const deepest = 100

// jsonLeaves lists the values of a JSON object, those of arrays under the array's name.
func jsonLeaves(body string) ([]leaf, error) {
	if !strings.HasPrefix(strings.TrimSpace(body), "{") || !jose.IsJSON(body) {
		return nil, errNoDocument
	}
	w := &jsonWalk{text: body}
	err := w.value("", "", 0)
	return w.leaves, err
}

// jsonWalk goes through a text that is JSON.
type jsonWalk struct {
	text   string
	at     int
	leaves []leaf
}

func (w *jsonWalk) value(parent, name string, depth int) error {
	if depth > deepest {
		return errNoDocument
	}
	w.skip(" \t\r\n")
	begin := w.text[w.at]
	nested, text := begin == '{' || begin == '[', ""
	switch {
	case begin == '"':
		text = w.string()
	case !nested:
		w.at += strings.IndexAny(w.text[w.at:], ",]} \t\r\n")
	}
	if name != "" {
		w.leaves = append(w.leaves, leaf{parent, name, text, depth, nested})
	}
	if nested {
		return w.inside(parent, name, depth)
	}
	return nil
}

// inside goes through the values of an object or array.
func (w *jsonWalk) inside(parent, name string, depth int) error {
	inner, outer, below := name, parent, depth
	object := w.text[w.at] == '{'
	w.at++
	for {
		if w.skip(" \t\r\n,"); w.text[w.at] == '}' || w.text[w.at] == ']' {
			w.at++
			return nil
		}
		if object {
			inner, outer, below = w.string(), name, depth+1
			w.skip(" \t\r\n:")
		}
		if err := w.value(outer, inner, below); err != nil {
			return err
		}
	}
}

func (w *jsonWalk) skip(letters string) {
	for strings.IndexByte(letters, w.text[w.at]) >= 0 {
		w.at++
	}
}

// string reads a string and steps behind it.
func (w *jsonWalk) string() string {
	from := w.at
	end := from + 1 + strings.IndexByte(w.text[from+1:], '"')
	if strings.IndexByte(w.text[from:end], '\\') >= 0 { // which may stand before the quote
		for end = from + 1; w.text[end] != '"'; end++ {
			if w.text[end] == '\\' {
				end++
			}
		}
	}
	w.at = end + 1
	quoted := w.text[from:w.at]
	if strings.IndexByte(quoted, '\\') < 0 && utf8.ValidString(quoted) {
		return quoted[1 : len(quoted)-1]
	}
	s, _ := textOf([]byte(quoted))
	return s
}

// xmlLeaves lists the elements of an XML document, those without elements in them with their text. The outermost one
// has depth 1, so that the wrapper and its field stand where they do in JSON.
func xmlLeaves(body string) ([]leaf, error) {
	if !strings.HasPrefix(strings.TrimSpace(body), "<") {
		return nil, errNoDocument
	}
	d := xml.NewDecoder(strings.NewReader(body))
	var leaves []leaf
	var open []int  // of the elements around, in leaves
	var text []byte // since the last element began
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(leaves) > 0 {
			return leaves, nil
		}
		if err != nil || len(open) > deepest {
			return nil, errNoDocument
		}
		switch t := token.(type) {
		case xml.StartElement:
			l := leaf{name: t.Name.Local, depth: len(open) + 1}
			if len(open) > 0 {
				around := &leaves[open[len(open)-1]]
				around.holds, l.parent = true, around.name
			}
			open, text = append(open, len(leaves)), text[:0]
			leaves = append(leaves, l)
		case xml.EndElement:
			if last := &leaves[open[len(open)-1]]; !last.holds {
				last.text = strings.TrimSpace(string(text))
			}
			open = open[:len(open)-1]
		case xml.CharData:
			text = append(text, t...)
		}
	}
}
