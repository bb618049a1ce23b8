package provider_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/provider"
)

var update = flag.Bool("update", false, "write the golden files")

// report runs the check over a folder of Go code and writes down all that it says, a line each.
func report(t *testing.T, dir string) string {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	tree := codetest.Tree{FS: os.DirFS(dir), Extensions: map[string]string{".go": golang.Language}}
	summaries, skipped := golang.Adapter().Summarise(context.Background(), tree, tree.Paths(golang.Language))
	if len(skipped) > 0 {
		t.Fatalf("%s: %v", dir, skipped)
	}
	type line struct {
		at   code.Place
		text string
	}
	var lines []line
	provider.Check.Run(&check.Pass{
		Model: code.Join(summaries), Rules: rules, Text: tree.Read,
		Report: func(h check.Hit) { t.Errorf("%s: the check claims no rule, but reports %s", dir, h.Rule) },
		Neighbour: func(kind mleready.NeighbourKind, at code.Place) {
			lines = append(lines, line{at, "neighbour " + string(kind)})
		},
		Presence: func(p mleready.Provider, at code.Place, why string) {
			lines = append(lines, line{at, "presence " + string(p) + ", " + why})
		},
	})
	slices.SortFunc(lines, func(a, b line) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.text, b.text)) })
	var out strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&out, "%s:%d %s\n", l.at.File.Path, l.at.Line(), l.text)
	}
	return out.String()
}

func TestProvider(t *testing.T) {
	dirs, err := filepath.Glob("testdata/go/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, dir := range dirs {
		if filepath.Ext(dir) == ".txt" {
			continue
		}
		got, golden := report(t, dir), dir+".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", dir, d)
		}
	}
}
