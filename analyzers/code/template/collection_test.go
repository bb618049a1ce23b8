package template

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCollection makes one program of scripts whose bytes are those of the file, escapes apart.
func TestCollection(t *testing.T) {
	const text = `{"info": {"schema": "https://schema.getpostman.com/a"}, "exec": ["no();"],
"item": [{"event": [{"listen": "prerequest", "script": {"exec": [
  "var a = \"b\";",
  "c(a);"
]}}], "request": {"body": {"raw": "no()"}}}, {"event": [{"script": {"exec": "d();\ne();"}}]}]}`
	in := collection("a.json", []byte(text))[0]
	if diff := cmp.Diff("(function () {\nvar a = \"b\";\nc(a);\n})();\n(function () {\nd();\ne();\n})();\n", string(in.text)); diff != "" {
		t.Error(diff)
	}
	for _, word := range []string{"var a", "b", "c(a)", "d()", "e()"} {
		at := int(in.offset(int32(strings.Index(string(in.text), word))))
		if !strings.HasPrefix(text[at:], word) && !strings.HasPrefix(text[at:], `\n`) {
			t.Errorf("%s stands at %q", word, text[at:at+6])
		}
	}
}

func FuzzCollection(f *testing.F) {
	f.Add(`{"item": [{"event": [{"script": {"exec": ["a\u00e9\"", "b"]}}]}]}`)
	f.Add(`{"script": {"exec": ["`)
	f.Fuzz(func(t *testing.T, text string) {
		in := collection("a.json", []byte(text))[0]
		for i := range in.at {
			if at := in.offset(int32(i)); at < 0 || int(at) > len(text) {
				t.Errorf("offset %d of %d bytes", at, len(text))
			}
		}
		if len(in.at) != len(in.text)+1 {
			t.Errorf("%d offsets for %d bytes", len(in.at), len(in.text))
		}
	})
}
