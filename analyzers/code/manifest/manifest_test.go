package manifest

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"mleready"
	"mleready/analyzers/code"
)

var update = flag.Bool("update", false, "rewrite what the trees of testdata resolve to")

// tree is an archive of files.
type tree map[string]string

func treeOf(text string) tree {
	t := tree{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		t[f.Name] = string(f.Data)
	}
	return t
}

func (t tree) Paths(language string) []string {
	var out []string
	for name := range t {
		if (path.Base(name) == "go.mod") == (language == "gomod") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func (t tree) Read(name string) ([]byte, error) {
	text, ok := t[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

func (t tree) Role(string) mleready.Role { return mleready.RoleProduction }

// dripping gives files out a few bytes at a time.
type dripping struct{ tree }

func (d dripping) Open(name string) (io.ReadCloser, error) {
	text, err := d.Read(name)
	return io.NopCloser(&drip{strings.NewReader(string(text))}), err
}

type drip struct{ io.Reader }

func (d *drip) Read(p []byte) (int, error) { return d.Reader.Read(p[:min(len(p), 7)]) }

func read(t *testing.T, tree code.Tree, candidates ...string) ([]*code.Summary, []mleready.Skipped) {
	t.Helper()
	var sums []*code.Summary
	var skipped []mleready.Skipped
	for _, a := range Adapters(Naming([]string{"Acme-Pay"})) {
		if !a.Always {
			t.Errorf("%s is not asked", a.Language)
		}
		s, sk := a.Summarise(context.Background(), tree, candidates)
		sums, skipped = append(sums, s...), append(skipped, sk...)
	}
	return sums, skipped
}

func lines(resolved []Resolved) []string {
	var out []string
	for _, r := range resolved {
		name := r.Stated.Name
		if r.Stated.Alias != "" {
			name += " as " + r.Stated.Alias
		}
		if r.Stated.Dev {
			name += " (dev)"
		}
		version := r.Version
		if r.Reason != "" {
			version += "? " + string(r.Reason)
		}
		line, _ := r.At.File.Position(r.At.Start)
		out = append(out, fmt.Sprintf("%s: %s %s [%s:%d]", r.Manifest, name, version, r.At.File.Path, line))
	}
	return out
}

// TestResolve resolves the packages of every tree in testdata. The constants that say why there is no version stand there
// as they are printed.
func TestResolve(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no trees", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			files := tree{}
			for _, f := range archive.Files[:last] {
				files[f.Name] = string(f.Data)
			}
			sums, _ := read(t, files)
			got := strings.Join(lines(Resolve(sums)), "\n") + "\n"
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Errorf("differs, -update rewrites it (-want +got):\n%s", diff)
			}
			dripped, _ := read(t, dripping{files})
			if diff := cmp.Diff(sums, dripped, cmpopts.IgnoreUnexported(code.Summary{})); diff != "" {
				t.Errorf("read bit by bit (-whole +bits):\n%s", diff)
			}
		})
	}
}

