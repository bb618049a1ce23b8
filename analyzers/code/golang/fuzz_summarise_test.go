package golang

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mleready/analyzers/code"
)

// What a model may say about a program: far above what any real one needs.
const (
	maxValues = 128
	maxPieces = 300
)

// bounded fails when an expression has more values, or a value more parts, than folding may make.
func bounded(t *testing.T, m *code.Model) {
	t.Helper()
	value := func(v code.Value) {
		if len(v) > maxPieces {
			t.Fatalf("a value of %d parts", len(v))
		}
		for _, p := range v {
			p.At.Line()
			p.From.Symbol()
		}
	}
	for _, s := range m.Scopes() {
		perPlace := map[code.Place]int{}
		for _, x := range m.Texts(s) {
			value(x.Value)
			perPlace[x.At]++
		}
		for at, n := range perPlace {
			if n > 8*maxValues {
				t.Fatalf("%d texts at line %d", n, at.Line())
			}
		}
		for _, f := range m.Fields(s) {
			value(f.Key)
			if len(f.Val) > maxValues {
				t.Fatalf("an entry of %d values", len(f.Val))
			}
		}
		m.Objects(s)
	}
}

func TestBounds(t *testing.T) {
	lines := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(strings.ReplaceAll(format, "{i}", fmt.Sprint(i)), "{j}", fmt.Sprint(i+1)) + "\n")
		}
		return b.String()
	}
	alternatives := `if c { x{j} = x{i} + "a" } else if !c { x{j} = "b" + x{i} + x{i} } else { x{j} = x{i} + x{i} }`
	for _, test := range []struct{ name, text string }{
		{"alternatives of alternatives", "func f(c bool) string {\nvar " + strings.TrimSuffix(strings.ReplaceAll(lines(60, "x{i},"), "\n", " "), ", ") +
			" string\nx0 = \"s\"\n" + lines(59, alternatives) + "return x59 }"},
		{"functions of functions", "func f0(s string) string { return s }\n" + lines(40, "func f{j}(s string) string { if s == \"\" { return f{i}(s + s) }; return f{i}(f{i}(s) + \"a\") }") +
			`func f() string { return f40("x") }`},
		{"lists of lists", "func l0() []string { return []string{\"a\"} }\n" + lines(40, "func l{j}() []string { if len(l{i}()) > 1 { return l{i}() }; return append(l{i}(), l{i}()...) }") +
			`func f() string { return strings.Join(l40(), " ") }`},
		{"objects of objects", "func o0() map[string]string { return map[string]string{\"a\": \"1\"} }\n" + lines(40, "func o{j}() map[string]string { if len(o{i}()) > 1 { return o{i}() }; return o{i}() }") +
			`func f(r *http.Request) { for k, v := range o40() { r.Header.Set(k, v) } }`},
		{"wrappers of wrappers", "func w0(r *http.Request, k string) { r.Header.Set(k, k) }\n" + lines(8, "func w{j}(r *http.Request, k string) {\n"+strings.Repeat("w{i}(r, k + \"x\")\n", 50)+"}") +
			`func f(r *http.Request) { w8(r, "k") }`},
		{"appends", "func f() string { s := \"\"\n" + strings.Repeat("s += \"abc\"\n", 10_000) + "return s }"},
		{"appended elements", "func f() string { var l []string\n" + strings.Repeat("l = append(l, \"abc\")\n", 10_000) + "return strings.Join(l, \" \") }"},
		{"large map", "var h = map[string]string{\n" + lines(5_000, `"k{i}": "v{i}",`) + "}\nfunc f(r *http.Request) { for k, v := range h { r.Header.Set(k, v) } }"},
		{"assignments in a circle", "func f() string { a, b, c := \"a\", \"b\", \"c\"\na = b + c; b = c + a; c = a + b\na += b; b += c; c += a\nreturn a + b + c }"},
		{"lists in a circle", "func f() string { a, b := []string{\"a\"}, []string{\"b\"}\na = append(b, a...); b = append(a, b...)\nreturn strings.Join(append(a, b...), \" \") }"},
		{"maps in a circle", "func f(r *http.Request) { a, b := http.Header{}, http.Header{\"A\": {\"1\"}}\na = b; b = a\nr.Header = a; for k := range b { a.Set(k, k) } }"},
		{"doubling", "func f() string { s := \"" + strings.Repeat("s", 10_000) + "\"\n" + strings.Repeat("s += s\n", 100) + "return s }"},
	} {
		t.Run(test.name, func(t *testing.T) { bounded(t, modelOf(t, map[string]string{"a.go": imports + test.text})) })
	}
}

