package grader

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"mleready"
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
	fields := map[string][]string{} // of the field-level form, by the object around them
	for _, l := range leaves {
		if l.name == names.ErrorMember || l.name == names.StatusMember && slices.Contains(names.PlainStatuses, strings.ToUpper(l.text)) {
			e.rejected = true
		}
		if l.holds {
			continue
		}
		if slices.Contains(names.LegacyFields, l.name) && !slices.Contains(fields[l.parent], l.name) {
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
	if !strings.HasPrefix(strings.TrimSpace(body), "{") || !json.Valid([]byte(body)) {
		return nil, errNoDocument
	}
	d := json.NewDecoder(strings.NewReader(body))
	d.UseNumber()
	w := &jsonWalk{d: d}
	err := w.value("", "", 0)
	return w.leaves, err
}

type jsonWalk struct {
	d      *json.Decoder
	leaves []leaf
}

func (w *jsonWalk) value(parent, name string, depth int) error {
	token, err := w.d.Token()
	if err != nil || depth > deepest {
		return errNoDocument
	}
	delim, nested := token.(json.Delim)
	text, _ := token.(string)
	if name != "" {
		w.leaves = append(w.leaves, leaf{parent, name, text, depth, nested})
	}
	if !nested {
		return nil
	}
	for w.d.More() {
		inner, outer, below := name, parent, depth
		if delim == '{' {
			token, err := w.d.Token()
			if err != nil {
				return errNoDocument
			}
			inner, _ = token.(string)
			outer, below = name, depth+1
		}
		if err := w.value(outer, inner, below); err != nil {
			return err
		}
	}
	_, err = w.d.Token()
	return err
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
