// Package sdktest runs the checks over small programs for tests, with every adapter in this process.
package sdktest

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/check/checktest"
	"mleready/analyzers/code"
	"mleready/analyzers/code/config"
	"mleready/analyzers/code/dialect"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/code/javascript"
	"mleready/analyzers/code/manifest"
)

// Adapters reads every format that the checks of SDKs look at.
func Adapters() []code.Adapter {
	return slices.Concat([]code.Adapter{golang.Adapter()},
		javascript.Adapters(code.Parsing{Read: checktest.Read, Jobs: 1, Depth: mleready.DepthSyntax}),
		dialect.Adapters(code.Parsing{Read: checktest.Read, Jobs: 1, Depth: mleready.DepthSyntax}), config.Adapters(), manifest.Adapters(manifest.Naming([]string{"cybersource", "mastercard"})))
}

// Rules are the ones that come with the tool.
func Rules(t testing.TB) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// Scan runs all checks over a folder.
func Scan(t testing.TB, dir string) analyzers.Result {
	t.Helper()
	found, err := analyzers.ScanFolder(t.Context(), dir, Rules(t), Adapters())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Files runs all checks over files by their names.
func Files(t testing.TB, files map[string]string) analyzers.Result {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return Scan(t, dir)
}

// Told lists the findings of rules that begin with a prefix: path:line rule outcome, and what is special about one.
func Told(found analyzers.Result, prefixes ...string) []string {
	out := []string{}
	for _, f := range found.Findings {
		if !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(f.Rule, p) }) {
			continue
		}
		line := f.Path + ":" + strconv.Itoa(f.Line) + " " + f.Rule + " " + f.Message
		if f.NotLive {
			line += " [not live]"
		}
		out = append(out, line)
	}
	return out
}

// Samples holds the samples of a check, which are below testdata, to what their names promise. Each rule has both kinds.
func Samples(t *testing.T, check string) {
	t.Helper()
	rules := Rules(t)
	all, err := analyzers.Samples(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string][2]bool{}
	for _, s := range all {
		rest, ours := strings.CutPrefix(s.Dir, check+"/")
		if !ours {
			continue
		}
		rule, known := rules.Rule(s.Rule)
		if !known || rule.Check != check {
			t.Errorf("%s is no sample of %s", s.Dir, check)
			continue
		}
		kinds := have[rule.ID]
		kinds[0], kinds[1] = kinds[0] || s.Good, kinds[1] || !s.Good
		have[rule.ID] = kinds
		t.Run(rest, func(t *testing.T) {
			found := Scan(t, filepath.FromSlash(rest))
			if problem := s.Judge(rule, found.Findings); problem != "" {
				t.Errorf("%s\n%s", problem, strings.Join(Told(found, "MLE"), "\n"))
			}
		})
	}
	if len(have) == 0 {
		t.Errorf("%s has no samples", check)
	}
	for id, kinds := range have {
		if !kinds[0] || !kinds[1] {
			t.Errorf("%s has only samples of one kind", id)
		}
	}
}
