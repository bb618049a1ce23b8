package manifest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"mleready/analyzers/code"
)

// markup is an XML file being read: the names of the elements around, from the outside in, and the text before the tag.
type markup struct {
	*sink
	path []string
	text string
}

// walk goes through the elements of the file. Its errors name what is read.
func (m *markup) walk(what string, open func(e xml.StartElement, at code.Span) error, end func(at int32) error) error {
	d := xml.NewDecoder(m.feed)
	d.Strict, d.CharsetReader = false, func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		from := int32(d.InputOffset())
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", what, err)
		}
		m.at = int32(d.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			if len(m.path) >= maxNesting {
				return errors.New("elements nested too deep")
			}
			m.path, m.text = append(m.path, t.Name.Local), ""
			if err := open(t, code.Span{Start: from, End: m.at}); err != nil {
				return err
			}
		case xml.CharData:
			if len(m.text) < maxLine {
				m.text += string(t)
			}
		case xml.EndElement:
			if err := end(m.at); err != nil {
				return err
			}
			m.path = m.path[:max(len(m.path)-1, 0)]
		}
	}
}

// last is the innermost element, "" for none.
func (m *markup) last() string {
	if len(m.path) == 0 {
		return ""
	}
	return m.path[len(m.path)-1]
}

// before is where the text before a tag that ends somewhere stands.
func (m *markup) before(end int32) code.Span {
	return code.Span{Start: max(end-int32(len(m.text)), 0), End: end}
}

// eachElement goes through the elements of an XML file.
func (s *sink) eachElement(visit func(e xml.StartElement, at code.Span) error) error {
	return (&markup{sink: s}).walk("XML", visit, func(int32) error { return nil })
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
