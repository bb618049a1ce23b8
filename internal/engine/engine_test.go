package engine

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/languages"
)

const merchant = "../../testdata/merchants/go-http-signature"

func options(t *testing.T, paths ...string) Options {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	adapters, done := languages.All(languages.Options{})
	t.Cleanup(done)
	return Options{
		Paths: paths, Rules: rules, Mandate: rules.Mandates[0].ID, AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21},
		Now: func() time.Time { return time.Time{} }, Languages: adapters,
	}
}

func TestMerchant(t *testing.T) {
	a, err := Scan(t.Context(), options(t, merchant))
	if err != nil {
		t.Fatal(err)
	}
	if a.Status != mleready.StatusNotReady || a.Stage != mleready.StageHTTPSignature || a.Basis != mleready.RoleProduction || Incomplete(a) {
		t.Errorf("status %s, stage %s, basis %s, skipped %v", a.Status, a.Stage, a.Basis, a.Stats.Skipped)
	}
	if diff := cmp.Diff(map[string]mleready.Depth{"go": mleready.DepthTypes, "gomod": mleready.DepthSyntax}, a.Tool.Depth); diff != "" {
		t.Error(diff)
	}
	ids := map[string]bool{}
	for _, f := range a.Findings {
		if ids[f.ID] || f.ID == "" || f.Line == 0 || f.Snippet == "" || f.Fingerprint == "" {
			t.Errorf("finding %+v has no id of its own, or is not complete", f)
		}
		ids[f.ID] = true
	}
	if len(ids) == 0 {
		t.Error("nothing was found")
	}
}

// TestBrokenAdapter makes sure that an adapter that panics costs its files and nothing else.
func TestBrokenAdapter(t *testing.T) {
	o := options(t, merchant)
	o.Languages[0].Summarise = func(context.Context, code.Tree, []string) ([]*code.Summary, []mleready.Skipped) { panic("no idea") }
	a, err := Scan(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if a.Status != mleready.StatusUnknown || !Incomplete(a) || len(a.Stats.Skipped) == 0 {
		t.Errorf("status %s, skipped %v", a.Status, a.Stats.Skipped)
	}
	for _, s := range a.Stats.Skipped {
		if !strings.Contains(s.Reason, "no idea") || !s.Candidate {
			t.Errorf("skipped %+v", s)
		}
	}
}

// TestReadsAlways makes sure that manifests and settings are read though they name nothing themselves, and only where
// something else does.
func TestReadsAlways(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "package.json"), `{"dependencies": {"left": "1.0.0"}}`)
	write(t, filepath.Join(dir, "package-lock.json"), `{"packages": {"node_modules/left": {"version": "1.0.0"}}}`+strings.Repeat(" ", 2<<20))
	write(t, filepath.Join(dir, ".env"), "MODE=jwt\n")
	for candidates, want := range []int{0, 4} {
		if candidates > 0 {
			write(t, filepath.Join(dir, "a.json"), `{"host": "apitest.cybersource.com"}`)
		}
		a, err := Scan(t.Context(), options(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		if a.Stats.Parsed != want || Incomplete(a) {
			t.Errorf("with %d candidates %d files are parsed, skipped %v", candidates, a.Stats.Parsed, a.Stats.Skipped)
		}
	}
}

// TestRulesThatDoNotFit makes sure that a check without its rule is an error of the configuration.
func TestRulesThatDoNotFit(t *testing.T) {
	o := options(t, merchant)
	text, err := os.ReadFile("../../rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := mleready.LoadRules("rules.yaml", []byte(strings.ReplaceAll(string(text), "MLE1001", "MLE9001")))
	if err != nil {
		t.Fatal(err)
	}
	o.Rules = loaded
	if _, err := Scan(t.Context(), o); !errors.Is(err, ErrRules) {
		t.Errorf("error %v", err)
	}
}

// TestStaysInside plants a link out of the target: what it leads to is not read.
func TestStaysInside(t *testing.T) {
	top := t.TempDir()
	write(t, filepath.Join(top, "outside", "pay.php"), "<?php $host = 'apitest.cybersource.com';")
	write(t, filepath.Join(top, "inside", "a.go"), "package a\n")
	if err := os.Symlink(filepath.Join("..", "outside"), filepath.Join(top, "inside", "more")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	a, err := Scan(t.Context(), options(t, filepath.Join(top, "inside")))
	if err != nil {
		t.Fatal(err)
	}
	if a.Stats.Files != 1 || Incomplete(a) {
		t.Errorf("%d files, skipped %v", a.Stats.Files, a.Stats.Skipped)
	}
}

func TestTargets(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "services", "pay", "a.go"), "package a\n")
	write(t, filepath.Join(dir, "services", "refund", "a.go"), "package a\n")
	write(t, filepath.Join(dir, "web", "a.go"), "package a\n")
	tests := map[string]struct {
		paths   []string
		want    string
		missing int
	}{
		"none":          {nil, ".", 0},
		"one":           {[]string{"./services/"}, "services", 0},
		"file":          {[]string{"web/a.go"}, "web/a.go", 0},
		"two":           {[]string{"services/pay", "services/refund"}, "services", 0},
		"far apart":     {[]string{"services/pay", "web"}, ".", 0},
		"upwards":       {[]string{"services/../web", "services/pay"}, ".", 0},
		"one of them":   {[]string{"services/pay", "shop"}, "services/pay", 1},
		"named in full": {[]string{filepath.Join(dir, "web")}, filepath.ToSlash(filepath.Join(dir, "web")), 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := options(t, test.paths...)
			o.Dir = dir
			a, err := Scan(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, a.Target.Path); diff != "" {
				t.Error(diff)
			}
			if Incomplete(a) != (test.missing > 0) || len(a.Stats.Skipped) != test.missing {
				t.Errorf("skipped %v", a.Stats.Skipped)
			}
		})
	}
	if _, err := Scan(t.Context(), options(t, filepath.Join(dir, "shop"))); err == nil {
		t.Error("a target that does not exist has a result")
	}
}

func TestEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if a, err := Scan(ctx, options(t, merchant)); !errors.Is(err, context.Canceled) || a != nil {
		t.Errorf("result %v, error %v", a, err)
	}
}
