package jose

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// write puts members into one JSON object in their order. First stand those of defaults that members do not name;
// a member that names one must have its value.
func write(defaults, members []Member) ([]byte, error) {
	for i, m := range members {
		if named(members[:i], m.Name) >= 0 {
			return nil, fmt.Errorf("member %q is given twice", m.Name)
		}
	}
	text := append(make([]byte, 0, 64*(len(defaults)+len(members))), '{')
	var err error
	for _, d := range defaults {
		if i := named(members, d.Name); i >= 0 {
			if members[i].Value != d.Value {
				return nil, fmt.Errorf("member %q is %v in the header, and %v is asked for", d.Name, members[i].Value, d.Value)
			}
			continue
		}
		if text, err = appendMember(text, d); err != nil {
			return nil, err
		}
	}
	for _, m := range members {
		if text, err = appendMember(text, m); err != nil {
			return nil, err
		}
	}
	return append(text, '}'), nil
}

// named is where the member of that name stands, -1 for nowhere.
func named(members []Member, name string) int {
	return slices.IndexFunc(members, func(m Member) bool { return m.Name == name })
}

func appendMember(text []byte, m Member) ([]byte, error) {
	if len(text) > 1 {
		text = append(text, ',')
	}
	text, err := appendString(text, m.Name)
	if err != nil {
		return nil, err
	}
	if text, err = appendValue(append(text, ':'), m.Value); err != nil {
		return nil, fmt.Errorf("member %q: %w", m.Name, err)
	}
	return text, nil
}

// appendValue writes what tokens are mostly made of by itself, and leaves all else to encoding/json.
func appendValue(text []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case string:
		return appendString(text, v)
	case int:
		return strconv.AppendInt(text, int64(v), 10), nil
	case int64:
		return strconv.AppendInt(text, v, 10), nil
	}
	raw, err := marshal(v)
	return append(text, raw...), err
}

func appendString(text []byte, s string) ([]byte, error) {
	if !IsPlain(s) {
		raw, err := marshal(s)
		return append(text, raw...), err
	}
	return append(append(append(text, '"'), s...), '"'), nil
}

// IsPlain reports whether a text is ASCII that can be seen, of which nothing has to be escaped in quotes.
func IsPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
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
