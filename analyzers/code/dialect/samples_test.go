//go:build cgo

package dialect_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/code/dialect"
	"mleready/analyzers/sdk/sdktest"
)

// TestSamples judges the samples of all checks in every language of this package.
func TestSamples(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join("..", "..")
	samples, err := analyzers.Samples(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, s := range samples {
		if !slices.Contains(dialect.Languages(), s.Language) {
			continue
		}
		seen[s.Language]++
		t.Run(s.Dir, func(t *testing.T) {
			found, err := analyzers.ScanFolder(t.Context(), filepath.Join(root, filepath.FromSlash(s.Dir)), rules, sdktest.Adapters())
			if err != nil {
				t.Fatal(err)
			}
			rule, ok := rules.Rule(s.Rule)
			if !ok {
				t.Fatalf("no rule %s", s.Rule)
			}
			if problem := s.Judge(rule, found.Findings); problem != "" {
				t.Error(problem)
			}
		})
	}
	for _, language := range dialect.Languages() {
		if seen[language] < 10 {
			t.Errorf("%s has only %d samples", language, seen[language])
		}
	}
}
