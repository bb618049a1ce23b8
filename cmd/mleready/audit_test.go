package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAuditInterrupted makes sure that an audit which is ended says so and leaves neither a run nor half of one.
func TestAuditInterrupted(t *testing.T) {
	env, stdout, stderr := testEnv(t)
	portfolio := filepath.Join(env.Dir, "portfolio.yaml")
	if err := os.WriteFile(portfolio, []byte("portfolio: p\nmerchants: [{id: a, sources: [{path: .}]}]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := Run(ctx, []string{"audit", "portfolio.yaml"}, env); code != exitIncomplete || stdout.Len() > 0 {
		t.Errorf("exit code %d, stdout %q", code, stdout)
	}
	if !strings.Contains(stderr.String(), "interrupted; nothing was written") {
		t.Errorf("stderr %q", stderr)
	}
	left, err := os.ReadDir(filepath.Join(env.Dir, "mleready-report", "runs"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAuditProgress(t *testing.T) {
	env, _, stderr := testEnv(t)
	env.ErrTerminal = true
	portfolio := filepath.Join(env.Dir, "portfolio.yaml")
	if err := os.WriteFile(portfolio, []byte("portfolio: p\nmerchants: [{id: a}, {id: b}]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code := Run(t.Context(), []string{"audit", "--jobs", "1", "portfolio.yaml"}, env); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for _, want := range []string{"\rauditing: 1 of 2 merchants", "\rauditing: 2 of 2 merchants", "\r\x1b[K"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("stderr %q has no %q", stderr, want)
		}
	}
}
