package mleready_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

const ours = "mleready"

// source is one Go file of the module.
type source struct {
	name string // slash-separated
	text []byte
	file *ast.File
	fset *token.FileSet
}

func (s source) test() bool     { return strings.HasSuffix(s.name, "_test.go") }
func (s source) folder() string { return path.Dir(s.name) }

func (s source) imports() []string {
	var all []string
	for _, i := range s.file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue // the parser has accepted it
		}
		all = append(all, p)
	}
	return all
}

// sources parses every Go file of the module. What stands in testdata belongs to others' modules.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, text, parser.ParseComments)
		all = append(all, source{filepath.ToSlash(name), text, file, fset})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d files found: the test runs in the wrong folder", len(all))
	}
	return all
}

// mayImport says which parts of the module each part may import. internal holds what ties parts together.
var mayImport = map[string][]string{
	"root":         nil,
	"analyzers":    {"root", "analyzers"},
	"languages":    {"root", "analyzers"},
	"probes":       {"root", "probes"},
	"report":       {"root", "report"},
	"internal":     {"root", "analyzers", "languages", "probes", "report", "internal"},
	"cmd/mleready": {"root", "analyzers", "languages", "probes", "report", "internal"},
	"cmd/mlevet":   {"root", "analyzers"},
}

// part names the part of the module that a folder belongs to.
func part(folder string) string {
	first, rest, _ := strings.Cut(folder, "/")
	switch {
	case folder == ".":
		return "root"
	case folder == "analyzers/languages":
		return "languages"
	case first == "cmd":
		second, _, _ := strings.Cut(rest, "/")
		return "cmd/" + second
	}
	return first
}

func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		if s.test() && strings.HasPrefix(s.folder(), "cmd/") {
			continue // a command's tests compare it with the other one
		}
		from := part(s.folder())
		allowed, known := mayImport[from]
		if !known {
			t.Errorf("%s: the layout has no %s", s.name, from)
			continue
		}
		for _, p := range s.imports() {
			if p != ours && !strings.HasPrefix(p, ours+"/") {
				continue
			}
			folder := strings.TrimPrefix(strings.TrimPrefix(p, ours), "/")
			if folder == "" {
				folder = "."
			}
			external := s.test() && folder == s.folder() // a test package imports what it tests
			if to := part(folder); !slices.Contains(allowed, to) && !external {
				t.Errorf("%s imports %s: %s may import %v", s.name, p, from, allowed)
			}
		}
	}
}

// TestNoSocket keeps the scanner off the network and away from other programs: nothing of ours but the probes and
// what serves them imports what opens a socket or starts a process. The one exception starts our own binary again, for
// the parsers that are written in C.
func TestNoSocket(t *testing.T) {
	forbidden := []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "os/exec", "plugin"}
	for _, s := range sources(t) {
		scanner := slices.Contains([]string{"root", "analyzers", "languages", "report", "cmd/mleready", "cmd/mlevet"}, part(s.folder())) ||
			s.folder() == "internal/engine"
		if s.test() || !scanner {
			continue
		}
		for _, p := range s.imports() {
			if slices.Contains(forbidden, p) && !(p == "os/exec" && s.folder() == "analyzers/languages") {
				t.Errorf("%s imports %s", s.name, p)
			}
		}
	}
}

func TestFiles(t *testing.T) {
	const longest = 400
	documented := map[string]bool{}
	for _, s := range sources(t) {
		if formatted, err := format.Source(s.text); err != nil || !bytes.Equal(formatted, s.text) {
			t.Errorf("%s is not gofmt'ed (%v)", s.name, err)
		}
		if n := bytes.Count(s.text, []byte("\n")); n > longest && !ast.IsGenerated(s.file) {
			t.Errorf("%s has %d lines, more than %d: is it one thing?", s.name, n, longest)
		}
		if !s.test() {
			documented[s.folder()] = documented[s.folder()] || s.file.Doc != nil
		}
	}
	for folder, ok := range documented {
		if !ok {
			t.Errorf("package in %s has no doc comment", folder)
		}
	}
}

func TestDependencies(t *testing.T) {
	used := map[string]string{}
	product, tools := modFile(t, "go.mod"), modFile(t, ".ci/tools.mod")
	for _, s := range sources(t) {
		for _, p := range s.imports() {
			if m := providing(product, p); m != nil {
				used[m.Path] = m.Version
			}
		}
	}
	for _, tool := range tools.Tool {
		if m := providing(tools, tool.Path); m != nil {
			used[m.Path] = m.Version
		}
	}
	text, err := os.ReadFile("docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([a-z0-9./-]+\.[a-z0-9./-]+) \| (v\S+) \|`).FindAllSubmatch(text, -1) {
		listed[string(row[1])] = string(row[2])
	}
	if diff := cmp.Diff(used, listed); diff != "" {
		t.Errorf("imported modules (-) and the table of docs/dependencies.md (+) differ:\n%s", diff)
	}
}

func modFile(t *testing.T, name string) *modfile.File {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := modfile.Parse(name, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// providing finds the required module that holds a package, nil for the standard library and our own.
func providing(f *modfile.File, pkg string) *module.Version {
	var best *module.Version
	for _, r := range f.Require {
		if (pkg == r.Mod.Path || strings.HasPrefix(pkg, r.Mod.Path+"/")) && (best == nil || len(r.Mod.Path) > len(best.Path)) {
			best = &r.Mod
		}
	}
	return best
}

// TestVetWithoutC makes sure that the vet tool builds where there is no C compiler.
func TestVetWithoutC(t *testing.T) {
	build := exec.Command("go", "build", "-o", os.DevNull, "./cmd/mlevet")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
