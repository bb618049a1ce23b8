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
	err := json.Unmarshal(raw, &value)
	return value, err == nil
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
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := unique(d); err != nil {
		return nil, err
	}
	return o, nil
}

// unique reads one value and refuses an object that has a name twice: two readers may take either.
func unique(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return fmt.Errorf("is not JSON: %w", err)
	}
	delim, _ := token.(json.Delim)
	if delim != '{' && delim != '[' {
		return nil
	}
	seen := map[string]bool{}
	for d.More() {
		if delim == '{' {
			token, err := d.Token()
			if err != nil {
				return fmt.Errorf("is not JSON: %w", err)
			}
			name, _ := token.(string)
			if seen[name] {
				return fmt.Errorf("has the member %.40q twice", name)
			}
			seen[name] = true
		}
		if err := unique(d); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
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
