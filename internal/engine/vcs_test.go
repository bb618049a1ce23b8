package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/source"
)

func TestRepository(t *testing.T) {
	commit := strings.Repeat("0123456789", 4)
	other := strings.Repeat("ab", 32)
	tests := map[string]struct {
		files map[string]string
		want  string
	}{
		"branch":            {map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": commit + "\n"}, commit},
		"detached":          {map[string]string{".git/HEAD": commit + "\n"}, commit},
		"sha256":            {map[string]string{".git/HEAD": other + "\n"}, other},
		"packed":            {map[string]string{".git/HEAD": "ref: refs/heads/a/b\n", ".git/packed-refs": "# pack-refs with: peeled\n" + other + " refs/heads/a\n" + commit + " refs/heads/a/b\n"}, commit},
		"no commit yet":     {map[string]string{".git/HEAD": "ref: refs/heads/main\n"}, ""},
		"leaves the folder": {map[string]string{".git/HEAD": "ref: refs/../../secret\n", "secret": commit}, ""},
		"names a file":      {map[string]string{".git/HEAD": "ref: /etc/hostname\n"}, ""},
		"points elsewhere":  {map[string]string{".git": "gitdir: other\n", "other/HEAD": commit}, ""},
		"text":              {map[string]string{".git/HEAD": "<html>\n"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			top := t.TempDir()
			for file, text := range test.files {
				write(t, filepath.Join(top, file), text)
			}
			inner := filepath.Join(top, "services", "pay")
			if err := os.MkdirAll(inner, 0o777); err != nil {
				t.Fatal(err)
			}
			got := ""
			if r := findRepository(inner); r != nil {
				got = r.commit
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDirty(t *testing.T) {
	top := t.TempDir()
	index := time.Now()
	for file, age := range map[string]time.Duration{"old.go": -time.Hour, "new.go": time.Hour} {
		write(t, filepath.Join(top, file), "package a")
		if err := os.Chtimes(filepath.Join(top, file), index.Add(age), index.Add(age)); err != nil {
			t.Fatal(err)
		}
	}
	r := &repository{commit: "c", index: index}
	tree := &source.Tree{Base: top, Files: []source.File{{Path: "old.go"}}}
	if diff := cmp.Diff(&mleready.VCS{Commit: "c"}, r.state(tree)); diff != "" {
		t.Error(diff)
	}
	tree.Files = append(tree.Files, source.File{Path: "new.go"})
	if diff := cmp.Diff(&mleready.VCS{Commit: "c", Dirty: true}, r.state(tree)); diff != "" {
		t.Error(diff)
	}
	if r = nil; r.state(tree) != nil {
		t.Error("no repository has a state")
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
