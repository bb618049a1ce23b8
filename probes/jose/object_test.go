package jose

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// FuzzParseObject compares the search for names that stand twice with one that reads token by token.
func FuzzParseObject(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"a":1,"b":{"a":[{"a":2},{"a":3}]}}`, `{"a":1,"a":2}`, `{"a":{"b":1,"\u0062":2}}`, `{"a":"\",\"a\":1","b":[]}`, `{"a":["a","a",{"x":[],"x":{}}]}`,
		`{"a":1}{"a":1}`, `[{"a":1,"a":2}]`, `null`, `{"\ud800":1,"\ufffd":2}`, `{ "a" : { } , "a" : [ ] }`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var members map[string]json.RawMessage
		if json.Unmarshal(text, &members) != nil || members == nil {
			if _, err := ParseObject(text); err == nil {
				t.Errorf("%q is no object", text)
			}
			return
		}
		if got, want := unique(text) != nil, byToken(json.NewDecoder(bytes.NewReader(text))) != nil; got != want {
			t.Errorf("%q: a name twice: %v, want %v", text, got, want)
		}
		for name, raw := range members {
			var s string
			want := len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, &s) == nil
			if got, ok := Object(members).Text(name); ok != want || got != s && json.Valid(raw) && bytes.Equal(bytes.ToValidUTF8(raw, nil), raw) {
				t.Errorf("%q: %q is %q %v, want %q %v", text, name, got, ok, s, want)
			}
		}
	})
}

func byToken(d *json.Decoder) error {
	d.UseNumber()
	token, err := d.Token()
	delim, _ := token.(json.Delim)
	if err != nil || delim != '{' && delim != '[' {
		return err
	}
	seen := map[any]bool{}
	for d.More() {
		if delim == '{' {
			name, err := d.Token()
			if err != nil || seen[name] {
				return errors.Join(err, errors.New("twice"))
			}
			seen[name] = true
		}
		if err := byToken(d); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}
