package golang

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
)

// program is three packages in which a signing string goes through constants, a helper and a field.
var program = map[string]string{
	"names/names.go": `package names

const Host = "host"

func Line(name, value string) string {
	return name + ": " + value
}
`,
	"sign/sign.go": `package sign

import "m/names"

type Signer struct{ prefix string }

func (s *Signer) Text(v string) string {
	text := s.prefix
	text += names.Line(names.Host, v)
	return text
}
`,
	"main.go": `package main

import "m/sign"

func run() string {
	s := &sign.Signer{}
	return "<" + s.Text("h") + ">"
}
`,
}

// parts writes down a value: text@at<from via.
func parts(v code.Value) []string {
	var out []string
	for _, p := range v {
		text := p.Text
		if p.Hole {
			text = string(code.Hole) + p.Name
		}
		line := fmt.Sprintf("%s@%s:%d<%s:%d", text, p.At.File.Path, p.At.Line(), p.From.File.Path, p.From.Line())
		if p.Via.File != nil {
			line += " " + p.Via.Name()
		}
		out = append(out, line)
	}
	return out
}

func TestParts(t *testing.T) {
	m := modelOf(t, program)
	for _, test := range []struct {
		path, fn string
		want     []string
	}{
		{"names/names.go", "Line", []string{
			"￼name@names/names.go:6<names/names.go:6", ": @names/names.go:6<names/names.go:6", "￼value@names/names.go:6<names/names.go:6",
		}},
		{"sign/sign.go", "Signer.Text", []string{
			"￼prefix@sign/sign.go:8<sign/sign.go:8",
			"host@sign/sign.go:9<names/names.go:3", ": @sign/sign.go:9<names/names.go:6 Line", "￼v@sign/sign.go:9<sign/sign.go:9",
		}},
		{"main.go", "run", []string{
			"<@main.go:7<main.go:7", "￼prefix@main.go:7<sign/sign.go:8 Signer.Text",
			"host@main.go:7<names/names.go:3 Signer.Text", ": @main.go:7<names/names.go:6 Signer.Text", "h@main.go:7<main.go:7",
			">@main.go:7<main.go:7",
		}},
	} {
		t.Run(test.fn, func(t *testing.T) {
			s := scopeOf(t, m, test.path, test.fn)
			values := m.Fold(s, &s.File.Funcs[s.Func].Returns[0])
			if len(values) != 1 {
				t.Fatalf("%d values, want 1: %q", len(values), values)
			}
			if diff := cmp.Diff(test.want, parts(values[0])); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
		})
	}
}

// everything writes down all that checks can see of a model.
func everything(m *code.Model) []string {
	var out []string
	for _, s := range m.Scopes() {
		out = append(out, "scope "+s.File.Path+" "+s.Name())
		for _, x := range m.Texts(s) {
			out = append(out, fmt.Sprintf("text %d %v", x.At.Line(), parts(x.Value)))
		}
		for _, f := range m.Fields(s) {
			line := fmt.Sprintf("field %s %d %v", f.Kind, f.At.Line(), parts(f.Key))
			for _, v := range f.Val {
				line += fmt.Sprint(parts(v))
			}
			out = append(out, line)
		}
		for _, c := range m.Calls(s) {
			out = append(out, fmt.Sprintf("call %s %s %s", c.Callee, c.Kind, c.Hash))
		}
		for _, c := range m.Callees(s) {
			out = append(out, "callee "+c.Name())
		}
		for _, c := range m.Callers(s) {
			out = append(out, "caller "+c.Name())
		}
	}
	return out
}

