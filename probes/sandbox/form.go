package sandbox

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"mleready"
)

const (
	jsonType = "application/json"
	xmlType  = "application/xml"
)

const deepest = 100 // levels of a body

var (
	errNoJSON = errors.New("no JSON")
	errNoForm = errors.New("neither JSON nor XML")
)

// parse reads a body as JSON or, where that is allowed, as XML: an element with elements in it is an object, one that
// comes again a list, any other a text.
func parse(body []byte, orXML bool) (any, error) {
	var v any
	if json.Unmarshal(body, &v) == nil {
		return v, nil
	}
	if !orXML {
		return nil, errNoJSON
	}
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if err != nil {
			return nil, errNoForm
		}
		if start, ok := token.(xml.StartElement); ok {
			v, err := element(d, 1)
			return map[string]any{start.Name.Local: v}, err
		}
	}
}

// element reads to the end of an element that has begun.
func element(d *xml.Decoder, depth int) (any, error) {
	members := map[string]any{}
	var text strings.Builder
	for depth <= deepest {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			v, err := element(d, depth+1)
			if err != nil {
				return nil, err
			}
			name := t.Name.Local
			switch old := members[name].(type) {
			case nil:
				members[name] = v
			case []any:
				members[name] = append(old, v)
			default:
				members[name] = []any{old, v}
			}
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if len(members) > 0 {
				return members, nil
			}
			return strings.TrimSpace(text.String()), nil
		}
	}
	return nil, errNoForm
}

// asked is an answer of Mastercard in the form that the request asks for by Accept, else by the form of its own body.
// What cannot be written as XML stays JSON, as do the answers of others.
func asked(a answer, p mleready.Provider, h mleready.Header) answer {
	accept := h.Get("Accept")
	want := strings.Contains(accept, "xml")
	if want == strings.Contains(accept, "json") {
		want = strings.Contains(h.Get("Content-Type"), "xml")
	}
	if p != mleready.Mastercard || !want || a.mediaType != jsonType {
		return a
	}
	if text, ok := toXML(a.body); ok {
		a.body, a.mediaType = text, xmlType
	}
	return a
}

const prolog = `<?xml version="1.0" encoding="UTF-8"?>`

// toXML writes an object with one member as the element of that name, its members as elements in their order, lists as
// elements that come again. ok is false for every other body.
func toXML(body []byte) (text []byte, ok bool) {
	w := xmlWriter{d: json.NewDecoder(bytes.NewReader(body))}
	w.d.UseNumber()
	w.b.WriteString(prolog)
	if open, err := w.d.Token(); err != nil || open != json.Delim('{') {
		return nil, false
	}
	name, err := w.d.Token()
	if root, isText := name.(string); err != nil || !isText || w.value(root) != nil || w.d.More() {
		return nil, false
	}
	return w.b.Bytes(), true
}

type xmlWriter struct {
	d *json.Decoder
	b bytes.Buffer
}

func (w *xmlWriter) value(name string) error {
	token, err := w.d.Token()
	if err != nil {
		return err
	}
	if token == json.Delim('[') {
		for w.d.More() {
			if err := w.value(name); err != nil {
				return err
			}
		}
		_, err = w.d.Token()
		return err
	}
	fmt.Fprintf(&w.b, "<%s>", name)
	switch token {
	case nil:
	case json.Delim('{'):
		for w.d.More() {
			member, err := w.d.Token()
			if err != nil {
				return err
			}
			if err := w.value(fmt.Sprint(member)); err != nil {
				return err
			}
		}
		if _, err := w.d.Token(); err != nil {
			return err
		}
	default:
		if err := xml.EscapeText(&w.b, fmt.Append(nil, token)); err != nil {
			return err
		}
	}
	fmt.Fprintf(&w.b, "</%s>", name)
	return nil
}
