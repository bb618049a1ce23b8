//go:build cgo

package sitter_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	grammar "github.com/tree-sitter/tree-sitter-javascript/bindings/go"

	"mleready/analyzers/code/sitter"
)

var lang = sitter.NewLanguage(grammar.Language())

func parse(t *testing.T, text string) *sitter.Tree {
	t.Helper()
	tree, err := sitter.Parse(lang, []byte(text), sitter.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// written is a tree in the way that grammars document theirs, with fields and without punctuation.
func written(n sitter.Node) string {
	var b strings.Builder
	if f := n.FieldName(); f != "" {
		b.WriteString(f + ":")
	}
	b.WriteString("(" + n.Kind())
	for c := range n.Children() {
		b.WriteString(" " + written(c))
	}
	return b.String() + ")"
}

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "(program)"},
		{"f(a, 1)", "(program (expression_statement (call_expression function:(identifier) arguments:(arguments (identifier) (number)))))"},
		{"// said\nx", "(program (expression_statement (identifier)))"},
		{"let a = b.c", "(program (lexical_declaration kind:(let) (variable_declarator name:(identifier) value:(member_expression object:(identifier) property:(property_identifier)))))"},
	}
	for _, tt := range tests {
		got := strings.ReplaceAll(written(parse(t, tt.text).Root()), "kind:(let) ", "")
		if diff := cmp.Diff(strings.ReplaceAll(tt.want, "kind:(let) ", ""), got); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

func TestNode(t *testing.T) {
	call := parse(t, "send(url, body)").Root().Child(0).Child(0)
	args := call.Field("arguments")
	if got := []string{call.Kind(), call.Field("function").Text(), args.Child(0).Text(), args.Child(1).Text()}; !cmp.Equal(got, []string{"call_expression", "send", "url", "body"}) {
		t.Error(got)
	}
	if args.Parent() != call || args.Child(2).Is() || call.Field("none").Is() || !args.Has(",") || args.Has(";") {
		t.Error("a neighbour is wrong")
	}
	var none sitter.Node
	if none.Kind() != "" || none.Text() != "" || none.Parent().Is() || none.First().Is() || none.Named() || none.Broken() || none.FieldName() != "" || none.End() != none.Start() {
		t.Error("no node has something")
	}
	if broken := parse(t, "f(").Root(); !broken.Broken() {
		t.Error("broken text is not told")
	}
}

func TestLimits(t *testing.T) {
	random := bytes.Repeat([]byte("(]{;`${'"), 100_000)
	tests := []struct {
		name   string
		text   []byte
		limits sitter.Limits
		want   error
	}{
		{"bytes", []byte("abcd"), sitter.Limits{Bytes: 3, Nodes: 100, Time: time.Second}, sitter.ErrLarge},
		{"nodes", []byte("a;b;c;d;"), sitter.Limits{Bytes: 100, Nodes: 5, Time: time.Second}, sitter.ErrLarge},
		{"time", random, sitter.Limits{Bytes: 1 << 20, Nodes: 1 << 20, Time: time.Nanosecond}, sitter.ErrSlow},
	}
	for _, tt := range tests {
		if _, err := sitter.Parse(lang, tt.text, tt.limits); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	if got := parse(t, "a").Len(); got != 3 {
		t.Errorf("after a parse that was stopped: %d nodes", got)
	}
}

func TestNested(t *testing.T) {
	const deep = 100_000
	tree := parse(t, strings.Repeat("[", deep)+strings.Repeat("]", deep))
	if tree.Len() < deep {
		t.Errorf("%d nodes", tree.Len())
	}
}

func TestTogether(t *testing.T) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				tree, err := sitter.Parse(lang, []byte("const a = [1, 2, {b: `x${c}`}]"), sitter.DefaultLimits)
				if err != nil || tree.Root().Broken() {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("const a = `b${c}`; f(a, {d: 1})"))
	f.Add([]byte("class A extends B { #x = /[/]/g }"))
	f.Fuzz(func(t *testing.T, text []byte) {
		tree, err := sitter.Parse(lang, text, sitter.Limits{Bytes: 1 << 16, Nodes: 1 << 18, Time: time.Second})
		if err != nil {
			return
		}
		var check func(n sitter.Node, depth int)
		check = func(n sitter.Node, depth int) {
			last := n.Start()
			for c := range n.All() {
				if c.Parent() != n || c.Start() < last || c.End() > n.End() {
					t.Fatalf("%s at %d lies outside of %s", c.Kind(), c.Start(), n.Kind())
				}
				last = c.Start()
				if depth < 1000 {
					check(c, depth+1)
				}
			}
		}
		check(tree.Root(), 0)
	})
}
