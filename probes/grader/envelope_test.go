package grader

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzJSONLeaves compares with a walk from token to token.
func FuzzJSONLeaves(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"a":{"b":"c"}}`, ` {"a" : [ 1 , "x" , { "b" : null } , [ ] ] , "" : { "c" : true } , "d" : -1.5e3 } `, `{"a":"\\","b":"\"\u0041\\\"","a":""}`,
		"{\"\xff\":\"\xfe\"}", `{"a":1`, `[{}]`, `null`, "", "\u00a0{}", `{"a":` + strings.Repeat(`{"b":`, deepest) + "1" + strings.Repeat("}", deepest+1),
		`{"a":` + strings.Repeat(`{"b":`, deepest-1) + "1" + strings.Repeat("}", deepest), `{"a":` + strings.Repeat(`[`, deepest) + strings.Repeat("]", deepest) + "}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		want, wantErr := leavesByToken(body)
		got, err := jsonLeaves(body)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, want %v", body, err, wantErr)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(leaf{})); err == nil && diff != "" {
			t.Errorf("%q (-want +got):\n%s", body, diff)
		}
	})
}

func leavesByToken(body string) (leaves []leaf, err error) {
	if !strings.HasPrefix(strings.TrimSpace(body), "{") || !json.Valid([]byte(body)) {
		return nil, errNoDocument
	}
	d := json.NewDecoder(strings.NewReader(body))
	d.UseNumber()
	var walk func(parent, name string, depth int) error
	walk = func(parent, name string, depth int) error {
		token, err := d.Token()
		if err != nil || depth > deepest {
			return errNoDocument
		}
		delim, nested := token.(json.Delim)
		text, _ := token.(string)
		if name != "" {
			leaves = append(leaves, leaf{parent, name, text, depth, nested})
		}
		for nested && d.More() {
			inner, outer, below := name, parent, depth
			if delim == '{' {
				token, err := d.Token()
				if err != nil {
					return errNoDocument
				}
				inner, _ = token.(string)
				outer, below = name, depth+1
			}
			if err := walk(outer, inner, below); err != nil {
				return err
			}
		}
		if nested {
			_, err = d.Token()
		}
		return err
	}
	err = walk("", "", 0)
	return leaves, err
}
