package code_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
)

func literal(text string) code.Expr { return code.Expr{Op: code.OpLiteral, Text: text} }

func ref(symbol string) code.Expr { return code.Expr{Op: code.OpRef, Symbol: symbol} }

func call(symbol string, args ...code.Expr) code.Expr {
	return code.Expr{Op: code.OpCall, Symbol: symbol, Args: args}
}

// file is a file whose functions are 10 bytes long each, calling what calls lists by function.
func file(path, pkg string, funcs []string, calls ...[2]string) *code.Summary {
	s := &code.Summary{Path: path, Package: pkg, Role: mleready.RoleProduction}
	index := map[string]int{"": code.TopLevel}
	for i, name := range funcs {
		index[name] = i
		span := code.Span{Start: int32(10 * i), End: int32(10*i + 10)}
		s.Funcs = append(s.Funcs, code.Func{Symbol: pkg + "." + name, Name: name, Span: span})
	}
	for _, c := range calls {
		s.Calls = append(s.Calls, code.Call{Callee: c[1], Name: c[1], Func: index[c[0]]})
	}
	return s
}

func names(scopes []code.Scope) []string {
	var out []string
	for _, s := range scopes {
		out = append(out, s.File.Path+":"+s.Name())
	}
	return out
}

func TestGraph(t *testing.T) {
	m := code.Join([]*code.Summary{
		file("b.go", "b", []string{"g", "h"}, [2]string{"g", "a.f"}, [2]string{"g", "b.h"}, [2]string{"g", "b.h"}, [2]string{"h", "b.h"}, [2]string{"", "b.g"}),
		file("a.go", "a", []string{"f"}, [2]string{"f", "b.g"}, [2]string{"f", "other.x"}),
	})
	scopes := m.Scopes()
	if diff := cmp.Diff([]string{"a.go:f", "b.go:", "b.go:g", "b.go:h"}, names(scopes)); diff != "" {
		t.Fatalf("scopes (-want +got):\n%s", diff)
	}
	type edges struct{ Callees, Callers []string }
	want := []edges{
		{[]string{"b.go:g"}, []string{"b.go:g"}},
		{[]string{"b.go:g"}, nil},
		{[]string{"a.go:f", "b.go:h"}, []string{"a.go:f", "b.go:"}},
		{nil, []string{"b.go:g"}},
	}
	var got []edges
	for _, s := range scopes {
		got = append(got, edges{names(m.Callees(s)), names(m.Callers(s))})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges of %v (-want +got):\n%s", names(scopes), diff)
	}
}

func TestCalleesAreTheCallers(t *testing.T) {
	m := code.Join([]*code.Summary{file("a.go", "a", []string{"f", "g"}, [2]string{"f", "a.g"})})
	f := m.Scopes()[0]
	m.Callees(f)[0] = code.Scope{} // the list is the caller's own
	if got := names(m.Callees(f)); len(got) != 1 || got[0] != "a.go:g" {
		t.Errorf("callees %q after a change to the list before", got)
	}
}

func TestJoinDuplicates(t *testing.T) {
	first, second := file("a.go", "p", []string{"f"}), file("b.go", "p", []string{"f"})
	first.Funcs[0].Returns = []code.Expr{literal("first")}
	second.Funcs[0].Returns = []code.Expr{literal("second")}
	user := file("c.go", "p", []string{"g"}, [2]string{"g", "p.f"})
	user.Calls[0].Args = []code.Expr{call("p.f")}
	for _, order := range [][]*code.Summary{{first, second, user}, {user, second, first}} {
		m := code.Join(order)
		texts := m.Texts(code.Scope{File: user, Func: 0})
		if len(texts) != 1 || texts[0].String() != "first" {
			t.Errorf("%q, want the function of the first file", texts)
		}
		if got := len(m.Scopes()); got != 3 {
			t.Errorf("%d scopes, want those of both files", got)
		}
	}
}

func TestDeclares(t *testing.T) {
	vendored := file("vendor/x/x.go", "example.com/x", nil)
	vendored.Role = mleready.RoleVendored
	m := code.Join([]*code.Summary{vendored, file("a.go", "m/pay/api", nil)})
	for path, want := range map[string]bool{
		"m/pay/api": true, "m/pay": true, "m": true, "m/pa": false, "m/pay/api/v2": false, "example.com/x": false,
	} {
		if got := m.Declares(path); got != want {
			t.Errorf("Declares(%q) = %t", path, got)
		}
	}
}

