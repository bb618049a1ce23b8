package grader

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// TestTexts counts the places and the texts that fill them, which vet cannot do as it does for fmt.
func TestTexts(t *testing.T) {
	formats := map[string]int{"say": 2, "met": 1, "unmet": 1, "unknown": 1, "breach": 1, "warn": 0} // position of the format
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set, seen := token.NewFileSet(), 0
	for _, file := range files {
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || call.Ellipsis != token.NoPos || strings.HasSuffix(file, "_test.go") {
				return true
			}
			name, _ := call.Fun.(*ast.SelectorExpr)
			if name == nil {
				return true
			}
			at, known := formats[name.Sel.Name]
			if !known || len(call.Args) <= at {
				return true
			}
			seen++
			literal, _ := call.Args[at].(*ast.BasicLit)
			if literal == nil {
				t.Errorf("%s: the text is not written there", set.Position(call.Pos()))
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil || strings.Count(text, "%s") != len(call.Args)-at-1 || strings.Count(text, "%") != strings.Count(text, "%s") {
				t.Errorf("%s: %s with %d texts", set.Position(call.Pos()), literal.Value, len(call.Args)-at-1)
			}
			return true
		})
	}
	if seen < 100 {
		t.Errorf("%d texts were found", seen)
	}
}

func TestFill(t *testing.T) {
	for _, test := range []struct {
		format string
		args   []string
		want   string
	}{
		{"100 %", nil, "100 %"}, {"%s", []string{"a%sb"}, "a%sb"}, {"%s is %s.", []string{"%s", "x"}, "%s is x."}, {"say %s", []string{""}, "say "},
	} {
		if got := fill(test.format, test.args); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestSheet(t *testing.T) {
	s := newSheet(newQuestions([]mleready.Requirement{{ID: "a", Level: mleready.Mandatory}, {ID: "b"}, {ID: "c"}}))
	s.met("b", "first %s", "b")
	s.met("b", "second")
	s.breach("b", "advisory")
	s.met("x", "not asked")
	s.unmet("x", "unmet")
	s.met("x", "too late")
	s.breach("a", "%s", "mandatory")
	s.breach("x", "not asked either")
	if got := s.about("x"); got.Reason != "unmet" || s.about("y").ID != "" {
		t.Errorf("%+v", got)
	}
	want := []mleready.Grade{
		{ID: "a", Outcome: mleready.Unmet, Reason: "mandatory"}, {ID: "b", Outcome: mleready.Unmet, Reason: "advisory"},
		{ID: "c", Outcome: mleready.Unknown, Reason: "An exchange shows what was sent, not what the program makes of the reply."},
	}
	if diff := cmp.Diff(want, s.results()); diff != "" || len(s.faults) != 1 {
		t.Errorf("faults %q (-want +got):\n%s", s.faults, diff)
	}
}
