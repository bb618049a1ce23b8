package patterns

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/patterns.md anew")

const page = "../../docs/patterns.md"

const head = `# Which patterns are shown in which language

The ways in which merchants write, and what looks like it and is not affected, as they were met in real code. A number
counts the samples that reproduce a pattern in a language; all of them run in CI. – stands where it cannot occur or cannot be told, for the reason given. This
page is written from internal/patterns/patterns.yaml and the names of the samples.

`

// TestPage holds docs/patterns.md to the samples that there are.
func TestPage(t *testing.T) {
	g := readGrid(t)
	want := head + g.markdown(g.cells(t))
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("run this test with -update (-want +got):\n%s", diff)
	}
}

// markdown gives the tables and, below them, the samples of each cell.
func (g grid) markdown(cells map[string]map[string]*cell) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", g.summary(cells))
	byTokens := slices.DeleteFunc(slices.Clone(g.Patterns), func(p pattern) bool { return !p.Tokens })
	g.table(&b, "By syntax", g.Syntax, g.Patterns, cells)
	g.table(&b, "By tokens", g.Tokens, byTokens, cells)
	for _, p := range g.Patterns {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n", p.ID, p.Title)
		for _, l := range g.languages(p) {
			if c := cells[p.ID][l]; c != nil && len(c.samples) > 0 {
				fmt.Fprintf(&b, "- %s: %s\n", l, strings.Join(c.samples, ", "))
			}
		}
		for _, n := range p.Never {
			fmt.Fprintf(&b, "- not in %s: %s\n", strings.Join(n.Languages, ", "), n.Why)
		}
	}
	return b.String()
}

func (g grid) table(b *bytes.Buffer, title string, languages []string, patterns []pattern, cells map[string]map[string]*cell) {
	fmt.Fprintf(b, "\n## %s\n\n| pattern | %s |\n|---|%s\n", title, strings.Join(languages, " | "), strings.Repeat("---|", len(languages)))
	for _, p := range patterns {
		fmt.Fprintf(b, "| [%s](#%s) |", p.ID, p.ID)
		for _, l := range languages {
			switch c := cells[p.ID][l]; {
			case c == nil:
				fmt.Fprint(b, "  |")
			case c.never != "":
				fmt.Fprint(b, " – |")
			default:
				fmt.Fprintf(b, " %d |", len(c.samples))
			}
		}
		fmt.Fprintln(b)
	}
}