func FuzzSummarise(f *testing.F) {
	for _, tests := range [][]foldTest{stringTests, formatTests, listTests, bufferTests, callTests, structTests, fieldTests} {
		for _, test := range tests {
			f.Add(imports + test.text)
		}
	}
	f.Add(signer)
	f.Fuzz(func(t *testing.T, text string) {
		bounded(t, modelOf(t, map[string]string{"a.go": text}))
	})
}

// drawn is an expression of constants, with its value as Go computes it.
func drawn(t *rapid.T, depth int) (expr, value string) {
	word := rapid.StringMatching(`[a-z%: "\\\n]{0,6}`)
	kinds := 5
	if depth == 0 {
		kinds = 1
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
	case 1:
		a, av := drawn(t, depth-1)
		b, bv := drawn(t, depth-1)
		return "(" + a + " + " + b + ")", av + bv
	case 2:
		sep := word.Draw(t, "separator")
		var exprs, values []string
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			e, v := drawn(t, depth-1)
			exprs, values = append(exprs, e), append(values, v)
		}
		return "strings.Join([]string{" + strings.Join(exprs, ", ") + "}, " + strconv.Quote(sep) + ")", strings.Join(values, sep)
	case 3:
		verb := rapid.SampledFrom([]string{"%s", "%v", "x%%%s", "[%[1]s%[1]s]"}).Draw(t, "format")
		e, v := drawn(t, depth-1)
		return "fmt.Sprintf(" + strconv.Quote(verb) + ", " + e + ")", fmt.Sprintf(verb, v)
	case 4:
		w := word.Draw(t, "quoted")
		return fmt.Sprintf("fmt.Sprintf(%q, %q)", "%q", w), strconv.Quote(w)
	}
	w := word.Draw(t, "word")
	return strconv.Quote(w), w
}

func TestFoldsAsGoDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		expr, want := drawn(rt, 3)
		m := modelOf(t, map[string]string{"a.go": imports + "func f() string { x := " + expr + "; return x }"})
		if diff := cmp.Diff([]string{want}, returned(m, scopeOf(t, m, "", "f"))); diff != "" {
			rt.Fatalf("%s (-go +folded):\n%s", expr, diff)
		}
	})
}

// large is a file of n functions that build and send requests.
func large(pkg string, n int) string {
	var b strings.Builder
	b.WriteString(strings.Replace(imports, "package a", "package "+pkg, 1))
	b.WriteString("type client struct{ host, key string }\nfunc line(k, v string) string { return k + \": \" + v + \"\\n\" }\n")
	for i := range n {
		fmt.Fprintf(&b, `func (c *client) send%[1]d(id string) string {
	h := map[string]string{"host": c.host, "x-id-%[1]d": id}
	text := line("host", c.host)
	var names []string
	for k := range h {
		names = append(names, k)
	}
	text += line("id", fmt.Sprintf("%%s-%[1]d", strings.Join(names, " ")))
	c.key = text
	return "https://" + c.host + "/" + text
}
`, i)
	}
	return b.String()
}

func BenchmarkModel(b *testing.B) {
	files := map[string]string{"a.go": large("a", 180)} // 2,000 lines
	for b.Loop() {
		m := modelOf(b, files)
		for _, s := range m.Scopes() {
			m.Texts(s)
		}
	}
}

func BenchmarkManyFiles(b *testing.B) {
	files := map[string]string{}
	for i := range 500 {
		files[fmt.Sprintf("p%[1]d/a.go", i)] = large(fmt.Sprintf("p%d", i), 10)
	}
	m := modelOf(b, files)
	for b.Loop() {
		again := code.Join(m.Files)
		for _, s := range again.Scopes() {
			again.Texts(s)
			again.Fields(s)
		}
	}
}
