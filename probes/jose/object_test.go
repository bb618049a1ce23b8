package jose

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// readSlowly is what ParseObject does, with encoding/json.
func readSlowly(text []byte) (Object, error) {
	var o Object
	switch {
	case !utf8.Valid(text):
		return nil, errors.New("is not UTF-8")
	case json.Unmarshal(text, &o) != nil || o == nil:
		return nil, errors.New("is not a JSON object")
	}
	return o, byToken(json.NewDecoder(bytes.NewReader(text)))
}

// FuzzParseObject compares our reading with that of encoding/json, and the search for names that stand twice with one
// that reads token by token.
func FuzzParseObject(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"a":1,"b":{"a":[{"a":2},{"a":3}]}}`, `{"a":1,"a":2}`, `{"a":{"b":1,"\u0062":2}}`, `{"a":"\",\"a\":1","b":[]}`, `{"a":["a","a",{"x":[],"x":{}}]}`,
		`{"a":1}{"a":1}`, `[{"a":1,"a":2}]`, `null`, ` 5 `, `5 5`, `"a`, `[1,[{}]]`, `{"\ud800":1,"\ufffd":2}`, `{ "a" : { } , "a" : [ ] }`,
		"{\"a\":\xff}", "{\"a\":\"\x1f\"}", `{"a":"\u12G4"}`, `{"a":"\ud83d\ude00","😀":"\x"}`, "\t{\"a\" :\r\n-0.5e+7 , \"\":null} ", `{"a":01}`, `{"a":1.}`, `{"a":-}`,
		`{"a":1e}`, `{"a":.5}`, `{"a":tru}`, `{"a":truex}`, `{"a":1,}`, `{"a":[1,]}`, `{,}`, `{"a"}`, `{"a":}`, `{"a":"`, `{"a":"\`, `{"a":1e999}`, "", " ",
		`{"0":0,"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"h":0}`,
		`{"x":{"0":0,"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0},"\u0078":1}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if got, want := IsJSON(string(text)), json.Valid(text); got != want {
			t.Fatalf("%q: JSON %v, want %v", text, got, want)
		}
		want, wantErr := readSlowly(text)
		got, err := ParseObject(text)
		if (err == nil) != (wantErr == nil) || err != nil && !strings.Contains(err.Error(), wantErr.Error()) {
			t.Fatalf("%q: %v, want %v", text, err, wantErr)
		}
		if err != nil {
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
		for name, raw := range got {
			var s string
			want := raw[0] == '"' && json.Unmarshal(raw, &s) == nil
			if got, ok := got.Text(name); ok != want || got != s {
				t.Errorf("%q: %q is %q %v, want %q %v", text, name, got, ok, s, want)
			}
			var n float64
			want = raw[0] != '"' && raw[0] != 'n' && json.Unmarshal(raw, &n) == nil
			if got, ok := got.Number(name); ok != want || want && got != n {
				t.Errorf("%q: %q is %v %v, want %v %v", text, name, got, ok, n, want)
			}
		}
	})
}

// TestTwice makes sure that the first name is told, in objects small and large.
func TestTwice(t *testing.T) {
	var many strings.Builder
	for i := range 3 * manyNames {
		many.WriteString(`"n` + strings.Repeat("x", i) + `":{"n":1},`)
	}
	for text, want := range map[string]string{
		`{"a":{"b":1,"b":2},"a":3}`:                      `has the member "b" twice`,
		`{"a":{"b":1},"a":{"b":1,"b":2}}`:                `has the member "a" twice`,
		`{"":1,"":2}`:                                    `has the member "" twice`,
		`{` + many.String() + `"nxx":1}`:                 `has the member "nxx" twice`,
		`{` + many.String() + `"n` + "\\u0078" + `":1}`:  `has the member "nx" twice`,
		`{"o":{` + many.String() + `"a":1,"a":2},"o":1}`: `has the member "a" twice`,
		`{"a":1,"a":2`:                                   "is not a JSON object",
		`{"a":1,"a":2} x`:                                "is not a JSON object",
		`{"` + strings.Repeat("a", 50) + `":1,"` + strings.Repeat("a", 50) + `":2}`: `has the member "` + strings.Repeat("a", 40) + `" twice`,
	} {
		if _, err := ParseObject([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%.60s: %v; want %s", text, err, want)
		}
	}
	if o, err := ParseObject([]byte(`{` + many.String() + `"last":1}`)); err != nil || len(o) != 3*manyNames+1 {
		t.Errorf("many names: %d, %v", len(o), err)
	}
}

// TestDeep nests as far as encoding/json goes, and one further.
func TestDeep(t *testing.T) {
	for _, depth := range []int{deepest, deepest + 1} {
		for _, brackets := range [][2]string{{"[", "]"}, {`{"a":`, "}"}} {
			text := []byte(`{"a":` + strings.Repeat(brackets[0], depth-1) + "1" + strings.Repeat(brackets[1], depth-1) + "}")
			_, err := ParseObject(text)
			if valid := json.Valid(text); (err == nil) != valid || IsJSON(string(text)) != valid || valid != (depth == deepest) {
				t.Errorf("%d deep: %v, encoding/json: %v", depth, err, valid)
			}
		}
	}
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
