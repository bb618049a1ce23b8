package main

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/source"
	"mleready/report"
)

var updateDocs = flag.Bool("update-docs", false, "write docs/languages.md anew")

const languagesHead = `# What is read, and how deeply

` + "`mleready rules --languages`" + ` prints this list from the adapters themselves; ` + "`--format json`" + ` is for programs.
types: by the compiler's rules. syntax: by a syntax tree, or by the format's own rules. tokens: by words, strings and
marks; findings in such a language have lower confidence, and it never makes anything ready. A build without a C compiler
reads as tokens what needs a parser.

`

// TestLanguagesPage holds docs/languages.md to what the adapters say of themselves.
func TestLanguagesPage(t *testing.T) {
	list := languageList()
	if slices.ContainsFunc(list, func(l report.Language) bool { return l.Name == "javascript" && l.Depth == mleready.DepthTokens }) {
		t.Skip("built without C: depths differ")
	}
	var table bytes.Buffer
	if err := report.LanguagesMarkdown(&table, list); err != nil {
		t.Fatal(err)
	}
	const page = "../../docs/languages.md"
	want := languagesHead + table.String()
	if *updateDocs {
		if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("run this test with -update-docs (-want +got):\n%s", diff)
	}
}

// TestEveryLanguageIsRead demands an adapter for each language that a file is known to be of, one for each ending, and
// that every adapter says what it tells.
func TestEveryLanguageIsRead(t *testing.T) {
	by := map[string]string{}
	for _, l := range languageList() {
		if l.Folds == "" || l.Limits == "" || l.Depth == "" {
			t.Errorf("%s does not say what is told of it", l.Name)
		}
		for _, name := range slices.Concat(l.Extensions, l.Names) {
			name = strings.TrimPrefix(name, "*")
			if before, ok := by[name]; ok && before != l.Name {
				t.Errorf("%s is claimed by %s and %s", name, before, l.Name)
			}
			by[name] = l.Name
		}
	}
	for ext, language := range source.Known() {
		if by[ext] == "" {
			t.Errorf("no adapter reads %s (%s)", ext, language)
		}
	}
}
