//go:build cgo

package javascript

import (
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers/code"
)

// FuzzSummarise reads any text in any of the grammars, links it and folds everything: it ends, and nothing points
// outside.
func FuzzSummarise(f *testing.F) {
	for _, tt := range stringTests {
		f.Add("a.js", tt.text)
	}
	for _, tt := range moduleTests {
		for name, text := range tt.files {
			f.Add(name, text)
		}
	}
	for _, tt := range callTests {
		f.Add("a.ts", tt.text)
	}
	f.Add("a.js", strings.Repeat("(", 3000)+strings.Repeat(")", 3000))
	f.Add("a.js", strings.Repeat("a+", 5000)+"a")
	f.Add("a.js", strings.Repeat("f(x=>", 1500))
	f.Add("a.tsx", strings.Repeat("<a>", 2000))
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 1<<15 || testExtensions[extension(name)] == "" {
			return
		}
		sum, err := Summarise(JavaScript, name, mleready.RoleProduction, []byte(text))
		if err != nil {
			return
		}
		for _, c := range sum.Calls {
			if c.Func < code.TopLevel || c.Func >= len(sum.Funcs) || int(c.End) > len(text) || c.Start > c.End {
				t.Fatalf("call %s lies outside", c.Name)
			}
		}
		m := modelOf(t, map[string]string{"a.js": text})
		for _, s := range m.Scopes() {
			m.Texts(s)
			m.Fields(s)
		}
	})
}

func extension(name string) string { return name[max(strings.LastIndexByte(name, '.'), 0):] }
