package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// testEnv is an environment on a folder with one Go file, with a clock that goes on by a second at each look.
func testEnv(t *testing.T) (env Env, stdout, stderr *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sum.go"), []byte("package plain\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	var look sync.Mutex // a gateway and its client may look at once
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	return Env{
		Stdin: strings.NewReader(""), Stdout: stdout, Stderr: stderr, Dir: dir, Width: 80,
		Getenv: func(string) string { return "" }, Environ: os.Environ,
		Now: func() time.Time {
			look.Lock()
			defer look.Unlock()
			now = now.Add(time.Second)
			return now
		},
	}, stdout, stderr
}

func TestColour(t *testing.T) {
	const escape = "\x1b["
	tests := map[string]struct {
		args     []string
		terminal bool
		noColor  string
		want     bool
	}{
		"terminal":  {terminal: true, want: true},
		"pipe":      {},
		"flag":      {terminal: true, args: []string{"--no-color"}},
		"NO_COLOR":  {terminal: true, noColor: "1"},
		"json form": {terminal: true, args: []string{"--format", "json"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			env, stdout, stderr := testEnv(t)
			env.Terminal = test.terminal
			env.Getenv = func(name string) string { return map[string]string{"NO_COLOR": test.noColor}[name] }
			file := filepath.Join(env.Dir, "report.txt")
			if code := Run(t.Context(), append([]string{"scan", "-o", "report.txt"}, test.args...), env); code != 0 {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			if got := strings.Contains(stdout.String(), escape); got != test.want {
				t.Errorf("colour on stdout: %v, want %v", got, test.want)
			}
			if text, err := os.ReadFile(file); err != nil || bytes.Contains(text, []byte(escape)) {
				t.Errorf("a file has colour, or was not written: %v", err)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	env, _, stderr := testEnv(t)
	env.ErrTerminal = true
	Run(t.Context(), []string{"scan"}, env)
	if diff := cmp.Diff("\rreading: 1 files\r\x1b[K", stderr.String()); diff != "" {
		t.Error(diff)
	}
	stderr.Reset()
	Run(t.Context(), []string{"scan", "-q"}, env)
	if stderr.Len() > 0 {
		t.Errorf("-q is not quiet: %q", stderr)
	}
}

func TestInterrupt(t *testing.T) {
	env, stdout, stderr := testEnv(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code := Run(ctx, []string{"scan", "-o", "report.json"}, env)
	if code != 3 || stdout.Len() > 0 || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(env.Dir, "report.json")); !os.IsNotExist(err) {
		t.Errorf("a report was written: %v", err)
	}
}

// TestSubjects makes sure that every id of the rules can be explained.
func TestSubjects(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range subjects(rules) {
		var page bytes.Buffer
		known, err := explanation(&page, rules, id)
		if !known || err != nil || !strings.Contains(page.String(), id) {
			t.Errorf("%s: known %v, error %v, page %q", id, known, err, &page)
		}
	}
}

func TestReplace(t *testing.T) {
	if err := replace(os.DevNull, []byte("gone")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("the null device was replaced: %v", err)
	}
	file := filepath.Join(t.TempDir(), "report.json")
	for _, text := range []string{"a longer first text", "second"} {
		if err := replace(file, []byte(text)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(file)
		if diff := cmp.Diff(text, string(got)); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
