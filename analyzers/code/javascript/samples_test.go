//go:build cgo

package javascript_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/check/checktest"
	"mleready/analyzers/code"
	"mleready/analyzers/code/javascript"
)

// TestSamples judges the samples of HTTP Signature in both languages, read in this process. They hold nothing but code;
// those of other checks need further adapters.
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
	seen := 0
	for _, s := range samples {
		if s.Language != javascript.JavaScript && s.Language != javascript.TypeScript || !strings.HasPrefix(s.Dir, "httpsignature/") {
			continue
		}
		seen++
		t.Run(s.Dir, func(t *testing.T) {
			adapters := javascript.Adapters(code.Parsing{Jobs: 2, Read: checktest.Read})
			found, err := analyzers.ScanFolder(t.Context(), filepath.Join(root, filepath.FromSlash(s.Dir)), rules, adapters)
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
	if seen < 10 {
		t.Errorf("only %d samples", seen)
	}
}