func TestScopeAt(t *testing.T) {
	s := file("a.go", "a", []string{"f", "g"})
	s.Funcs = append(s.Funcs, code.Func{Name: "inner", Span: code.Span{Start: 12, End: 15}}, code.Func{Name: "held", Span: code.Span{Start: 3, End: 3}})
	for offset, want := range map[int32]string{-1: "", 0: "f", 3: "f", 9: "f", 10: "g", 12: "inner", 14: "inner", 15: "g", 20: "", 1 << 30: ""} {
		p := code.Place{File: s, Span: code.Span{Start: offset, End: offset + 1}}
		if got := code.ScopeAt(p).Name(); got != want || p.Symbol() != want {
			t.Errorf("offset %d: scope %q, symbol %q, want %q", offset, got, p.Symbol(), want)
		}
	}
}

func TestPosition(t *testing.T) {
	text := "a\r\n\r\nbcd\ne"
	for _, test := range []struct {
		lines        []int32
		offset       int32
		line, column int
	}{
		{code.LineStarts([]byte(text)), 0, 1, 1},
		{code.LineStarts([]byte(text)), 1, 1, 2}, // the carriage return
		{code.LineStarts([]byte(text)), 3, 2, 1},
		{code.LineStarts([]byte(text)), 7, 3, 3},
		{code.LineStarts([]byte(text)), 9, 4, 1},
		{code.LineStarts([]byte(text)), 100, 4, 92},
		{code.LineStarts(nil), 0, 1, 1},
		{nil, 4, 1, 5},
		{[]int32{3}, 1, 1, 2},
		{code.LineStarts([]byte(text)), -5, 1, 1},
	} {
		line, column := (&code.Summary{Lines: test.lines}).Position(test.offset)
		if line != test.line || column != test.column {
			t.Errorf("offset %d is %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
}

func TestPlaceCompare(t *testing.T) {
	a, b := &code.Summary{Path: "a"}, &code.Summary{Path: "b"}
	at := func(f *code.Summary, start int32) code.Place {
		return code.Place{File: f, Span: code.Span{Start: start}}
	}
	order := []code.Place{at(a, 0), at(a, 5), at(b, 0), at(b, 1<<31-1)}
	for i, p := range order {
		for j, q := range order {
			if got := p.Compare(q); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("place %d compared with %d: %d", i, j, got)
			}
		}
	}
}

func TestValue(t *testing.T) {
	v := code.Value{{Text: "ab"}, {Hole: true, Name: "x"}, {Text: "cd"}}
	if got := v.String(); got != "ab￼cd" {
		t.Errorf("String() = %q", got)
	}
	if v.Constant() || !v[:1].Constant() || !(code.Value{}).Constant() {
		t.Error("Constant does not tell holes")
	}
	for offset, want := range map[int]string{0: "ab", 1: "ab", 2: "x", 4: "x", 5: "cd", 6: "cd", 7: "cd", 99: "cd"} {
		if p := v.PartAt(offset); p.Text+p.Name != want {
			t.Errorf("part at %d is %q, want %q", offset, p.Text+p.Name, want)
		}
	}
	if p := (code.Value{}).PartAt(0); p.Text != "" {
		t.Errorf("part of nothing is %q", p.Text)
	}
}

// Expressions that no adapter makes must not break the model either: a fact may be damaged.
func TestOddExpressions(t *testing.T) {
	odd := []code.Expr{
		{Op: 99, Text: "n"}, {Op: code.OpJoin}, {Op: code.OpJoin, Args: []code.Expr{literal(",")}}, {Op: code.OpConcat}, {Op: code.OpList},
		ref(""), ref("nobody"), call("nobody"), call("p.f"), {Op: code.OpObject},
	}
	s := file("a.go", "p", []string{"f"})
	s.Funcs[0].Returns = odd
	m := code.Join([]*code.Summary{s})
	var got []string
	for i := range odd {
		for _, v := range m.Fold(code.Scope{File: s}, &odd[i]) {
			got = append(got, fmt.Sprintf("%d %q", i, v))
		}
	}
	if len(got) < len(odd) {
		t.Errorf("values %q, want at least one for each of %d expressions", got, len(odd))
	}
}

func TestMember(t *testing.T) {
	s := file("a.js", "p", []string{"f"})
	s.Groups = []code.Group{{Symbol: "conf", Func: code.TopLevel}}
	s.Entries = []code.Entry{
		{Key: literal("host"), Value: literal("h"), Func: code.TopLevel},
		{Key: literal("path"), Value: literal("/p"), Func: code.TopLevel},
	}
	m := code.Join([]*code.Summary{s})
	for key, want := range map[string]string{"host": "h", "path": "/p", "port": "￼"} {
		e := code.Expr{Op: code.OpField, Text: key, Args: []code.Expr{ref("conf")}}
		if got := m.Fold(code.Scope{File: s}, &e); len(got) != 1 || got[0].String() != want {
			t.Errorf("conf.%s is %q, want %q", key, got, want)
		}
	}
}
