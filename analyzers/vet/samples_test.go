package vet

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/code"
	"mleready/analyzers/code/golang"
)

const (
	checks    = ".." // the folder of the checks, with their samples
	merchants = "../../testdata/merchants"
)

// needGo skips without the go command, which loads packages; where everything has to run it fails.
func needGo(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no go command")
		}
		t.Skip("no go command, which loads the samples")
	}
}

// module is a Go module that both drivers read.
type module struct {
	path     string // of go.mod
	dir      string // in the source tree
	name     string // of its folder in a workspace
	analyzer string // "" for all
	want     bool   // has want comments
}

func modules(t *testing.T) []module {
	t.Helper()
	samples, err := analyzers.Samples(os.DirFS(checks))
	if err != nil {
		t.Fatal(err)
	}
	var all []module
	for _, s := range samples {
		if s.Language == golang.Language {
			check, _, _ := strings.Cut(s.Dir, "/")
			all = append(all, module{dir: filepath.Join(checks, filepath.FromSlash(s.Dir)), name: s.Rule + "_" + s.Name, analyzer: check, want: true})
		}
	}
	found, err := filepath.Glob(merchants + "/*/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		all = append(all, module{dir: filepath.Dir(f), name: filepath.Base(filepath.Dir(f))})
	}
	for i := range all {
		file := filepath.Join(all[i].dir, "go.mod")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		mod, err := modfile.Parse(file, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		all[i].path = mod.Module.Mod.Path
	}
	return all
}

// isVendored says that a module brings its dependencies along, and so cannot be a part of a workspace.
func (m module) isVendored() bool {
	_, err := os.Stat(filepath.Join(m.dir, "vendor"))
	return err == nil
}

// workspace copies modules below one folder, so that the packages of the standard library are loaded once for all.
func workspace(t *testing.T, all []module) string {
	t.Helper()
	dir := t.TempDir()
	work := "go 1.24\n"
	for _, m := range all {
		work += "use ./" + m.name + "\n"
		if err := os.CopyFS(filepath.Join(dir, m.name), os.DirFS(m.dir)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "go.work"), work+"use .\n")
	write(t, filepath.Join(dir, "go.mod"), "module acme.example/workspace\n\ngo 1.24\n")
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// silent takes the diagnostics of modules without want comments.
type silent struct{ *testing.T }

func (s silent) Errorf(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !strings.Contains(text, "unexpected diagnostic") {
		s.T.Error(text)
	}
}

// vetted runs an analyzer over modules and gives what it reports, by module.
func vetted(t *testing.T, a *analysis.Analyzer, dir string, all []module) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, want := range []bool{true, false} {
		var patterns []string
		for _, m := range all {
			if m.want == want && (m.analyzer == a.Name || m.analyzer == "") {
				patterns = append(patterns, m.path+"/...")
			}
		}
		if patterns == nil {
			continue
		}
		run, testing := analysistest.Run, analysistest.Testing(t)
		if want {
			run = analysistest.RunWithSuggestedFixes
		} else {
			testing = silent{t}
		}
		for _, result := range run(testing, dir, a, patterns...) {
			for _, d := range result.Diagnostics {
				at := result.Pass.Fset.Position(d.Pos)
				name, file := locate(t, dir, at.Filename, all)
				found[name] = append(found[name], fmt.Sprintf("%s:%d %s", file, at.Line, d.Message))
			}
		}
	}
	return found
}

// locate tells the module that a file below dir belongs to, and the file's path in it.
func locate(t *testing.T, dir, file string, all []module) (module, name string) {
	t.Helper()
	dir, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil {
		t.Fatal(err)
	}
	rel = filepath.ToSlash(rel)
	if len(all) == 1 {
		return all[0].name, rel
	}
	module, name, _ = strings.Cut(rel, "/")
	return module, name
}

// scanned is what mleready scan reports in a module, of the rules of one check.
func scanned(t *testing.T, m module, check string) []string {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	result, err := analyzers.ScanFolder(t.Context(), m.dir, rules, []code.Adapter{golang.Adapter()})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range result.Findings {
		if r, _ := rules.Rule(f.Rule); r.Check == check && f.Outcome == mleready.Unmet {
			found = append(found, fmt.Sprintf("%s:%d %s: %s", f.Path, f.Line, f.Rule, f.Message))
		}
	}
	return found
}

// TestSamples holds vet to the want comments and the golden files of the samples, and to what mleready scan, which has
// neither the compiler nor the standard library, reports in the same programs: the same, but for rules that look at a
// whole integration, of which vet may report less and never more.
func TestSamples(t *testing.T) {
	needGo(t)
	var joined, apart []module
	for _, m := range modules(t) {
		if m.isVendored() {
			apart = append(apart, m)
		} else {
			joined = append(joined, m)
		}
	}
	dir := workspace(t, joined)
	for _, a := range Analyzers() {
		found := vetted(t, a, dir, joined)
		for _, m := range apart {
			if m.analyzer == a.Name {
				found[m.name] = vetted(t, a, m.dir, []module{m})[m.name]
			}
		}
		for _, m := range slices.Concat(joined, apart) {
			if m.analyzer != a.Name && m.analyzer != "" {
				continue
			}
			got := found[m.name]
			slices.Sort(got)
			want := slices.DeleteFunc(scanned(t, m, a.Name), func(f string) bool {
				return needsMore(t, f) && !slices.Contains(got, f)
			})
			slices.Sort(want)
			if diff := cmp.Diff(slices.Compact(want), slices.Compact(got)); diff != "" {
				t.Errorf("%s: %s finds differently (-scan +vet):\n%s", m.dir, a.Name, diff)
			}
		}
	}
}

// needsMore reports whether a finding's rule looks at a whole integration: vet, which sees a package and its imports, may
// miss what callers would tell.
func needsMore(t *testing.T, found string) bool {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(found, " ")
	id, _, _ := strings.Cut(rest, ":")
	rule, _ := rules.Rule(id)
	return rule.Scope == "integration"
}

// TestGoldenFilesAreUsed demands a golden file for each sample with a fix, and a fix for each golden file.
func TestGoldenFilesAreUsed(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules(t) {
		if !m.want {
			continue
		}
		result, err := analyzers.ScanFolder(t.Context(), m.dir, rules, []code.Adapter{golang.Adapter()})
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, f := range result.Findings {
			for _, e := range f.Edits {
				want = append(want, e.Path+".golden")
			}
		}
		slices.Sort(want)
		err = fs.WalkDir(os.DirFS(m.dir), ".", func(p string, d fs.DirEntry, err error) error {
			if path.Ext(p) == ".golden" {
				got = append(got, p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
			t.Errorf("%s: golden files (-want +got):\n%s", m.dir, diff)
		}
	}
}
