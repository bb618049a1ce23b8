// Package checktest runs one check over small programs for tests, with every adapter of code in this process.
package checktest

import (
	"context"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/dialect"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/code/javascript"
)

var extensions = map[string]string{".go": golang.Language, ".js": javascript.JavaScript, ".ts": javascript.TypeScript,
	".java": dialect.Java, ".php": dialect.PHP, ".py": dialect.Python, ".cs": dialect.CSharp, ".rb": dialect.Ruby, ".kt": dialect.Kotlin,
	".dart": dialect.Dart, ".rs": dialect.Rust, ".scala": dialect.Scala, ".swift": dialect.Swift, ".groovy": dialect.Groovy}

// Read reads a file in this process.
func Read(_ context.Context, language, path string, role mleready.Role, text []byte) (*code.Summary, error) {
	if slices.Contains(dialect.Languages(), language) {
		return dialect.Summarise(language, path, role, text)
	}
	return javascript.Summarise(language, path, role, text)
}

// Tree holds files of every language of code; what stands below vendor/ is vendored.
func Tree(t testing.TB, fsys fs.FS) codetest.Tree {
	t.Helper()
	tree := codetest.Tree{FS: fsys, Extensions: extensions, Roles: map[string]mleready.Role{}}
	err := fs.WalkDir(fsys, ".", func(p string, _ fs.DirEntry, err error) error {
		if strings.HasPrefix(p, "vendor/") {
			tree.Roles[p] = mleready.RoleVendored
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// Model joins the summaries of a tree's files. Without a C compiler scripts cannot be parsed, and the test is skipped.
func Model(t testing.TB, tree codetest.Tree) *code.Model {
	t.Helper()
	var all []*code.Summary
	adapters := append(javascript.Adapters(code.Parsing{Read: Read}), dialect.Adapters(code.Parsing{Read: Read})...)
	for _, a := range append(adapters, golang.Adapter()) {
		sums, skipped := a.Summarise(t.Context(), tree, tree.Paths(a.Language))
		if len(skipped) > 0 && strings.Contains(skipped[0].Reason, "C compiler") {
			t.Skip(skipped[0].Reason)
		}
		if len(skipped) > 0 {
			t.Fatal(skipped)
		}
		all = append(all, sums...)
	}
	return code.Join(all)
}

// Hits runs a check over files of code.
func Hits(t testing.TB, c check.Check, fsys fs.FS) []check.Hit {
	t.Helper()
	tree := Tree(t, fsys)
	var hits []check.Hit
	c.Run(&check.Pass{
		Model: Model(t, tree), Rules: rulesInUse(t), Text: tree.Read,
		Report:    func(h check.Hit) { hits = append(hits, h) },
		Neighbour: func(mleready.NeighbourKind, code.Place) {},
		Presence:  func(mleready.Provider, code.Place, string) {},
	})
	return hits
}

// RulesOf lists the rules of hits, each once, sorted.
func RulesOf(hits []check.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Samples holds the samples below testdata, least of them or more, to what their names promise by this check alone: the
// rule is shown or not, and in a good one the check finds nothing unmet.
func Samples(t *testing.T, c check.Check, least int) {
	t.Helper()
	rules := rulesInUse(t)
	dirs, err := fs.Glob(os.DirFS("testdata"), "MLE*/*/*")
	if err != nil || len(dirs) < least {
		t.Fatalf("%d samples, %v", len(dirs), err)
	}
	for _, dir := range dirs {
		t.Run(dir, func(t *testing.T) {
			rule, _ := rules.Rule(strings.Split(dir, "/")[0])
			good := strings.HasPrefix(path.Base(dir), "good_")
			found := RulesOf(Hits(t, c, os.DirFS("testdata/"+dir)))
			if shown := slices.Contains(found, rule.ID); shown != (good == (rule.Outcome == mleready.Met)) {
				t.Errorf("%s shown: %v, found %v", rule.ID, shown, found)
			}
			for _, id := range found {
				if r, _ := rules.Rule(id); good && r.Outcome == mleready.Unmet {
					t.Errorf("good, but %s", id)
				}
			}
		})
	}
}

func rulesInUse(t testing.TB) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}
