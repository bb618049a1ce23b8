package jose

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
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
	return bare(string(raw)), true
}

// Number is the value of a member that is a JSON number. Anything else, and a number that no float64 can hold, is not
// ok.
func (o Object) Number(name string) (value float64, ok bool) {
	raw := o[name]
	if len(raw) == 0 || raw[0] != '-' && (raw[0] < '0' || raw[0] > '9') {
		return 0, false
	}
	value, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return 0, false
	}
	return value, true
}

// Has reports whether there is a member of that name, whatever its value.
func (o Object) Has(name string) bool {
	_, ok := o[name]
	return ok
}

// ParseObject reads a JSON object: UTF-8, one value, no member twice at any depth: of two, readers may take either. The
// values are parts of the text, which must not be changed afterwards.
func ParseObject(text []byte) (Object, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("is not UTF-8")
	}
	r := reader{text: string(text), keeps: true, members: make([]member, 0, min(bytes.Count(text, []byte(":")), manyNames))}
	if !r.whole() {
		return nil, errors.New("is not a JSON object")
	}
	if len(r.twice) > 0 {
		return nil, fmt.Errorf("has the member %.40q twice", r.twice[0])
	}
	o := make(Object, len(r.members))
	for _, m := range r.members {
		o[m.name] = text[m.from:m.to:m.to]
	}
	return o, nil
}
