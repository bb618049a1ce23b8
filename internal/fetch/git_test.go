package fetch

import (
	"encoding/pem"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// run runs git for a test, without the settings of whoever runs it.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@a.example",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@a.example")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
}

// served is a repository with two commits behind HTTPS, the environment to fetch it with, and the first commit. It has a
// hook, a link that leads out and a submodule that leads elsewhere.
func served(t *testing.T) (url, first string, environ []string) {
	t.Helper()
	needGit(t)
	top := t.TempDir()
	work := filepath.Join(top, "work")
	run(t, top, "init", "--quiet", "--initial-branch=main", work)
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(work, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("pay.go", "package old")
	run(t, work, "add", ".")
	run(t, work, "commit", "--quiet", "-m", "first")
	first = run(t, work, "rev-parse", "HEAD")
	put("pay.go", "package pay")
	put(".gitmodules", "[submodule \"lib\"]\n\tpath = lib\n\turl = https://nowhere.example/lib\n")
	if err := os.Symlink("/etc/hostname", filepath.Join(work, "out")); err != nil {
		t.Fatal(err)
	}
	run(t, work, "add", ".")
	run(t, work, "update-index", "--add", "--cacheinfo", "160000,"+first+",lib")
	run(t, work, "commit", "--quiet", "-m", "second")
	run(t, top, "clone", "--quiet", "--bare", work, "repository.git")
	run(t, filepath.Join(top, "repository.git"), "config", "uploadpack.allowAnySHA1InWant", "true")

	backend := filepath.Join(run(t, top, "--exec-path"), "git-http-backend")
	if _, err := os.Stat(backend); err != nil {
		t.Skip("git has no http-backend here")
	}
	server := httptest.NewTLSServer(&cgi.Handler{
		Path: backend, Env: []string{"GIT_PROJECT_ROOT=" + top, "GIT_HTTP_EXPORT_ALL=1"}, InheritEnv: []string{"PATH"},
	})
	t.Cleanup(server.Close)
	home := t.TempDir()
	ca := filepath.Join(home, "ca.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}
	for name, text := range map[string]string{
		ca:                                   string(pem.EncodeToMemory(block)),
		filepath.Join(home, ".gitconfig"):    "[http]\n\tsslCAInfo = " + ca + "\n[core]\n\thooksPath = " + home + "\n",
		filepath.Join(home, "post-checkout"): "#!/bin/sh\ntouch hook-ran\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return server.URL + "/repository.git", first, []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
}

func TestGit(t *testing.T) {
	url, first, environ := served(t)
	tests := map[string]struct{ ref, want string }{
		"default branch": {"", "package pay"},
		"branch":         {"main", "package pay"},
		"commit":         {first, "package old"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			into := t.TempDir()
			if err := Git(t.Context(), Repository{URL: url, Ref: test.ref}, into, GitOptions{Environ: environ}); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(into, "pay.go"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(text)); diff != "" {
				t.Error(diff)
			}
			if _, err := os.Stat(filepath.Join(into, "hook-ran")); err == nil {
				t.Error("a hook has run")
			}
			if info, err := os.Lstat(filepath.Join(into, "out")); err == nil && !info.Mode().IsRegular() {
				t.Error("a link was made")
			}
			if entries, err := os.ReadDir(filepath.Join(into, "lib")); err == nil && len(entries) > 0 {
				t.Error("a submodule was fetched")
			}
			if depth := run(t, into, "rev-list", "--count", "HEAD"); depth != "1" {
				t.Errorf("%s commits were fetched", depth)
			}
		})
	}
}

func TestGitRefuses(t *testing.T) {
	needGit(t)
	tests := map[string]struct{ url, ref, want string }{
		"file":           {"file:///tmp/a", "", "https:// or ssh://"},
		"program":        {"ext::sh -c id", "", "https:// or ssh://"},
		"local":          {"/tmp/a", "", "https:// or ssh://"},
		"plain HTTP":     {"http://a.example/b", "", "https:// or ssh://"},
		"option as host": {"ssh://-oProxyCommand=id/b", "", "dash"},
		"option as ref":  {"https://a.example/b", "--upload-pack=id", "dash"},
		"nobody there":   {"https://user:hunter2@127.0.0.1:1/b", "", "git fetch"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := Git(t.Context(), Repository{URL: test.url, Ref: test.ref}, t.TempDir(), GitOptions{Environ: []string{"PATH=" + os.Getenv("PATH")}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v does not say %q", err, test.want)
			}
			if err != nil && strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the error shows a password: %v", err)
			}
		})
	}
}

// TestProtocol makes sure that git itself refuses what a redirect or a setting might turn a URL into.
func TestProtocol(t *testing.T) {
	needGit(t)
	top := t.TempDir()
	run(t, top, "init", "--quiet", "--bare", "repository.git")
	err := clone(t.Context(), Repository{URL: "file://" + top + "/repository.git"}, t.TempDir(), GitOptions{Environ: []string{"PATH=" + os.Getenv("PATH")}})
	if err == nil || !strings.Contains(err.Error(), "not allowed") {
		t.Errorf("a repository by file is fetched: %v", err)
	}
}

func TestEnvironment(t *testing.T) {
	got := environment([]string{"HOME=/h", "GIT_DIR=/elsewhere", "GIT_SSH_COMMAND=sh", "SSH_ASKPASS=ask"}, "/tmp/a")
	for _, v := range got {
		if strings.Contains(v, "elsewhere") || v == "GIT_SSH_COMMAND=sh" || v == "SSH_ASKPASS=ask" {
			t.Errorf("%s is passed on", v)
		}
	}
	if got[0] != "HOME=/h" {
		t.Errorf("HOME is lost: %v", got)
	}
}