// copied sends summaries through gob, as vet facts are.
func copied(t *testing.T, sums []*code.Summary) []*code.Summary {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(sums); err != nil {
		t.Fatal(err)
	}
	var out []*code.Summary
	if err := gob.NewDecoder(&buf).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

func signerFiles() map[string]string {
	files := map[string]string{"signer/signer.go": signer}
	for name, text := range program {
		files[name] = text
	}
	return files
}

func TestModelSurvivesGob(t *testing.T) {
	m := modelOf(t, signerFiles())
	if diff := cmp.Diff(everything(m), everything(code.Join(copied(t, m.Files)))); diff != "" {
		t.Errorf("model (-before +after gob):\n%s", diff)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	m := modelOf(t, signerFiles())
	want := everything(m)
	for seed := range uint64(5) {
		files := slices.Clone(m.Files)
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		if diff := cmp.Diff(want, everything(code.Join(files))); diff != "" {
			t.Fatalf("model of shuffled files (-want +got):\n%s", diff)
		}
	}
}

func TestCalls(t *testing.T) {
	m := modelOf(t, map[string]string{"a.go": imports + `
import ("crypto/hmac"; "crypto/sha256"; "crypto/sha512"; "encoding/base64")
func f(c *http.Client, r *http.Request, key []byte) {
	hmac.New(sha256.New, key)
	hmac.New(func() (h interface{ Sum([]byte) []byte }) { return }, key)
	hmac.New(sha512.New, key)
	sha256.Sum256(key)
	base64.StdEncoding.DecodeString("a")
	http.NewRequest("POST", "https://h/a", nil)
	http.NewRequestWithContext(nil, "GET", "https://h/b", nil)
	c.Do(r)
	os.Getenv("KEY")
	r.Header.Get("Signature")
	fmt.Println("for people")
}`})
	var got []string
	for _, c := range m.Calls(scopeOf(t, m, "", "f")) {
		line := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, c.Kind, c.Hash))
		for _, a := range c.Args {
			if a.Op == code.OpLiteral {
				line += " " + a.Text
			}
		}
		got = append(got, line)
	}
	want := []string{
		"hmac.New mac sha256", "hmac.New mac", "hmac.New mac sha512", "sha256.Sum256 hash sha256",
		"StdEncoding.DecodeString decode a", "http.NewRequest request POST https://h/a", "http.NewRequestWithContext request GET https://h/b",
		"c.Do send", "os.Getenv env KEY", "Header.Get get_header Signature",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

var fieldTests = []foldTest{
	{"map literal", `func f() { _ = map[string]string{"a": "1", "b": "2"} }`, []string{"a=1", "b=2"}},
	{"map filled", `func f() { h := map[string]string{"a": "1"}; h["b"] = "2"; h["c"+"d"] = "3" }`, []string{"a=1", "b=2", "cd=3"}},
	{"headers", `func f(r *http.Request) { r.Header.Set("A", "1"); r.Header.Add("B", "2"); r.Header["C"] = []string{"3"} }`, []string{"A=1", "B=2", "C=3"}},
	{"loop over a map", `func f(r *http.Request) { h := map[string]string{"a": "1", "b": "2"}; for k, v := range h { r.Header.Set(k, v) } }`,
		[]string{"a=1", "a=1|2", "b=1|2", "b=2"}},
	{"loop over structs", `type h struct{ k, v string }
func f(r *http.Request) { for _, x := range []h{{"a", "1"}, {"b", "2"}} { r.Header.Set(x.k, x.v) } }`, []string{"a=1|2", "b=1|2", "k=a", "k=b", "v=1", "v=2"}},
	{"spread", `func f(r *http.Request) { m := http.Header{"A": {"1"}}; m.Set("B", "2"); r.Header = m }`, []string{"A=1", "B=2"}},
	{"spread of a result", `func g() http.Header { return http.Header{"A": {"1"}} }
func f(r *http.Request) { r.Header = g() }`, []string{"A=1"}},
	{"wrapper", `func set(r *http.Request, k, v string) { r.Header.Set(k, v) }
func f(r *http.Request) { set(r, "a", "1"); set(r, "b", "2") }`, []string{"a=1", "b=2"}},
	{"wrapper of a wrapper", `func set(r *http.Request, k, v string) { r.Header.Set(k, v) }
func both(r *http.Request, k, v string) { set(r, "x-"+k, v) }
func f(r *http.Request) { both(r, "a", "1") }`, []string{"x-a=1"}},
	{"wrapper in a cycle", `func set(r *http.Request, k, v string) { r.Header.Set(k, v); if v == "" { again(r, k) } }
func again(r *http.Request, k string) { set(r, k, "2") }
func f(r *http.Request) { again(r, "a") }`, []string{"a=2"}},
	{"wrapper with keys of its own", `func set(r *http.Request, v string) { r.Header.Set("own", v) }
func f(r *http.Request) { set(r, "1") }`, nil},
	{"wrapper that takes a map", `func all(r *http.Request, h map[string]string) { for k, v := range h { r.Header.Set(k, v) } }
func f(r *http.Request) { all(r, map[string]string{"a": "1"}) }`, []string{"a=1"}},
}

func TestFields(t *testing.T) {
	for _, test := range fieldTests {
		t.Run(test.name, func(t *testing.T) {
			m := modelOf(t, map[string]string{"a.go": imports + test.text})
			if diff := cmp.Diff(test.want, fields(m, scopeOf(t, m, "", "f"))); diff != "" {
				t.Errorf("%s\n(-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// A variable that is dear to fold is folded once; each scope still has its own places.
func TestSharedValues(t *testing.T) {
	m := modelOf(t, map[string]string{"a.go": "package a\n\nvar text string\n\nfunc fill() {\n" + strings.Repeat("\ttext += \"x\"\n", 100) +
		"}\nfunc f() string { return text }\nfunc g() string {\n\treturn text\n}\n"})
	for name, line := range map[string]int{"f": 107, "g": 109} {
		s := scopeOf(t, m, "", name)
		v := m.Fold(s, &s.File.Funcs[s.Func].Returns[0])[0]
		if got := v.String(); got != strings.Repeat("x", 100) {
			t.Errorf("%s gives %q", name, got)
		}
		for i, p := range v {
			if p.At.Line() != line || p.From.Line() != 6+i || p.Via.File != nil {
				t.Fatalf("part %d of %s is at line %d from line %d, want %d and %d", i, name, p.At.Line(), p.From.Line(), line, 6+i)
			}
		}
	}
}
