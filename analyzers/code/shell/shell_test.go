package shell

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// told is what a model of files says: texts, headers, calls of note.
func told(sums ...*code.Summary) []string {
	m := code.Join(sums)
	var out []string
	for _, s := range m.Scopes() {
		for _, x := range m.Texts(s) {
			out = append(out, x.String())
		}
		for _, f := range m.Fields(s) {
			for _, v := range f.Val {
				out = append(out, f.Key.String()+"="+v.String())
			}
		}
		for _, c := range m.Calls(s) {
			if c.Kind != "" {
				out = append(out, strings.TrimSpace("call "+c.Name+" "+string(c.Kind)+" "+c.Hash))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestSummarise(t *testing.T) {
	const hole = "￼"
	tests := []struct {
		language, name, text string
		want                 []string // all of them
		not                  string   // nothing that holds this
	}{
		{Shell, "curl", `#!/bin/sh
# curl -H "A: no"
HOST=pay.example
curl -X POST -H "v-c-merchant-id: $MID" --header='Signature: keyid="k"' -H Host:${HOST} --data-raw '{"a":1}' "https://$HOST/pts"`,
			[]string{`v-c-merchant-id=` + hole, `Signature=keyid="k"`, "Host=pay.example", `{"a":1}`, "https://pay.example/pts", "POST", "call curl request"}, "no"},
		{Shell, "signed text", "sig=$(printf 'host: %s\\n(request-target): %s' \"$HOST\" \"post /x\" | openssl dgst -sha256 -hmac \"$KEY\" -binary | base64)\necho \"no words\"",
			[]string{"host: " + hole + "\n(request-target): post /x", "call openssl mac sha256"}, "no words"},
		{Shell, "function", `sign() {
  local path="$1"
  echo "target: post $path"
}
text=$(sign /pts)`, []string{"target: post /pts"}, ""},
		{Shell, "array", `args=(-H "A: b"
  -H 'C: d' # -H "no: no"
)
curl "${args[@]}" https://pay.example`, []string{"A=b", "C=d", "https://pay.example"}, "no"},
		{Shell, "here-document", "cat <<EOF | curl -d @- https://pay.example\n{\"mid\": \"${MID:-shop}\"}\nEOF\nX=after", []string{"{\"mid\": \"shop\"}\n", "after"}, "EOF"},
		{Shell, "plain here-document", "cat <<'EOF'\na $HOME\nEOF\n", []string{"a $HOME\n"}, ""},
		{Shell, "appended", "a=x\na+=y\nexport B=\"$a-z\"", []string{"xy", "xy-z"}, ""},
		{Shell, "joined lines", "curl \\\n  -H \"A: b\" \\\n  https://pay.example", []string{"A=b", "https://pay.example"}, ""},
		{Make, "recipe", "HOST := pay.example # no\ncall:\n\t@curl -H \"A: $(HOST)\" https://$(HOST)/x\n\t# no\n", []string{"A=pay.example", "https://pay.example/x"}, "no"},
		{Batch, "batch", "@echo off\r\nREM no\r\nset HOST=pay.example\r\ncurl -X POST ^\r\n  -H \"A: %MID%\" https://%HOST%/x\r\n", []string{"A=" + hole, "https://pay.example/x", "POST"}, "no"},
	}
	for _, tt := range tests {
		sum, err := Summarise(tt.language, "a", mleready.RoleProduction, []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		got := told(sum)
		for _, want := range tt.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %q", tt.name, want, got)
			}
		}
		if tt.not != "" && slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, tt.not) }) {
			t.Errorf("%s: %q counts: %q", tt.name, tt.not, got)
		}
	}
}

func TestSourced(t *testing.T) {
	tree := codetest.Tree{FS: fstest.MapFS{
		"bin/pay.sh":      {Data: []byte(`. "$DIR/lib/settings.sh"` + "\ncurl -H \"x-trigger: 1\" https://$HOST/")},
		"lib/settings.sh": {Data: []byte("HOST=pay.example\n")},
		"bin/talk.sh":     {Data: []byte("# x-trigger\nHOST=other.example\n")},
	}, Extensions: map[string]string{".sh": Shell}}
	sums, skipped := Adapters([]string{"x-trigger"})[0].Summarise(t.Context(), tree, []string{"bin/pay.sh", "bin/talk.sh"})
	if len(skipped) > 0 {
		t.Error(skipped)
	}
	var paths []string
	for _, s := range sums {
		paths = append(paths, s.Path)
	}
	if diff := cmp.Diff([]string{"bin/pay.sh", "lib/settings.sh"}, paths); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if got := told(sums...); !slices.Contains(got, "https://pay.example/") {
		t.Errorf("no address in %q", got)
	}
}

func TestRefused(t *testing.T) {
	if _, err := Summarise(Shell, "a", "", make([]byte, maxBytes+1)); err == nil {
		t.Error("text over the limit was read")
	}
}

func FuzzSummarise(f *testing.F) {
	for _, text := range []string{"a=$(b `c` ${d:-e} \"$f\") <<E | g\nx $y\nE\n", "f() { echo \"$1\"; }\nx=(a -H \"b: $c\")\n", "A := b\nt:\n\t@c $(A) $$(d)\n", "set A=b\ncurl %A% ^\n -H \"c: !d!\""} {
		f.Add(Shell, text)
		f.Add(Make, text)
		f.Add(Batch, text)
	}
	f.Fuzz(func(t *testing.T, language, text string) {
		sum, err := Summarise(language, "a", mleready.RoleProduction, []byte(text))
		if err != nil {
			return
		}
		sum.Expressions(func(e *code.Expr) {
			if e.Start < 0 || e.Start > e.End || int(e.End) > len(text) {
				t.Fatalf("%v lies outside of %q", e.Span, text)
			}
		})
		told(sum)
	})
}
