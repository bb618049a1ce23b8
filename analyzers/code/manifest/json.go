package manifest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"mleready/analyzers/code"
)

// document walks through JSON token by token.
type document struct {
	*json.Decoder
	sink  *sink
	base  int32 // bytes in front of the JSON
	repos int   // repositories that were read
}

func (s *sink) document() *document {
	r := bufio.NewReader(s.feed)
	d := &document{sink: s}
	if mark, err := r.Peek(3); err == nil && string(mark) == "\ufeff" {
		if n, err := r.Discard(3); err == nil {
			d.base = int32(n)
		}
	}
	d.Decoder = json.NewDecoder(r)
	return d
}

// here is the offset in the file behind the last token.
func (d *document) here() int32 {
	d.sink.at = d.base + int32(d.InputOffset())
	return d.sink.at
}

func (d *document) token() (json.Token, error) {
	t, err := d.Token()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("reading JSON: %w", err)
	}
	d.here()
	return t, nil
}

// object goes through the members of the value that comes next; visit takes the value of the key. What is no object is
// passed over.
func (d *document) object(visit func(key string, at code.Span) error) error {
	t, err := d.token()
	if err != nil {
		return err
	}
	if t != json.Delim('{') {
		return d.rest(t)
	}
	return d.members(visit)
}

// members goes through an object whose brace was read.
func (d *document) members(visit func(key string, at code.Span) error) error {
	for d.More() {
		t, err := d.token()
		if err != nil {
			return err
		}
		key, ok := t.(string)
		if !ok {
			return fmt.Errorf("reading JSON: a key is no string")
		}
		end := d.here()
		if err := visit(key, code.Span{Start: max(end-int32(len(key))-2, 0), End: end}); err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// pass leaves out the value that comes next.
func (d *document) pass() error {
	t, err := d.token()
	if err != nil {
		return err
	}
	return d.rest(t)
}

// rest passes over what belongs to a token that was read.
func (d *document) rest(t json.Token) error {
	depth := 0
	for {
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if t, err = d.token(); err != nil {
			return err
		}
	}
}

// text is the string that comes next; false for any other value, which is passed over.
func (d *document) text() (string, bool, error) {
	t, err := d.token()
	if err != nil {
		return "", false, err
	}
	s, ok := t.(string)
	return s, ok, d.rest(t)
}

// texts is the list of strings that comes next.
func (d *document) texts() ([]string, error) {
	t, err := d.token()
	if err != nil {
		return nil, err
	}
	if t != json.Delim('[') {
		return nil, d.rest(t)
	}
	return d.elements()
}

// elements are the strings of a list whose bracket was read.
func (d *document) elements() ([]string, error) {
	var out []string
	for d.More() {
		s, ok, err := d.text()
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, s)
		}
	}
	_, err := d.token()
	return out, err
}

// each goes through the list that comes next; visit takes each element. What is no list is passed over.
func (d *document) each(visit func() error) error {
	t, err := d.token()
	if err != nil {
		return err
	}
	if t != json.Delim('[') {
		return d.rest(t)
	}
	for d.More() {
		if err := visit(); err != nil {
			return err
		}
	}
	_, err = d.token()
	return err
}
