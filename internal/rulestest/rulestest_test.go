package rulestest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/languages"
)

// TestMain lets the test binary be the child that parses.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == languages.Command {
		if err := languages.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func options(t *testing.T, dir string) Options {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Dir: dir, Rules: rules, AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21}}
}

// TestBuiltIn runs the samples of all checks.
func TestBuiltIn(t *testing.T) {
	r, err := Run(t.Context(), options(t, "../../analyzers"))
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range r.Rules {
		for _, f := range rule.Failed {
			t.Errorf("%s: %s", f.Sample, f.Why)
		}
	}
	if len(r.Rules) == 0 {
		t.Error("no rule was tested")
	}
}

const (
	signing = "package pay\n\nimport (\n\t\"crypto/hmac\"\n\t\"crypto/sha256\"\n\t\"encoding/base64\"\n\t\"net/http\"\n)\n\n" +
		"func sign(r *http.Request, id, secret string) {\n\th := hmac.New(sha256.New, []byte(secret))\n" +
		"\th.Write([]byte(\"host: apitest.cybersource.com\\nv-c-merchant-id: \" + id))\n\tr.Header.Set(\"v-c-merchant-id\", id)\n" +
		"\tr.Header.Set(\"Signature\", `keyid=\"k\", algorithm=\"HmacSHA256\", headers=\"host v-c-merchant-id\", signature=\"`+base64.StdEncoding.EncodeToString(h.Sum(nil))+`\"`)\n}\n"
	plain  = "package pay\n\nconst host = \"www.acme.example\"\n"
	broken = "package pay\n\nconst host = \"apitest.cybersource.com\"\n\nfunc broken( {\n"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	const at = "mine/testdata/"
	write(t, dir, map[string]string{
		at + "MLE1001/go/bad_one/a.go":          signing,
		at + "MLE1001/go/bad_excused/a.go":      strings.Replace(signing, "func sign", "// mleready:ignore MLE1001 owner=me until=2030-01-01 reason=none\nfunc sign", 1),
		at + "MLE1001/go/bad_plain/a.go":        plain,
		at + "MLE1001/go/bad_test/a_test.go":    signing,
		at + "MLE1001/go/good_plain/a.go":       plain,
		at + "MLE1001/go/good_signs/a.go":       signing,
		at + "MLE1001/go/good_broken/a.go":      broken,
		at + "MLE1001/cobol/bad_one/a.cob":      "",
		at + "MLE9999/go/bad_unknown_rule/a.go": signing,
	})
	r, err := Run(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{ // part of the reason by sample
		"MLE1001/go/bad_plain":        "no finding of MLE1001; found nothing",
		"MLE1001/go/bad_test":         "found MLE1001 (info) at a_test.go",
		"MLE1001/go/good_signs":       "good, but a.go",
		"MLE1001/go/good_broken":      "could not be read",
		"MLE1001/cobol/bad_one":       "no adapter for cobol",
		"MLE9999/go/bad_unknown_rule": "have no MLE9999",
	}
	got := map[string]string{}
	for _, rule := range r.Rules {
		for _, f := range rule.Failed {
			name := strings.TrimPrefix(f.Sample, at)
			if got[name] = f.Why; want[name] != "" && strings.Contains(f.Why, want[name]) {
				got[name] = want[name]
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || r.OK() {
		t.Error(diff)
	}
	if len(r.Without) != len(options(t, dir).Rules.Rules)-1 {
		t.Errorf("%d rules are without samples", len(r.Without))
	}
	var page bytes.Buffer
	if err := r.Write(&page); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"MLE1001  8        3       5\n", "9 samples of 2 rules: 3 passed, 6 failed;", "failed: " + at + "MLE9999/go/bad_unknown_rule\n"} {
		if !strings.Contains(page.String(), line) {
			t.Errorf("%q is not in\n%s", line, &page)
		}
	}
}

func TestNoSamples(t *testing.T) {
	dir := t.TempDir()
	if _, err := Run(t.Context(), options(t, dir)); err == nil || !strings.Contains(err.Error(), "bad_<name>") {
		t.Errorf("an empty folder: %v", err)
	}
	write(t, dir, map[string]string{"mine/testdata/MLE1001/go/ugly/a.go": plain})
	if _, err := Run(t.Context(), options(t, dir)); err == nil {
		t.Error("a sample that is neither good nor bad is taken")
	}
}
