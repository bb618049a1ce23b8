package golang

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

func summaryOf(t *testing.T, text string) *code.Summary {
	t.Helper()
	tree := codetest.Tree{FS: fstest.MapFS{"x.go": {Data: []byte(text)}}, Extensions: map[string]string{".go": Language}}
	sums, skipped := Adapter().Summarise(t.Context(), tree, []string{"x.go"})
	if len(sums) != 1 || len(skipped) > 0 {
		t.Fatalf("%d summaries, skipped %v", len(sums), skipped)
	}
	return sums[0]
}

func TestBranches(t *testing.T) {
	text := `package x

import "net/http"

func f(resp *http.Response, err error, mode string) error {
	if err != nil {
		return err
	}
	if n := len(mode); n > 3 && resp.StatusCode == http.StatusOK {
		println("then")
	} else {
		panic("else")
	}
	for {
		if resp.StatusCode >= 500 {
			continue
		} else if mode == "on" {
			println("on")
		}
	}
	switch mode {
	case "live":
		return nil
	default:
		println("default")
	}
	return nil
}
`
	var got []string
	for _, b := range summaryOf(t, text).Branches {
		got = append(got, fmt.Sprintf("%s %s %v", b.Kind, strings.Join(b.Names, " "), b.Ends))
	}
	want := []string{
		"then err nil true", "then n 3 resp StatusCode http StatusOK false", "else n 3 resp StatusCode http StatusOK true",
		"then resp StatusCode 500 true", "else resp StatusCode 500 false", "then mode on false", "then mode live true", "then mode false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("branches (-want +got):\n%s", diff)
	}
}

func TestMembers(t *testing.T) {
	text := "package x\n\ntype Reply struct {\n\tText string `json:\"encryptedResponse,omitempty\"`\n\tPlain string\n\tHidden string `json:\"-\"`\n\tXML string `xml:\"data\"`\n}\n\n" +
		"func f() string {\n\tvar r struct{ In string `json:\"inner\"` }\n\treturn r.In\n}\n"
	s := summaryOf(t, text)
	names := map[string]bool{}
	for _, m := range s.Members {
		names[m.Name] = true
	}
	if diff := cmp.Diff(map[string]bool{"encryptedResponse": true, "data": true, "inner": true}, names); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
	m := code.Join([]*code.Summary{s})
	if got := m.Member(s.Funcs[0].Returns[0].Symbol); got != "inner" {
		t.Errorf("the field that f returns is named %q in messages", got)
	}
}
