//go:build cgo

package dialect

import (
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers/code"
)

// FuzzSummarise reads any text in any of the languages, links it and folds everything: it ends, and nothing points outside.
func FuzzSummarise(f *testing.F) {
	for _, tt := range foldTests {
		f.Add(tt.language, tt.text)
	}
	for _, d := range dialects {
		for _, piece := range []string{"(", "{", "[", "f(", "a.b(", "x + ", "if (a) {", "class A {", "'", "\"", "<<<A\n", "a ? b : ", "A<", "json!({\"a\": ", "vec![", "match a { b => ", "r#\"", "use a::{b::", "A { a: ", "|a| ", "\"\\(", "guard let a = ", "a { $0.", "enum A: B { case ", "case ", "when (", "a.apply { ", "a << ", "\"#{", "\"${"} {
			f.Add(d.name, strings.Repeat(piece, 400))
		}
		f.Add(d.name, "class A { String a = b; String b = a; A f() { return f().f(); } }")
	}
	f.Fuzz(func(t *testing.T, language, text string) {
		if len(text) > 1<<14 || dialectOf(language) == nil || language == PHP && strings.Count(text, "<<<") > 4 {
			return
		}
		sum, err := Summarise(language, "a/b.x", mleready.RoleProduction, []byte(text))
		if err != nil {
			return
		}
		inside(t, sum, len(text))
		newLinker(map[string]*code.Summary{sum.Path: sum}).link(sum)
		m := code.Join([]*code.Summary{sum})
		for _, s := range m.Scopes() {
			m.Texts(s)
			m.Fields(s)
			m.Objects(s)
		}
	})
}

func inside(t *testing.T, sum *code.Summary, size int) {
	fits := func(what string, fn int, at code.Span) {
		if fn < code.TopLevel || fn >= len(sum.Funcs) || at.Start < 0 || at.Start > at.End || int(at.End) > size {
			t.Fatalf("%s lies outside: function %d, %v", what, fn, at)
		}
	}
	var expr func(all ...code.Expr)
	expr = func(all ...code.Expr) {
		for _, e := range all {
			fits("expression "+e.Text, code.TopLevel, e.Span)
			expr(e.Args...)
		}
	}
	for _, c := range sum.Calls {
		fits("call "+c.Name, c.Func, c.Span)
		expr(c.Args...)
	}
	for _, a := range sum.Assigns {
		fits("assignment of "+a.Symbol, a.Func, a.Span)
		expr(a.Value)
	}
	for _, e := range sum.Entries {
		fits("entry", e.Func, e.Span)
		expr(e.Key, e.Value)
		if e.Group < 0 || e.Group >= len(sum.Groups) {
			t.Fatalf("entry of no group: %d", e.Group)
		}
	}
	for _, b := range sum.Branches {
		fits("branch", b.Func, b.Span)
		fits("condition", b.Func, b.Test)
	}
	for _, f := range sum.Funcs {
		fits("function "+f.Name, code.TopLevel, f.Span)
		expr(f.Returns...)
	}
}
