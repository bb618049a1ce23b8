package code

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lit(text string, at int32) Expr {
	return Expr{Op: OpLiteral, Text: text, Span: Span{at, at + 1}}
}
func use(symbol string, at int32) Expr {
	return Expr{Op: OpRef, Symbol: symbol, Span: Span{at, at + 1}}
}

func TestOrigins(t *testing.T) {
	f := &Summary{
		Path: "a", Package: "p",
		Funcs: []Func{
			{Symbol: "send", Params: []string{"body"}, Span: Span{0, 100}},
			{Symbol: "pay", Span: Span{100, 200}},
			{Symbol: "made", Returns: []Expr{lit("one", 210), lit("two", 211)}, Span: Span{200, 300}},
			{Symbol: "unused", Params: []string{"given"}, Span: Span{300, 400}},
		},
		Assigns: []Assign{
			{Symbol: "x", Value: lit("first", 105), Func: 1, Span: Span{104, 106}},
			{Symbol: "x", Value: lit("second", 155), Func: 1, Span: Span{154, 156}},
			{Symbol: "loop", Value: use("loop", 160), Func: 1, Span: Span{160, 161}},
		},
		Groups: []Group{{Symbol: "object", Func: 1, Span: Span{110, 111}}},
		Calls:  []Call{{Callee: "send", Args: []Expr{use("x", 170)}, Func: 1, Span: Span{165, 175}}},
	}
	m := Join([]*Summary{f})
	encode := func(e *Expr) []int {
		if e.Text == "encode" {
			return []int{0}
		}
		return nil
	}
	for name, test := range map[string]struct {
		fn   int
		expr Expr
		want []string
	}{
		"a literal":                      {1, lit("plain", 120), []string{"plain"}},
		"what is assigned before":        {1, use("x", 130), []string{"first"}},
		"all that is assigned before":    {1, use("x", 190), []string{"first", "second"}},
		"a parameter, by its callers":    {0, use("body", 10), []string{"first", "second"}},
		"a parameter that nothing fills": {3, use("given", 310), []string{"given"}},
		"results":                        {1, Expr{Op: OpCall, Symbol: "made", Span: Span{180, 181}}, []string{"one", "two"}},
		"a library's call":               {1, Expr{Op: OpCall, Text: "Marshal", Args: []Expr{lit("in", 181)}, Span: Span{180, 182}}, []string{"Marshal"}},
		"a library's call that encodes":  {1, Expr{Op: OpCall, Text: "encode", Args: []Expr{lit("in", 181)}, Span: Span{180, 182}}, []string{"in"}},
		"a sum":                          {1, Expr{Op: OpConcat, Args: []Expr{lit("a", 181), lit("b", 182)}}, []string{"a", "b"}},
		"an object":                      {1, use("object", 190), []string{"{}"}},
		"itself":                         {1, use("loop", 190), []string{"loop"}},
	} {
		var got []string
		for _, o := range m.Origins(Scope{f, test.fn}, &test.expr, encode) {
			text := o.Expr.Text
			switch o.Expr.Op {
			case OpObject:
				text = "{}"
			case OpRef:
				text = o.Expr.Symbol
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestOriginsEnd(t *testing.T) {
	f := &Summary{Path: "a", Funcs: []Func{{Symbol: "f", Params: []string{"p"}, Span: Span{0, 90}, Returns: []Expr{{Op: OpCall, Symbol: "f", Args: []Expr{use("p", 5)}}}}}}
	f.Calls = []Call{{Callee: "f", Args: []Expr{use("p", 5)}, Span: Span{4, 8}}}
	m := Join([]*Summary{f})
	if got := m.Origins(Scope{f, 0}, &Expr{Op: OpCall, Symbol: "f"}, nil); len(got) > 1 {
		t.Errorf("%d origins of a function that only calls itself", len(got))
	}
}

func TestUnder(t *testing.T) {
	f := &Summary{Path: "a", Funcs: []Func{{Symbol: "f", Span: Span{0, 100}}}, Branches: []Branch{
		{Kind: BranchThen, Names: []string{"guard"}, Ends: true, Span: Span{10, 20}},
		{Kind: BranchThen, Names: []string{"inside"}, Span: Span{30, 40}},
		{Kind: BranchCatch, Names: []string{"caught"}, Ends: true, Span: Span{50, 60}},
	}}
	m := Join([]*Summary{f})
	for offset, want := range map[int32][]string{5: nil, 12: {"guard"}, 35: {"guard", "inside"}, 70: {"guard"}} {
		var got []string
		for _, b := range m.Under(Scope{f, 0}, offset) {
			got = append(got, b.Names...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d (-want +got):\n%s", offset, diff)
		}
	}
}

func TestRegions(t *testing.T) {
	m := Join([]*Summary{
		{Path: "a/1", Package: "a", Imports: []Import{{Path: "b"}}},
		{Path: "b/1", Package: "b", Funcs: []Func{{Symbol: "b.f"}}},
		{Path: "c/1", Package: "c", Calls: []Call{{Callee: "b.f", Func: TopLevel}}},
		{Path: "d/1", Package: "d", Imports: []Import{{Path: "fmt"}}},
	})
	r := m.Regions()
	if r["a"] != r["b"] || r["b"] != r["c"] {
		t.Errorf("who imports or calls another is not in its region: %v", r)
	}
	if r["d"] == r["a"] {
		t.Errorf("a package without ties is in another's region: %v", r)
	}
}
