package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mleready"
	"mleready/analyzers/code"
)

var _ code.Tree = (*Tree)(nil)

var goOnly = []Language{{Name: "go", Extensions: []string{".go"}}}

const named = "x = \"V-C-Merchant-Id\"\n"

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	big := named + strings.Repeat("// filler\n", 200)
	write(t, dir, map[string]string{
		"pay/go.mod": "module pay", "pay/a.go": "\ufeffpackage pay\r\n" + named, "pay/plain.go": "package pay",
		"pay/big.go": big, "pay/deep/x_test.go": named, "pay/bin.go": "a\x00b" + named, "pay/logo.png": named,
		"pay/wide.go": "\xff\xfev\x00-\x00c\x00-\x00m\x00e\x00r\x00c\x00h\x00a\x00n\x00t\x00-\x00i\x00d\x00",
		"web/pay.php": named, "web/node_modules/x/a.js": named, "web/package-lock.json": named, "web/package.json": named,
		"web/env/pyvenv.cfg": "", "web/env/a.py": named, "web/settings.yaml": named, "web/data.zzz": named, "web/offers.d.ts": named,
		"tests/a.json": named, "tests/x/b.json": named, "tests/c.html": named, "README.md": named,
		"docs/a.go": named, "pay/ok.go": "// mleready:ignore MLE1001\n", ConfigName: named, ".git/config": named,
	})
	tree := mustWalk(t, Options{Roots: []string{dir}, Languages: goOnly, Limits: Limits{MaxBytes: 1000}})
	if diff := cmp.Diff([]string{"pay/a.go", "pay/deep/x_test.go"}, tree.Candidates("go")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"docs/a.go", "pay/a.go", "pay/deep/x_test.go", "pay/ok.go", "pay/plain.go", "pay/wide.go"}, tree.Paths("go")); diff != "" {
		t.Error(diff)
	}
	want := []mleready.Skipped{
		{Path: "pay/big.go", Reason: "larger than the limit of 1000 bytes", Candidate: true},
		{Path: "pay/bin.go", Reason: "binary"},
		{Path: "pay/wide.go", Reason: reasonWide, Candidate: true},
		{Path: "tests", Reason: "no adapter for json (test): 2 files"},
		{Path: "tests/c.html", Reason: "no adapter for html (test)"},
		{Path: "web/data.zzz", Reason: "text of no known language (production)"},
		{Path: "web/env", Reason: "installed packages"},
		{Path: "web/node_modules", Reason: "installed packages"},
		{Path: "web/offers.d.ts", Reason: "no adapter for typescript (production)"},
		{Path: "web/pay.php", Reason: "no adapter for php", Candidate: true},
		{Path: "web/settings.yaml", Reason: "no adapter for yaml", Candidate: true},
	}
	if diff := cmp.Diff(want, tree.Skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"README.md", "docs/a.go"}, tree.Docs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"pay/ok.go"}, tree.Directives); diff != "" {
		t.Error(diff)
	}
	if tree.Walked != 21 || tree.Binary != 2 || tree.Counts[reasonLock] != 1 || tree.Counts[reasonManifest] != 1 || tree.Counts[reasonNoTrigger] != 3 {
		t.Errorf("walked %d, binary %d, counts %v", tree.Walked, tree.Binary, tree.Counts)
	}
	if tree.Role("docs/a.go") != mleready.RoleDocs || tree.Role("nowhere/a_test.go") != mleready.RoleTest {
		t.Error("roles differ from those of the files")
	}
	if text, err := tree.Read("pay/a.go"); err != nil || !strings.HasPrefix(string(text), "\ufeffpackage pay\r\n") {
		t.Errorf("Read gives %q, %v", text, err)
	}
	for _, name := range []string{"../secret", "pay", ".git/config", "/etc/passwd", "web/node_modules/x/a.js"} {
		if _, err := tree.Read(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Read(%s): %v", name, err)
		}
	}
	if _, err := tree.Read("pay/big.go"); err == nil {
		t.Error("Read takes a file over the limit")
	}
}

