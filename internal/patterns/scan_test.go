package patterns

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/languages"
	"mleready/internal/engine"
)

// TestMain lets the test binary be the child that parses.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == languages.Command {
		if err := languages.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// TestFiles scans the samples of which single files reproduce patterns: nothing in a file of a good sample is unmet, by
// whatever rule, and something in a file of a bad one is. What is read as tokens is never ready.
func TestFiles(t *testing.T) {
	g := readGrid(t)
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	samples, err := analyzers.Samples(os.DirFS(checks))
	if err != nil {
		t.Fatal(err)
	}
	parsers := languages.Start(languages.Options{})
	defer parsers.Close()
	for _, s := range samples {
		files, tokens := g.files(s, filesOf(t, s.Dir)), slices.Contains(g.Tokens, s.Language)
		if len(files) == 0 && !tokens {
			continue
		}
		a, err := engine.Scan(t.Context(), engine.Options{
			Paths: []string{filepath.Join(checks, filepath.FromSlash(s.Dir))}, Rules: rules, Mandate: rules.Mandates[0].ID,
			AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21}, Now: func() time.Time { return time.Time{} },
			Languages: parsers.Adapters(), NoInline: true, NoRepoConfig: true,
		})
		if err != nil {
			t.Fatalf("%s: %v", s.Dir, err)
		}
		for _, m := range a.Mandates {
			if tokens && m.Status == mleready.StatusReady {
				t.Errorf("%s is ready by its tokens", s.Dir)
			}
		}
		for _, f := range files {
			if wrong := judge(f, s, a.Findings); wrong != "" {
				t.Errorf("%s: %s", f, wrong)
			}
		}
	}
}

// files lists those files of a sample that reproduce patterns by their own names.
func (g grid) files(s analyzers.Sample, all []string) []string {
	var out []string
	for _, p := range g.Patterns {
		if !slices.Contains(g.languages(p), s.Language) {
			continue
		}
		for _, f := range p.reproduces(s, all) {
			if f != s.Dir {
				out = append(out, f)
			}
		}
	}
	return out
}

// judge says what is wrong with the findings in one file of a sample.
func judge(file string, s analyzers.Sample, all []mleready.Finding) string {
	var unmet []string
	for _, f := range all {
		if f.Outcome == mleready.Unmet && f.Path == strings.TrimPrefix(file, s.Dir+"/") {
			unmet = append(unmet, fmt.Sprintf("line %d: %s %s", f.Line, f.Rule, f.Message))
		}
	}
	switch {
	case s.Good && len(unmet) > 0:
		return "a false friend, but " + strings.Join(unmet, "; ")
	case !s.Good && len(unmet) == 0:
		return "nothing was found"
	}
	return ""
}
