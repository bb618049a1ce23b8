//go:build cgo

package languages

import (
	"strings"
	"testing"
	"time"

	"mleready/analyzers/code/dialect"
)

func init() {
	for _, language := range dialect.Languages() {
		hostile[language] = parseDialect
	}
}

// TestHostileText costs at most the one file: a parser in C that overflows its stack or runs away ends with its child.
func TestHostileText(t *testing.T) {
	generics := "class A { " + strings.Repeat("A<", 100_000) + strings.Repeat(">", 100_000) + " a; }"
	heredocs := "<?php $a = " + strings.Repeat("<<<A\n{$x[", 2000)
	tests := []struct{ name, language, text string }{
		{"nested generics", dialect.CSharp, generics},
		{"nested heredocs", dialect.PHP, heredocs},
		{"brackets", dialect.Java, "class A { int a = " + strings.Repeat("(", 100_000)},
		{"calls", dialect.Java, "class A { void f() { a" + strings.Repeat(".b()", 50_000) + "; } }"},
		{"closures", dialect.Groovy, strings.Repeat("a b(x = { ", 30_000) + strings.Repeat("}) {}", 30_000)},
		{"blocks", dialect.Scala, "object A { def f = " + strings.Repeat("a { b => ", 30_000)},
		{"cascades", dialect.Dart, "var a = b" + strings.Repeat("..c({", 20_000)},
		{"indents", dialect.Python, strings.Repeat("if a:\n ", 2000)},
		{"macros", dialect.Rust, "fn f() { " + strings.Repeat("json!({\"a\": [", 50_000)},
		{"closures", dialect.Rust, "fn f() { a" + strings.Repeat(".map(|b| b", 20_000)},
		{"comments", dialect.Rust, strings.Repeat("/*", 100_000)},
		{"brackets", dialect.Swift, "let a = " + strings.Repeat("(", 100_000)},
		{"texts in texts", dialect.Swift, "let a = " + strings.Repeat(`"\(`, 50_000)},
		{"comments", dialect.Swift, strings.Repeat("/*", 2_000)},
		{"no text", dialect.Swift, strings.Repeat("\x00\xff#\"", 5_000)},
		{"no text", dialect.Python, strings.Repeat("\x00\xff", 50_000)},
	}
	p := newTestPool(t, Options{Jobs: 1, Limits: Limits{Memory: 256 << 20, Time: 5 * time.Second}})
	for _, tt := range tests {
		start := time.Now()
		sum, err := p.parse(t.Context(), Request{Language: tt.language, Path: "a", Text: []byte(tt.text)}, newPatience(p.Limits.Time))
		if err == nil && sum == nil {
			t.Errorf("%s: neither a summary nor why not", tt.name)
		}
		t.Logf("%s: %v, %v", tt.name, err, time.Since(start))
		if _, err := p.parse(t.Context(), Request{Language: dialect.Java, Path: "b", Text: []byte(`class A { String a = "b"; }`)}, newPatience(p.Limits.Time)); err != nil {
			t.Errorf("after %s: %v", tt.name, err)
		}
	}
}
