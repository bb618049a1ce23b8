//go:build cgo

package jwtconstruction_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/check/checktest"
	"mleready/analyzers/code"
	"mleready/analyzers/code/config"
	"mleready/analyzers/code/javascript"
)

// TestScriptSamples judges the samples in JavaScript and TypeScript, read in this process.
func TestScriptSamples(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	samples, err := analyzers.Samples(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, s := range samples {
		if s.Language != javascript.JavaScript && s.Language != javascript.TypeScript || !strings.HasPrefix(s.Dir, "jwtconstruction/") {
			continue
		}
		have[s.Rule] = true
		t.Run(s.Dir, func(t *testing.T) {
			found, err := analyzers.ScanFolder(t.Context(), filepath.Join("..", filepath.FromSlash(s.Dir)), rules, adapters())
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
	for _, r := range rules.Rules {
		if r.Check == "jwtconstruction" && !have[r.ID] {
			t.Errorf("no sample of %s in JavaScript or TypeScript", r.ID)
		}
	}
}

func adapters() []code.Adapter {
	return append(javascript.Adapters(code.Parsing{Jobs: 2, Read: checktest.Read}), config.Adapters()...)
}