func TestVersions(t *testing.T) {
	for _, test := range []struct {
		ecosystem, older, newer string
	}{
		{"npm", "0.0.9", "0.0.10"}, {"npm", "1.0.0-rc.2", "1.0.0-rc.10"}, {"npm", "1.0.0-rc.10", "1.0.0"},
		{"nuget", "0.0.1.9", "0.0.1.10"}, {"nuget", "0.0.1.64", "1.0.0"}, {"go", "v0.0.0-20230921000000-0123456789ab", "v0.0.1"},
		{"maven", "0.0.87-SNAPSHOT", "0.0.87"}, {"pypi", "0.0.76.dev1", "0.0.76"}, {"rubygems", "0.0.80.pre", "0.0.80"}, {"composer", "0.0.68", "0.1.0"},
	} {
		for _, c := range []struct {
			a, b string
			want int
		}{{test.older, test.newer, -1}, {test.newer, test.older, 1}, {test.older, test.older, 0}} {
			if got, err := Compare(test.ecosystem, c.a, c.b); err != nil || got != c.want {
				t.Errorf("%s: Compare(%s, %s) = %d, %v", test.ecosystem, c.a, c.b, got, err)
			}
		}
	}
	for _, test := range []struct {
		ecosystem, version, constraint string
		want                           bool
	}{
		{"npm", "0.0.77", "^0.0.77", true}, {"npm", "0.0.78", "^0.0.77", false}, {"npm", "0.0.83", ">=0.0.79", true},
		{"npm", "1.9.0", "1.x", true}, {"pypi", "0.0.76", ">=0.0.75,<1", true}, {"maven", "0.0.88", "[0.0.87,0.0.89)", true},
		{"composer", "0.0.72", "^0.0.72", true}, {"composer", "0.0.73", "^0.0.72", false}, {"composer", "1.9.0", "~1.2", true}, {"composer", "1.3.0", "~1.2.0", false},
		{"composer", "1.9", "^2.0|^1.0@dev", true}, {"composer", "0.0.76", ">=0.0.70,<0.1", true}, {"rubygems", "0.0.84", "~> 0.0.70, >= 0.0.84", true}, {"rubygems", "0.1.0", "~> 0.0.70", false},
	} {
		if got, err := InRange(test.ecosystem, test.version, test.constraint); err != nil || got != test.want {
			t.Errorf("InRange(%s, %s, %s) = %v, %v", test.ecosystem, test.version, test.constraint, got, err)
		}
	}
	for _, bad := range [][2]string{{"npm", "main"}, {"cpan", "1.0.0"}} {
		if _, err := Compare(bad[0], bad[1], "1.0.0"); err == nil {
			t.Errorf("%v is a version", bad)
		}
	}
}

// TestBroken makes sure that a broken file gives what stands before the error, and counts only as a candidate.
func TestBroken(t *testing.T) {
	files := treeOf(`
-- package.json --
{"dependencies": {
  "pay": "1.0.0",
  "next": broken
-- go.mod --
module shop.example/pay

require sdk.example/a v1.2.3
require (
-- web/package.json --
{
`)
	sums, skipped := read(t, files, "package.json", "go.mod")
	if diff := cmp.Diff([]string{"package.json: pay 1.0.0 [package.json:2]"}, lines(Resolve(sums))); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, s := range skipped {
		got = append(got, fmt.Sprintf("%s %v %v", s.Path, s.Candidate, strings.HasPrefix(s.Reason, "line ")))
	}
	if diff := cmp.Diff([]string{"go.mod true true", "package.json true true", "web/package.json false true"}, got); diff != "" {
		t.Error(diff, skipped)
	}
}

// TestStreams reads a lock file of many packages of which one matters.
func TestStreams(t *testing.T) {
	var npm, yarn, pnpm strings.Builder
	npm.WriteString("{\"packages\": {\n")
	pnpm.WriteString("packages:\n")
	for i := range 30_000 {
		fmt.Fprintf(&npm, "  \"node_modules/p%d\": {\"version\": \"1.0.%d\", \"engines\": {\"node\": \"*\"}},\n", i, i)
		fmt.Fprintf(&yarn, "p%d@^1.0.0:\n  version \"1.0.%d\"\n\n", i, i)
		fmt.Fprintf(&pnpm, "  /p%d@1.0.%d:\n    dev: false\n", i, i)
	}
	npm.WriteString("  \"node_modules/acme-pay\": {\"version\": \"1.2.3\"}\n}}\n")
	yarn.WriteString("acme-pay@^1.0.0:\n  version \"1.2.3\"\n")
	pnpm.WriteString("  /acme-pay@1.2.3:\n    dev: false\n")
	for name, text := range map[string]string{"package-lock.json": npm.String(), "yarn.lock": yarn.String(), "pnpm-lock.yaml": pnpm.String()} {
		sums, skipped := read(t, dripping{tree{name: text}})
		if len(skipped) > 0 || len(sums) != 1 || len(sums[0].Depends) != 1 {
			t.Fatalf("%s: %d summaries, skipped %v", name, len(sums), skipped)
		}
		d := sums[0].Depends[0]
		if line, _ := sums[0].Position(d.Start); d.Version != "1.2.3" || d.Name != "acme-pay" || line < 30_000 || !strings.Contains(text[d.Start:d.End], "acme-pay") {
			t.Errorf("%s: %+v at line %d", name, d, line)
		}
	}
}
