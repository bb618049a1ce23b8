package jose

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Object is a JSON object as it stands in a token, its values not yet read. No member stands twice at any depth.
type Object map[string]json.RawMessage

// Text is the value of a member that is a JSON string. Anything else is not ok.
func (o Object) Text(name string) (value string, ok bool) {
	raw := o[name]
	if len(raw) == 0 || raw[0] != '"' {
		return "", false
	}
	return plain(raw), true
}

// Number is the value of a member that is a JSON number. Anything else, and a number that no float64 can hold, is not
// ok.
func (o Object) Number(name string) (value float64, ok bool) {
	raw := o[name]
	if len(raw) == 0 || raw[0] != '-' && (raw[0] < '0' || raw[0] > '9') {
		return 0, false
	}
	err := json.Unmarshal(raw, &value)
	return value, err == nil
}

// Has reports whether there is a member of that name, whatever its value.
func (o Object) Has(name string) bool {
	_, ok := o[name]
	return ok
}

// ParseObject reads a JSON object: UTF-8, one value, no member twice at any depth.
func ParseObject(text []byte) (Object, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("is not UTF-8")
	}
	var o Object
	if err := json.Unmarshal(text, &o); err != nil || o == nil {
		return nil, errors.New("is not a JSON object")
	}
	if err := unique(text); err != nil {
		return nil, err
	}
	return o, nil
}

// unique refuses an object that has a name twice, at any depth of a text that is JSON: two readers may take either.
func unique(text []byte) error {
	var open []map[string]bool // the names of each object around, nil for a list
	name := false              // the next text is a name
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			open, name = append(open, map[string]bool{}), true
		case '[':
			open, name = append(open, nil), false
		case '}', ']':
			open, name = open[:len(open)-1], false
		case ',':
			name = open[len(open)-1] != nil
		case '"':
			end := closing(text, i)
			if name {
				seen, found := open[len(open)-1], plain(text[i:end+1])
				if seen[found] {
					return fmt.Errorf("has the member %.40q twice", found)
				}
				seen[found], name = true, false
			}
			i = end
		}
	}
	return nil
}

// closing is where the text ends that begins at i, both with their quotes.
func closing(text []byte, i int) int {
	for i++; text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

// plain is a JSON string without its quotes and escapes.
func plain(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	_ = json.Unmarshal(raw, &s) // it is JSON
	return s
}

// write puts members into one JSON object in their order. First stand those of defaults that members do not name;
// a member that names one must have its value.
func write(defaults, members []Member) ([]byte, error) {
	given := map[string]any{}
	for _, m := range members {
		if _, twice := given[m.Name]; twice {
			return nil, fmt.Errorf("member %q is given twice", m.Name)
		}
		given[m.Name] = m.Value
	}
	var all []Member
	for _, d := range defaults {
		value, ok := given[d.Name]
		if ok && value != d.Value {
			return nil, fmt.Errorf("member %q is %v in the header, and %v is asked for", d.Name, value, d.Value)
		}
		if !ok {
			all = append(all, d)
		}
	}
	parts := make([][]byte, 0, len(all)+len(members))
	for _, m := range append(all, members...) {
		name, err := marshal(m.Name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(m.Value)
		if err != nil {
			return nil, fmt.Errorf("member %q: %w", m.Name, err)
		}
		parts = append(parts, slices.Concat(name, []byte{':'}, value))
	}
	return slices.Concat([]byte{'{'}, bytes.Join(parts, []byte{','}), []byte{'}'}), nil
}

// marshal leaves <, > and & as they are, which is what other JSON writers do.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
