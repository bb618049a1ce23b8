package source

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ignoreFixture is a tree with patterns in four places.
var ignoreFixture = map[string]string{
	".gitignore": "\ufeff# comment\n*.log\n!keep.log\n/anchored.txt\nbuild/\nsrc/gen\n**/cache/**\ndoc/**/*.pdx\nqu?ck.txt\n[a-c]x.go\n" +
		"[!a-c]y.go\n[[:digit:]]z.go\ntrail.txt   \nescaped\\ \n\\#hash\n\\!bang\nlogs/*\n!logs/keep\nmiddle/**/deep.txt\ncrlf.txt\r\n" +
		"plain$(x).txt\na*b*c\n/only/*.go\nfoo/\n\\*.star\n[\nspace name.txt\n",
	"sub/.gitignore":        "*.tmp\n!important.log\n/top.txt\ndeeper/no.txt\n",
	"sub/deeper/.gitignore": "!*.tmp\n",
	".git/info/exclude":     "excluded.txt\n!undone.log\n",
}

var ignorePaths = strings.Fields(`a.log keep.log x/b.log x/keep.log anchored.txt x/anchored.txt build/a.go x/build/b.go x/y/build
	src/gen/a.go x/src/gen/a.go src/gens/a.go cache/a x/cache/b x/y/cache/c/d doc/a.pdx doc/x/a.pdx doc/x/y/a.pdx docs/a.pdx
	quick.txt quuck.txt quck.txt ax.go dx.go ay.go dy.go 7z.go az.go trail.txt #hash !bang logs/a logs/keep logs/d/a
	middle/deep.txt middle/a/deep.txt middle/a/b/deep.txt xmiddle/deep.txt crlf.txt plain$(x).txt abc axxbyyc abd only/a.go
	only/x/a.go foo x/foo/a *.star x.star sub/a.tmp sub/important.log sub/top.txt sub/x/top.txt sub/deeper/no.txt
	sub/deeper/a.tmp excluded.txt x/excluded.txt undone.log plain.go x/plain.go`)

// What the walk leaves out is what git leaves out.
func TestIgnoreAsGitDoes(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is not on PATH, and this is CI: install it")
		}
		t.Skip("git is not on PATH: nothing to compare with")
	}
	dir := t.TempDir()
	run := func(stdin string, args ...string) string {
		cmd := exec.Command(git, args...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		out, err := cmd.Output()
		if err != nil && cmd.ProcessState.ExitCode() != 1 { // check-ignore: none is ignored
			t.Fatalf("git %v: %v", args, err)
		}
		return string(out)
	}
	run("", "init", "-q")
	write(t, dir, ignoreFixture)
	paths := append(slices.Clone(ignorePaths), "escaped ", "space name.txt")
	for _, p := range paths {
		write(t, dir, map[string]string{p: ""})
	}
	ignored := strings.Split(run(strings.Join(paths, "\x00")+"\x00", "check-ignore", "-z", "--stdin"), "\x00")
	var want []string
	for _, p := range paths {
		if !slices.Contains(ignored, p) {
			want = append(want, p)
		}
	}
	slices.Sort(want)
	if len(want) < 20 || len(ignored) < 30 {
		t.Fatalf("git ignores %d of %d: the fixture is broken", len(ignored), len(paths))
	}
	tree := mustWalk(t, Options{Roots: []string{dir}})
	if diff := cmp.Diff(want, without(names(tree), ".gitignore")); diff != "" {
		t.Errorf("git (-) and the walk (+) differ:\n%s", diff)
	}
}

// Patterns count in a repository, also when a part of it is looked at, and nowhere else.
func TestIgnoreWithoutRepository(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{".gitignore": "*.go\n", "in/.gitignore": "*.js\n", "in/a.js": "", "in/a.go": ""})
	for _, tt := range []struct {
		history bool
		want    []string
	}{{false, []string{"a.go", "a.js"}}, {true, []string{"a.go"}}} {
		if tt.history {
			write(t, dir, map[string]string{".git/HEAD": ""})
		}
		got := without(names(mustWalk(t, Options{Roots: []string{filepath.Join(dir, "in")}})), ".gitignore")
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("history: %v (-want +got)\n%s", tt.history, diff)
		}
	}
}

// A folder with its own history does not inherit patterns.
func TestIgnoreOfNestedRepository(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{".git/HEAD": "", ".gitignore": "*.go\n", "a.go": "", "in/.git/HEAD": "", "in/a.go": "", "in/b.log": "",
		"in/.git/info/exclude": "*.log"})
	if diff := cmp.Diff([]string{"in/a.go"}, without(names(mustWalk(t, Options{Roots: []string{dir}})), ".gitignore")); diff != "" {
		t.Error(diff)
	}
}

func TestMatchPath(t *testing.T) {
	for _, tt := range []struct {
		glob, name string
		want       bool
	}{
		{"**", "a/b", true}, {"**/a", "a", true}, {"**/a", "x/y/a", true}, {"a/**", "a", false}, {"a/**", "a/b/c", true},
		{"a/**/b", "a/b", true}, {"a/**/b", "a/x/y/b", true}, {"a/**/b", "ab", false}, {"*.go", "a/b.go", false},
		{"a/*/c", "a/b/c", true}, {"a/*/c", "a/b/b/c", false}, {"[]a]", "]", true}, {"[a-]", "-", true}, {"[!a]", "a", false},
		{`\*`, "*", true}, {`\*`, "a", false}, {"[a", "a", false}, {"?", "é", false}, {"", "", true}, {"**/a/**/b/*", "x/a/y/b/z", true},
	} {
		if got := matchPath(tt.glob, tt.name); got != tt.want {
			t.Errorf("matchPath(%q, %q) = %v", tt.glob, tt.name, got)
		}
	}
}

func FuzzGlob(f *testing.F) {
	f.Add("a/**/*b?[!x-z]", "a/q/rbcd")
	f.Add("[[:alpha:]]\\*", "a*")
	f.Fuzz(func(t *testing.T, glob, name string) {
		if !strings.ContainsAny(glob, `*?[\`) && matchPath(glob, name) != (glob == name) {
			t.Errorf("a plain glob %q against %q", glob, name)
		}
		if !matchPath("**", name) || !matchPath("**/"+glob, "x/"+name) && matchPath(glob, name) {
			t.Errorf("** does not take %q", name)
		}
		ignoreList(nil).with(".", []byte(glob)).ignores("x/"+name, true)
		validGlob(glob)
	})
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func mustWalk(t *testing.T, o Options) *Tree {
	t.Helper()
	if o.Triggers == nil {
		o.Triggers = []string{"v-c-merchant-id", "HmacSHA256"}
	}
	tree, err := Walk(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func names(tree *Tree) []string {
	var out []string
	for _, f := range tree.Files {
		out = append(out, f.Path)
	}
	return out
}

func without(list []string, name string) []string {
	return slices.DeleteFunc(list, func(p string) bool { return p == name || strings.HasSuffix(p, "/"+name) })
}
