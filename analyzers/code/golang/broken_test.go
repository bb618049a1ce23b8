package golang

import (
	"context"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestLoadGoesOn(t *testing.T) {
	tests := []struct {
		name, tree string
		candidates []string
		want       []string
	}{
		{
			name: "syntax error: the rest of the file counts, and the gap is told",
			tree: `
-- a.go --
package a

func before() { gotBefore := 1; _ = gotBefore }

var broken = = 3

var resumed int

func after() { gotAfter := "x"; _ = gotAfter }
-- b.go --
package a
var gotOther = before
`,
			candidates: []string{"a.go"},
			want: []string{
				"a = a: a.go b.go", "  gotBefore int", "  gotAfter string", "  gotOther func()",
				"skipped a.go (true): read in part: line 5, column 14: expected operand, found '='",
			},
		},
		{
			name: "no package clause",
			tree: `
-- a.go --
// nothing
func main() {}
-- b.go --
package b
-- template.go --
{{.Header}}
`,
			candidates: []string{"a.go", "b.go"},
			want:       []string{"b = b: b.go", "skipped a.go (true): line 2, column 1: expected 'package', found 'func'"},
		},
		{
			name:       "a candidate that is not there",
			tree:       "-- a.go --\npackage a\n",
			candidates: []string{"gone.go"},
			want:       []string{"a = a: a.go", "skipped gone.go (true): read gone.go: file does not exist"},
		},
		{
			name: "missing imports, under the names they are used by",
			tree: `
-- a.go --
package a
import (
	"net/http"
	"github.com/satori/go.uuid"
	"github.com/go-resty/resty/v2"
	"gopkg.in/yaml.v3"
	"example.com/cybersource-rest-client-go"
	"example.com/lib-without-use"
	"net/smtp"
)
func f() {
	gotID := uuid.NewV4().String()
	resp, gotErr := resty.New().R().SetHeader("Signature", func() string { gotInner := "x"; return gotInner }()).Get("")
	req, gotReqErr := http.NewRequest("GET", yaml.Name, nil)
	gotHeader := req.Header
	req.Header.Set("Signature", cybersource.Sign(gotHeader))
	smtp.Dial(resp)
}
`,
			candidates: []string{"a.go"},
			want: []string{
				"a = a: a.go", "  gotID invalid type", "  gotErr invalid type", "  gotInner string", "  gotReqErr error",
				"  gotHeader net/http.Header",
			},
		},
		{
			name: "import cycle",
			tree: `
-- go.mod --
module m
-- a/a.go --
package a
import "m/b"
const A = "a"
var gotB = b.B
-- b/b.go --
package b
import "m/a"
import "m/b"
const B = "b"
var gotA = a.A
`,
			candidates: []string{"a/a.go"},
			want:       []string{"m/b = b: b/b.go", "  gotA invalid type", "m/a = a: a/a.go", "  gotB string"},
		},
		{
			name: "cgo",
			tree: `
-- a.go --
package a
// #include <stdlib.h>
import "C"
import "crypto/hmac"
import "crypto/sha256"
func f() { p := C.malloc(1); C.free(p); gotMac := hmac.New(sha256.New, []byte(C.GoString(nil))); _ = gotMac }
`,
			candidates: []string{"a.go"},
			want:       []string{"a = a: a.go", "  gotMac hash.Hash"},
		},
		{
			name: "generics",
			tree: `
-- a.go --
package a
import "maps"
import "slices"
type Set[T comparable] map[T]struct{}
func (s Set[T]) List() []T { return nil }
func Map[T, U any](in []T, f func(T) U) []U { return nil }
var gotList = Map(Set[string]{}.List(), func(s string) int { return len(s) })
var gotKeys = slices.Sorted(maps.Keys(map[string]bool{}))
`,
			candidates: []string{"a.go"},
			want:       []string{"a = a: a.go", "  gotList []int", "  gotKeys []string"},
		},
		{
			name: "declared once per system: what a plain build takes comes first",
			tree: `
-- host.go --
//go:build test

package a
const host = "test"
func sign() { gotHost := host; _ = gotHost }
-- host_prod.go --
//go:build !test

package a
const host = "production"
const gotProduction = host
-- host_windows.go --
package a
const gotWindows = host
`,
			candidates: []string{"host.go"},
			want: []string{
				"a = a: host_prod.go host.go host_windows.go", `  gotProduction = "production"`, "  gotHost string",
				`  gotWindows = "production"`,
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, report(t, treeOf(test.tree), test.candidates...)); diff != "" {
				t.Errorf("visited (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadSurvivesDepth(t *testing.T) {
	nested := func(open, inner, end string, n int) string {
		return "package a\nvar gotDeep = " + strings.Repeat(open, n) + inner + strings.Repeat(end, n) + "\n"
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"parentheses, more than the parser takes", nested("(", "1", ")", 100_001),
			[]string{"skipped a.go (true): line 2, column 100015: exceeded max nesting depth"}},
		{"parentheses, as many as it takes", nested("(", "1", ")", 99_900), []string{"a = a: a.go", "  gotDeep int"}},
		{"blocks", nested("func() { ", "", "}", 20_000), []string{"a = a: a.go", "  gotDeep func()"}},
		{"sums", nested(`"a" + `, `"a"`, "", 90_000), []string{"a = a: a.go", "  gotDeep string"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, report(t, memoryTree{"a.go": test.text}, "a.go")); diff != "" {
				t.Errorf("visited (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	tree := memoryTree{"a/a.go": "package a\n", "b/b.go": "package b\n"}
	var visited []string
	skipped := Load(ctx, tree, []string{"a/a.go", "b/b.go"}, func(p *Package) {
		visited = append(visited, p.Path)
		cancel()
	})
	if all := Load(ctx, tree, []string{"a/a.go", "b/b.go"}, func(*Package) { t.Error("visited after the end") }); len(all) != 2 {
		t.Errorf("skipped %+v, want both candidates", all)
	}
	want := []mleready.Skipped{{Path: "b/b.go", Reason: "context canceled", Candidate: true}}
	if diff := cmp.Diff(want, skipped); diff != "" || len(visited) != 1 {
		t.Errorf("visited %q, skipped (-want +got):\n%s", visited, diff)
	}
}

func TestPanicCostsOnePackage(t *testing.T) {
	tree := memoryTree{"a.go": "package a\nimport \"fmt\"\n"}
	l := &loader{graph: &graph{}, tree: tree, fset: token.NewFileSet(), visit: func(*Package) { t.Error("visited") }}
	u := newUnit(".", "a", []header{{path: "a.go"}})
	u.visit = true
	l.load(context.Background(), u) // no stubs: the importer fails badly
	if len(l.skipped) != 1 || !strings.Contains(l.skipped[0].Reason, "type checker failed") || !l.skipped[0].Candidate {
		t.Errorf("skipped %+v, want a.go with the reason", l.skipped)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("package a\nimport \"fmt\"\nfunc f() { fmt.Println(g[int](1)) }\nfunc g[T any](t T) T { return t }\n", "module a\n")
	f.Add("package a\ntype t [len(t{})]int\ntype i interface { i; ~int | i }\n", "module a\nreplace x => ../..\n")
	f.Add("package a\nimport . \"a\"\nimport \"C\"\nvar x = func() { L: for { break L } }\n", "")
	f.Fuzz(func(t *testing.T, text, mod string) {
		tree := memoryTree{"a.go": text, "go.mod": mod, "b/b.go": "package b\nimport \"a\"\nvar X = a.X\n"}
		first := report(t, tree, "a.go", "b/b.go")
		if diff := cmp.Diff(first, report(t, tree, "a.go", "b/b.go")); diff != "" {
			t.Errorf("a second load differs:\n%s", diff)
		}
		if len(first) < 2 {
			t.Errorf("a candidate was neither visited nor skipped: %q", first)
		}
	})
}