func TestWalkIsDeterministic(t *testing.T) {
	dir, files := t.TempDir(), map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("d%d/f%d.go", i%7, i)] = strings.Repeat("\n", i) + named
	}
	write(t, dir, files)
	one := mustWalk(t, Options{Roots: []string{dir}, Languages: goOnly, Jobs: 1, Limits: Limits{MaxFiles: 250}})
	seen := 0
	four := mustWalk(t, Options{Roots: []string{dir}, Languages: goOnly, Jobs: 4, Limits: Limits{MaxFiles: 250}, Progress: func(n int) { seen = n }})
	if diff := cmp.Diff(one, four, cmpopts.EquateEmpty(), cmp.AllowUnexported(Tree{}, File{}, root{})); diff != "" {
		t.Error(diff)
	}
	if seen != 250 || len(one.Skipped) != 1 || !one.Skipped[0].Candidate {
		t.Errorf("progress %d, skipped %v", seen, one.Skipped)
	}
}

func TestRoots(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"testdata/m/a.go": named, "testdata/m/in/b.go": named, "testdata/n/c.go": named})
	at := func(names ...string) (roots []string) {
		for _, n := range names {
			roots = append(roots, filepath.Join(dir, n))
		}
		return roots
	}
	for _, tt := range []struct{ roots, want []string }{
		{at("testdata/m"), []string{"a.go", "in/b.go"}},
		{at("testdata/m/a.go"), []string{"a.go"}},
		{at("testdata/m", "testdata/n"), []string{"m/a.go", "m/in/b.go", "n/c.go"}},
		{at("testdata/m/in", "testdata/m", "testdata/m/a.go"), []string{"a.go", "in/b.go"}},
		{at("testdata/m/in/b.go", "testdata/n"), []string{"m/in/b.go", "n/c.go"}},
	} {
		tree := mustWalk(t, Options{Roots: tt.roots, Languages: goOnly})
		if diff := cmp.Diff(tt.want, tree.Candidates("go")); diff != "" {
			t.Errorf("%v: %s", tt.roots, diff)
		}
		for _, p := range tt.want {
			if text, err := tree.Read(p); err != nil || string(text) != named {
				t.Errorf("Read(%s) = %q, %v", p, text, err)
			}
			if tree.Role(p) != mleready.RoleProduction {
				t.Errorf("%s is %s: a folder above the target counts", p, tree.Role(p))
			}
		}
	}
	_, err := Walk(context.Background(), Options{Roots: at("none"), Triggers: []string{"abc"}})
	if err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("a root that is not there: %v", err)
	}
	if _, err := Walk(context.Background(), Options{Roots: at("testdata")}); err == nil {
		t.Error("a walk without triggers passes for one that found nothing")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Walk(ctx, Options{Roots: at("testdata"), Triggers: []string{"abc"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled walk: %v", err)
	}
}

func TestManifest(t *testing.T) {
	for _, tt := range []struct {
		files []string
		want  map[string]string
	}{
		{[]string{"go.mod", "a/b.go", "web/package.json", "web/x/y.js"}, map[string]string{"a/b.go": ".", "web/x/y.js": "web"}},
		{[]string{"src/A/A.csproj", "src/A/x/a.cs", "src/b.cs"}, map[string]string{"src/A/x/a.cs": "src/A", "src/b.cs": "src"}},
		{[]string{"src/a.php", "src/b/c.php", "x.yaml", "tests/d.php"}, map[string]string{"src/b/c.php": "src", "tests/d.php": "."}},
		{[]string{"src/a.php", "lib/b.php"}, map[string]string{"src/a.php": "."}},
		{[]string{"a.php", "lib/b.php"}, map[string]string{"lib/b.php": "."}},
		{[]string{"examples/a.php", "README.md"}, map[string]string{"examples/a.php": "examples"}},
	} {
		dir, files := t.TempDir(), map[string]string{}
		for _, f := range tt.files {
			files[f] = ""
		}
		write(t, dir, files)
		tree := mustWalk(t, Options{Roots: []string{dir}})
		for file, want := range tt.want {
			if got := tree.Manifest(file); got != want {
				t.Errorf("%v: Manifest(%s) = %s, want %s", tt.files, file, got, want)
			}
		}
	}
}

// Links, devices and what cannot be read are listed; the rest goes on.
func TestHostile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links, sockets and such names are Unix's")
	}
	outside, dir := t.TempDir(), t.TempDir()
	write(t, outside, map[string]string{"secret.go": named})
	write(t, dir, map[string]string{"a.go": named, "shut/b.go": named, "odd\n\x1b[31m/c.go": named, "bad\xff.go": named,
		"locked.go": named, "d/.gitignore/x.go": named, "deep/1/2/3/e.go": named})
	for link, to := range map[string]string{"loop": ".", "out": outside, "file.go": filepath.Join(outside, "secret.go"), "dangling": "nowhere", "same.go": "a.go"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	socket, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	// The test may run with rights to read everything, so the refusal is made here.
	refuse := func(folder *os.Root, name string) (*os.File, error) {
		if filepath.Base(folder.Name()) == "shut" || name == "locked.go" {
			return nil, &fs.PathError{Op: "open", Path: folder.Name(), Err: fs.ErrPermission}
		}
		return folder.Open(name)
	}
	tree, err := walk(context.Background(), Options{Roots: []string{dir}, Languages: goOnly, Triggers: []string{"v-c-merchant"},
		Limits: Limits{MaxDepth: 3}}, refuse)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.go", "bad\xff.go", "d/.gitignore/x.go", "odd\n\x1b[31m/c.go"}, tree.Candidates("go")); diff != "" {
		t.Error(diff)
	}
	want := []mleready.Skipped{
		{Path: "dangling", Reason: reasonLink},
		{Path: "deep/1/2/3", Reason: "deeper than the limit of 3 folders", Candidate: true},
		{Path: "file.go", Reason: reasonLink},
		{Path: "locked.go", Reason: "cannot be read: permission denied"},
		{Path: "loop", Reason: reasonLink},
		{Path: "out", Reason: reasonLink},
		{Path: "s", Reason: reasonDevice},
		{Path: "same.go", Reason: reasonLink},
		{Path: "shut", Reason: "cannot be read: permission denied"},
	}
	if diff := cmp.Diff(want, tree.Skipped); diff != "" {
		t.Error(diff)
	}
	if _, err := tree.Read("bad\xff.go"); err != nil {
		t.Errorf("a name that is no UTF-8: %v", err)
	}
	// A file that is swapped for a link after the walk leads nowhere.
	if err := errors.Join(os.Remove(filepath.Join(dir, "a.go")), os.Symlink(filepath.Join(outside, "secret.go"), filepath.Join(dir, "a.go"))); err != nil {
		t.Fatal(err)
	}
	if text, err := tree.Read("a.go"); err == nil {
		t.Errorf("Read follows a link out of the root: %q", text)
	}
}

// A trigger on the border of two blocks is found.
func TestScanAcrossBlocks(t *testing.T) {
	dir, files, want := t.TempDir(), map[string]string{}, []string(nil)
	for i := range 16 {
		name := fmt.Sprintf("f%02d.go", i)
		files[name] = strings.Repeat(" ", scanBuffer-i) + "v-c-merchant-id"
		want = append(want, name)
	}
	write(t, dir, files)
	tree := mustWalk(t, Options{Roots: []string{dir}, Languages: goOnly, Jobs: 1})
	if diff := cmp.Diff(want, tree.Candidates("go")); diff != "" {
		t.Error(diff)
	}
	short := mustWalk(t, Options{Roots: []string{filepath.Join(dir, "f00.go")}, Languages: goOnly, Limits: Limits{MaxScan: 1000}})
	if len(short.Skipped) != 1 || !short.Skipped[0].Candidate {
		t.Errorf("a file that was searched in part: %v", short.Skipped)
	}
}
