package golang

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// modelOf joins what the disk adapter says about a module named m.
func modelOf(t testing.TB, files map[string]string) *code.Model {
	t.Helper()
	fsys := fstest.MapFS{"go.mod": {Data: []byte("module m\n\ngo 1.26\n")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree := codetest.Tree{FS: fsys, Extensions: map[string]string{".go": Language}}
	sums, skipped := Adapter().Summarise(context.Background(), tree, tree.Paths(Language))
	for _, s := range skipped {
		t.Logf("skipped %s: %s", s.Path, s.Reason)
	}
	return code.Join(sums)
}

// scopeOf finds a function by its name, or with "" the top level of a file.
func scopeOf(t testing.TB, m *code.Model, path, name string) code.Scope {
	t.Helper()
	for _, s := range m.Scopes() {
		if s.Name() == name && (path == "" || s.File.Path == path) {
			return s
		}
	}
	t.Fatalf("no function %q in %q", name, path)
	return code.Scope{}
}

// returned is what the function returns, each alternative once, sorted.
func returned(m *code.Model, s code.Scope) []string {
	var out []string
	for i := range s.File.Funcs[s.Func].Returns {
		for _, v := range m.Fold(s, &s.File.Funcs[s.Func].Returns[i]) {
			out = append(out, v.String())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fields is each entry of a function as key=values, sorted.
func fields(m *code.Model, s code.Scope) []string {
	var out []string
	for _, f := range m.Fields(s) {
		var vals []string
		for _, v := range f.Val {
			vals = append(vals, v.String())
		}
		out = append(out, f.Key.String()+"="+strings.Join(vals, "|"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// imports are what the test's bodies may use.
const imports = `package a
import ("bytes"; "fmt"; "io"; "maps"; "net/http"; "os"; "path"; "slices"; "sort"; "strconv"; "strings")
var (_ = bytes.Equal; _ = fmt.Sprint; _ io.Reader; _ = maps.Keys[map[string]int]; _ http.Header; _ = os.Exit; _ = path.Join; _ = slices.Sort[[]string]; _ = sort.Strings; _ = strconv.Quote; _ = strings.Join)
`

type foldTest struct {
	name, text string // f is the function in question
	want       []string
}

var stringTests = []foldTest{
	{"literal", `func f() string { return "a b" }`, []string{"a b"}},
	{"escapes", `func f() string { return "a\n\"b\"\t\u00e9" }`, []string{"a\n\"b\"\té"}},
	{"raw literal", "func f() string { return `a\\n\"b\"` }", []string{`a\n"b"`}},
	{"concatenation", `func f() string { return "a" + ("b" + "c") + "d" }`, []string{"abcd"}},
	{"variable", `func f() string { x := "a"; y := x + "b"; return y + x }`, []string{"aba"}},
	{"unknown", `func f(x string) string { return "a=" + x + "&b=" + os.Getenv("B") }`, []string{"a=￼&b=￼"}},
	{"alternatives", `func f(c bool) string { x := "a"; if c { x = "b" }; return "<" + x + ">" }`, []string{"<a>", "<b>"}},
	{"appended under a condition", `func f(c bool) string { x := "a"; if c { x += "b" }; x += "c"; return x }`, []string{"abc"}},
	{"appended to itself", `func f() string { x := "a"; x = x + "b"; x = fmt.Sprintf("%sc", x); return x }`, []string{"abc"}},
	{"declared empty", `func f() string { var x string; x += "a"; x += "b"; return x }`, []string{"ab"}},
	{"put in front", `func f() string { x := "a"; x = "b" + x; return x }`, []string{"a", "b￼"}},
	{"constants", `const (
	A = "a"
	B
	C = A + "c"
)
func f() string { return A + B + C }`, []string{"aaac"}},
	{"local constant", `const A = "outer"
func f() string { const A = "inner"; return A }`, []string{"inner"}},
	{"package variable", `var host = "h" + ".example"
func f() string { return "https://" + host }`, []string{"https://h.example"}},
	{"shadowed", `func f() string { x := "outer"; { x := "inner"; _ = x }; return x }`, []string{"outer"}},
	{"shadowed by a clause", `func f(v any) string { x := "outer"; switch x := v.(type) { case string: _ = x }; return x }`, []string{"outer"}},
	{"type switch beside a package variable", `var x = "outer"
func g(v string, a any) { switch x := a.(type) { case string: _ = x } }
func f() string { return x }`, []string{"outer"}},
	{"conversion", `type name string
func f() string { return string(name("a")) + string([]byte("b")) + string([]rune("c")) }`, []string{"abc"}},
	{"multiple assignment", `func f() string { a, b := "x", "y"; return a + b }`, []string{"xy"}},
	{"second result", `func g() (string, string) { return "a", "b" }
func f() string { x := "c"; _, x = g(); return x }`, []string{"c", "￼"}},
	{"first result", `func g() (string, error) { return "a", nil }
func f() string { x, err := g(); _ = err; return x }`, []string{"a"}},
	{"sum of numbers", `func f() string { n := 1; return fmt.Sprintf("%d", n+2) }`, []string{"￼"}},
	{"counted", `func f() string { n := 0; for i := 0; i < 3; i++ { n += 1 }; return fmt.Sprintf("n=%d", n) }`, []string{"n=0", "n=￼"}},
	{"labelled loop", `func f(in []string) string { s := ""
outer:
	for _, x := range in { for range x { continue outer }; s += "a" }
	return s }`, []string{"a"}},
	{"select and switch", `func f(c chan string, k int) string { s := ""
	select { case x := <-c: s += x; default: s += "a" }
	switch k { case 1: s += "b"; default: s += "c" }
	return s }`, []string{"￼abc"}},
	{"goroutine and defer", `func f() string { s := ""; defer func() { s += "c" }(); go func() { s += "d" }(); return s }`, []string{"cd"}},
}

var formatTests = []foldTest{
	{"verbs", `func f(x string) string { return fmt.Sprintf("%s|%v|%d|%q|%%", "a", "b", 3, x) }`, []string{`a|b|3|"￼"|%`}},
	{"quotes inside", `func f() string { return fmt.Sprintf("%q", "a\"b\n") }`, []string{`"a\"b\n"`}},
	{"indexes", `func f() string { return fmt.Sprintf("%[2]s-%[1]s-%s", "a", "b") }`, []string{"b-a-b"}},
	{"star", `func f(w int) string { return fmt.Sprintf("%*d|%s", w, 7, "a") }`, []string{"￼|a"}},
	{"width of a constant", `func f() string { return fmt.Sprintf("%-4s|%.1s|%x", "a", "bc", "k") }`, []string{"a   |b|6b"}},
	{"width of a variable", `func f(x string) string { return fmt.Sprintf("%-4s|%x", x, x) }`, []string{"￼|￼"}},
	{"width of a known variable", `func f() string { x := "a"; return fmt.Sprintf("%4s", x) }`, []string{"￼"}},
	{"missing argument", `func f() string { return fmt.Sprintf("%s,%s", "a") }`, []string{"a,￼"}},
	{"list", `func f() string { return fmt.Sprintf("%v", []string{"a", "b"}) }`, []string{"[a b]"}},
	{"numbers as written", `func f() string { return fmt.Sprintf("%d %d %v", 0x10, 1_000, 1e3) }`, []string{"￼ ￼ ￼"}},
	{"format of another", `const layout = "%s: %s\n"
func f(v string) string { return fmt.Sprintf(layout, "host", v) }`, []string{"host: ￼\n"}},
	{"format in parts", `func f() string { return fmt.Sprintf("%s: "+"%s", "a", "b") }`, []string{"a: b"}},
	{"format unknown", `func f(l string) string { return fmt.Sprintf(l, "a") }`, []string{"￼"}},
	{"Sprint", `func f() string { return fmt.Sprint("a", "b", 1, 2) }`, []string{"ab1 2"}},
	{"Sprintln", `func f(x string) string { return fmt.Sprintln("a:", x) }`, []string{"a: ￼\n"}},
	{"Quote", `func f(x string) string { return strconv.Quote("a") + strconv.Quote("\n") + strconv.Quote(x) }`, []string{`"a""\n""￼"`}},
	{"case", `func f() string { return strings.ToLower("AB") + strings.ToUpper("cd") + http.CanonicalHeaderKey("v-c-id") }`, []string{"abCDV-C-Id"}},
	{"trimmed", `func f() string { return strings.TrimSpace(" a ") + strings.TrimSuffix("b;", ";") + strings.Trim("(c)", "()") }`, []string{"abc"}},
	{"trimmed again", `func f() string { x := "a,"; x = strings.TrimSuffix(x, ","); return x }`, []string{"a,"}},
	{"replaced", `func f(v string) string { return strings.ReplaceAll("host={h}&port={h}", "{h}", v) + strings.Replace("aa", "a", "b", 1) }`, []string{"host=￼&port=￼ba"}},
	{"path", `func f(v string) string { return path.Join("/a/", "../b") + path.Join("c", v) }`, []string{"/bc/￼"}},
}

var listTests = []foldTest{
	{"literal", `func f() string { return strings.Join([]string{"a", "b", "c"}, ", ") }`, []string{"a, b, c"}},
	{"variable", `func f() string { l := []string{"a", "b"}; return strings.Join(l, " ") }`, []string{"a b"}},
	{"package variable", `var l = []string{"a", "b"}
func f() string { return strings.Join(l, " ") }`, []string{"a b"}},
	{"appended", `func f() string { l := []string{"a"}; l = append(l, "b", "c"); return strings.Join(l, " ") }`, []string{"a b c"}},
	{"made", `func f() string { l := make([]string, 0, 4); l = append(l, "a"); l = append(l, "b"); return strings.Join(l, " ") }`, []string{"a b"}},
	{"from nil", `func f() string { var l []string = nil; l = append(l, "a"); return strings.Join(append([]string(nil), l...), " ") }`, []string{"a"}},
	{"unknown head", `func g() []string
func f() string { l := g(); l = append(l, "a"); return strings.Join(l, " ") }`, []string{"￼ a"}},
	{"unknown argument", `func f(l []string) string { l = append(l, "a"); return strings.Join(l, " ") }`, []string{"￼ a"}},
	{"appended list", `func f() string { m := []string{"b", "c"}; l := append([]string{"a"}, m...); return strings.Join(l, " ") }`, []string{"a b c"}},
	{"appended to another", `func f() string { m := []string{"a"}; l := append(m, "b"); return strings.Join(l, " ") }`, []string{"a b"}},
	{"result of a call, appended", `func g() []string { return []string{"a"} }
func f() string { return strings.Join(append(g(), "b"), " ") }`, []string{"a b"}},
	{"loop over a list", `func f() string { var l []string; for _, x := range []string{"a", "b"} { l = append(l, "<"+x+">") }; return strings.Join(l, " ") }`, []string{"<a> <b>"}},
	{"loop over a map", `func f() string { h := map[string]string{"a": "1", "b": "2"}; var l []string
	for k := range h { l = append(l, k) }
	sort.Strings(l); return strings.Join(l, " ") }`, []string{"a b"}},
	{"used as a string", `func f() string { l := []string{"a"}; l = append(l, "b"); return fmt.Sprint(l) }`, []string{"a b"}},
	{"split", `func f() string { return strings.Join(strings.Split("a,b", ","), " ") + strings.Join(strings.Fields("c  d"), "-") }`, []string{"a bc-d"}},
	{"pieces of a string are no list", `func f() string { s := "a"; s += "b"; return path.Join("c", s) }`, []string{"c/ab"}},
	{"element", `func f() string { l := []string{"a", "b"}; x := ""; for i := range l { x += l[i] + ";" }; return x }`, []string{"a;b;"}},
	{"structs", `type h struct{ name, value string }
func f() string { s := ""; for _, x := range []h{{"a", "1"}, {"b", "2"}} { s += x.name + "\n" }; return s }`, []string{"a\nb\n"}},
	{"bytes", `func f() string { b := []byte("a"); b = append(b, "b"...); b = append(b, '\n'); return string(b) }`, []string{"ab\n"}},
}

var bufferTests = []foldTest{
	{"Builder", `func f(v string) string { var b strings.Builder; b.WriteString("a: "); b.WriteString(v); b.WriteByte('\n'); b.WriteRune('é'); return b.String() }`, []string{"a: ￼\né"}},
	{"Buffer", `func f() []byte { var b bytes.Buffer; b.WriteString("a"); b.Write([]byte("b")); return b.Bytes() }`, []string{"ab"}},
	{"Buffer with a beginning", `func f() string { b := bytes.NewBufferString("a"); b.WriteString("b"); return b.String() }`, []string{"ab"}},
	{"Fprintf", `func f() string { var b strings.Builder; fmt.Fprintf(&b, "%s: %d\n", "a", 1); fmt.Fprint(&b, "100%", "s"); fmt.Fprintln(&b, "x:", "y"); io.WriteString(&b, "%d"); return b.String() }`,
		[]string{"a: 1\n100%sx: y\n%d"}},
	{"turn by turn", `func f(h map[string]string) string { var b strings.Builder
	for _, k := range []string{"host", "digest"} { b.WriteString(k); b.WriteString(": "); b.WriteString(h[k]); b.WriteString("\n") }
	return b.String() }`, []string{"host: ￼\ndigest: ￼\n"}},
	{"two loops", `func f() string { s := ""
	for _, k := range []string{"a", "b"} { s += k }
	for _, k := range []string{"c", "d"} { s += k }
	return s }`, []string{"abcd"}},
	{"long loop", `func f() string { s := ""
	for _, k := range []string{"a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t"} { s += k + "," }
	return s }`, []string{"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,"}},
}

var callTests = []foldTest{
	{"parameters", `func line(k, v string) string { return k + ": " + v }
func f() string { return line("a", "1") + line("b", "2") }`, []string{"a: 1b: 2"}},
	{"nested calls of one function", `func quote(s string) string { return "<" + s + ">" }
func f() string { return quote(quote("a")) }`, []string{"<<a>>"}},
	{"parameter added to", `func end(s string) string { s += "!"; return s }
func f() string { return end("a") }`, []string{"a!"}},
	{"parameter with a default", `func or(s string) string { if s == "" { s = "b" }; return s }
func f() string { return or("a") }`, []string{"a", "b"}},
	{"own parameter added to", `func f(s string) string { s += "!"; return s }`, []string{"￼!"}},
	{"recursion", `func f(n int) string { if n == 0 { return "a" }; return "b" + f(n-1) }`, []string{"a", "ba", "bb￼"}},
	{"mutual recursion", `func g(n int) string { return "g" + f(n) }
func f(n int) string { if n == 0 { return "." }; return "f" + g(n) }`, []string{".", "fg.", "fgf￼"}},
	{"named result", `func g() (s string) { s = "a"; return }
func f() string { return g() }`, []string{"a"}},
	{"named result and another", `func g(c bool) (s string, err error) { s = "a"; if c { return "b", nil }; return }
func f() string { s, _ := g(true); return s }`, []string{"a", "b"}},
	{"generic", `func id[T any](x T) T { return x }
func f() string { return id("a") + id[string]("b") }`, []string{"ab"}},
	{"method", `type c struct{ host string }
func (c *c) url(p string) string { return "https://" + c.host + p }
func f() string { x := &c{host: "h"}; return x.url("/a") }`, []string{"https://h/a"}},
	{"method of a field", `type inner struct{ n string }
func (i inner) name() string { return i.n }
type outer struct{ in inner }
func f() string { o := outer{in: inner{"a"}}; return o.in.name() }`, []string{"a"}},
	{"embedded", `type base struct{ host string }
func (b base) url() string { return "//" + b.host }
type client struct{ base; path string }
func f() string { c := client{base: base{"h"}, path: "/p"}; return c.url() + c.path + c.host }`, []string{"//h/ph"}},
	{"method value", `type c struct{}
func (c) name() string { return "a" }
func f() string { g := c{}.name; return g() }`, []string{"a"}},
	{"variadic", `func g(l ...string) string { return strings.Join(l, " ") }
func f() string { return g("a", "b") }`, []string{"a b"}},
	{"variadic spread", `func g(l ...string) string { return strings.Join(l, " ") }
func f() string { l := []string{"a", "b"}; return g(l...) }`, []string{"a b"}},
}

var structTests = []foldTest{
	{"keyed", `type s struct{ a, b string }
func f() string { x := s{b: "b", a: "a"}; return x.a + x.b }`, []string{"ab"}},
	{"positional", `type s struct{ a, b string }
func f() string { x := s{"a", "b"}; return x.a + x.b }`, []string{"ab"}},
	{"pointer and nested", `type in struct{ a string }
type s struct{ in *in }
func f() string { x := &s{&in{a: "a"}}; return x.in.a }`, []string{"a"}},
	{"assigned", `type s struct{ a string }
func f() string { var x s; x.a = "a"; x.a += "b"; return x.a }`, []string{"ab"}},
	{"package variable", `var conf = struct{ host, path string }{"h", "/p"}
func f() string { return conf.host + conf.path }`, []string{"h/p"}},
	{"package variable of a type", `type s struct{ host string }
var conf = s{host: "h"}
func f() string { return conf.host }`, []string{"h"}},
	{"constructor", `type s struct{ key string }
func make1(key string) *s { return &s{key: key} }
func (x *s) id() string { return "id=" + x.key }
func f() string { return make1("k").id() }`, []string{"id=￼"}},
}

func TestReturned(t *testing.T) {
	for group, tests := range map[string][]foldTest{
		"strings": stringTests, "formats": formatTests, "lists": listTests, "buffers": bufferTests, "calls": callTests, "structs": structTests,
	} {
		t.Run(group, func(t *testing.T) {
			for _, test := range tests {
				t.Run(test.name, func(t *testing.T) {
					m := modelOf(t, map[string]string{"a.go": imports + test.text})
					if diff := cmp.Diff(test.want, returned(m, scopeOf(t, m, "", "f"))); diff != "" {
						t.Errorf("%s\n(-want +got):\n%s", test.text, diff)
					}
				})
			}
		})
	}
}
