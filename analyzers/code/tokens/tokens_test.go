package tokens

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
)

// summaryOf is what a model of one text says: texts, fields and calls of note.
func summaryOf(t testing.TB, language, text string) []string {
	t.Helper()
	sum, err := Summarise(language, "a", mleready.RoleProduction, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if sum.Depth != mleready.DepthTokens {
		t.Errorf("depth %s", sum.Depth)
	}
	m := code.Join([]*code.Summary{sum})
	s := code.Scope{File: sum, Func: code.TopLevel}
	var out []string
	for _, x := range m.Texts(s) {
		out = append(out, x.String())
	}
	for _, f := range m.Fields(s) {
		for _, v := range f.Val {
			out = append(out, string(f.Kind)+" "+f.Key.String()+"="+v.String())
		}
	}
	for _, c := range m.Calls(s) {
		out = append(out, strings.TrimSpace("call "+c.Name+" "+string(c.Kind)+" "+c.Hash))
	}
	for _, i := range sum.Imports {
		out = append(out, "import "+i.Path)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestSummarise(t *testing.T) {
	tests := []struct {
		language, text string
		want           []string
	}{
		{"javascript", `const a = 'x' + "y"; // 'not this'`, []string{"xy"}},
		{"javascript", "const t = `a${b + `c`}d`", []string{"a￼d"}},
		{"javascript", `const NAME = 'v'; /* 'no' */ const headers = { A: NAME, 'b-c': 'd', e: f(1) }`, []string{"call f", "headers A=v", "headers b-c=d", "headers e=￼", "d", "v", "1", "￼"}},
		{"javascript", `let s = 'a'; s += 'b'`, []string{"ab"}},
		{"javascript", `const c = require('crypto'); import x from "y"; x.createHmac('sha256', k).update('z')`, []string{"call update", "call x.createHmac mac sha256", "import crypto", "import y", "sha256", "z", "￼"}},
		{"typescript", `xhr.setRequestHeader('A', "b"); console.log('no')`, []string{"b", "headers A=b"}},
		{"javascript", `const r = /['"]/g; const a = 'x' / 2; f('y')`, []string{"call f", "x", "y", "￼"}},
		{"php", `<?php $h = 'a' . "b{$c}d"; # 'no'
$o = ['K' => 'v']; hash_hmac('sha256', $s, $k);`, []string{"ab￼d", "call hash_hmac mac sha256", "map K=v", "sha256", "v", "￼"}},
		{"python", `H = "a" + f"b{c}d" # 'no'
D = {"k": 'v'}`, []string{"ab￼d", "map k=v", "v"}},
		{"java", `String a = "x" + NAME; req.setHeader("A", "b"); // "no"`, []string{"b", "headers A=b", "x￼"}},
		{"ruby", "a = \"x#{y}\" + 'z'", []string{"x￼z"}},
	}
	for _, tt := range tests {
		slices.Sort(tt.want)
		if diff := cmp.Diff(tt.want, summaryOf(t, tt.language, tt.text)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tt.language, tt.text, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	if _, err := Summarise("cobol", "a", "", nil); err == nil {
		t.Error("a language without a syntax was read")
	}
	if _, err := Summarise("java", "a", "", make([]byte, maxBytes+1)); err == nil {
		t.Error("text over the limit was read")
	}
}

func FuzzSummarise(f *testing.F) {
	for language := range syntaxes {
		f.Add(language, `a = "b${c}" + 'd' ; f({k: "v"}, /x/) // e`)
		f.Add(language, "'\n\"\\`${`")
	}
	f.Fuzz(func(t *testing.T, language, text string) {
		sum, err := Summarise(language, "a", mleready.RoleProduction, []byte(text))
		if err != nil {
			return
		}
		for _, u := range sum.Uses {
			if u.Value.Start < 0 || u.Value.Start > u.Value.End || int(u.Value.End) > len(text) {
				t.Fatalf("%v lies outside of %q", u.Value.Span, text)
			}
		}
		m := code.Join([]*code.Summary{sum})
		for _, s := range m.Scopes() {
			m.Texts(s)
			m.Fields(s)
		}
	})
}
