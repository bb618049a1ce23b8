package vet

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

func mkdir(t *testing.T, elem ...string) string {
	t.Helper()
	dir := filepath.Join(elem...)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// mlevet is the vet tool, built as users do.
type mlevet struct{ path string }

func build(t *testing.T) mlevet {
	t.Helper()
	needGo(t)
	m := mlevet{filepath.Join(t.TempDir(), "mlevet")}
	if runtime.GOOS == "windows" {
		m.path += ".exe"
	}
	cmd := exec.Command("go", "build", "-o", m.path, "mleready/cmd/mlevet")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return m
}

// vet runs go vet in a folder.
func (m mlevet) vet(t *testing.T, dir string, flags ...string) (stdout, stderr string, exit int) {
	t.Helper()
	cmd := exec.Command("go", append(append([]string{"vet", "-vettool=" + m.path}, flags...), "./...")...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off", "GO111MODULE=on")
	err := cmd.Run()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// sample copies a sample to a folder of its own.
func sample(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(checks, "httpsignature", "testdata", filepath.FromSlash(name)))); err != nil {
		t.Fatal(err)
	}
	return dir
}

const (
	refused = "MLE1001/go/bad_parentheses"
	allowed = "MLE1001/go/good_webhook_hub"
)

func TestMlevet(t *testing.T) {
	tool := build(t)
	t.Run("plain", func(t *testing.T) {
		_, stderr, exit := tool.vet(t, sample(t, refused))
		diagnostic := regexp.MustCompile(`(?m)^signer[/\\]signer\.go:24:13: MLE1001: builds an HTTP Signature \(list of signed headers, form with parentheses, refused already\)$`)
		if exit != 1 || !diagnostic.MatchString(stderr) {
			t.Errorf("exit %d\n%s", exit, stderr)
		}
	})
	t.Run("clean", func(t *testing.T) {
		if stdout, stderr, exit := tool.vet(t, sample(t, allowed)); exit != 0 || stdout+stderr != "" {
			t.Errorf("exit %d\n%s%s", exit, stdout, stderr)
		}
	})
	t.Run("json", func(t *testing.T) { testJSON(t, tool) })
	t.Run("diff", func(t *testing.T) {
		dir := sample(t, refused)
		before := read(t, dir, "signer/signer.go")
		stdout, stderr, exit := tool.vet(t, dir, "-fix", "-diff")
		if n := strings.Count(stdout, "\n-"); exit != 1 || n != 3 || !strings.Contains(stdout, "\n+\t\t\"request-target: \" +") {
			t.Errorf("exit %d, %d lines removed, want 3\n%s%s", exit, n, stdout, stderr)
		}
		if read(t, dir, "signer/signer.go") != before {
			t.Error("-diff changed the file")
		}
	})
	t.Run("fix", func(t *testing.T) {
		dir := sample(t, refused)
		if _, stderr, exit := tool.vet(t, dir, "-fix"); exit != 0 {
			t.Fatalf("exit %d\n%s", exit, stderr)
		}
		if got := read(t, dir, "signer/signer.go"); got != read(t, dir, "signer/signer.go.golden") {
			t.Errorf("fixed:\n%s", got)
		}
		_, stderr, exit := tool.vet(t, dir)
		if exit != 1 || !strings.Contains(stderr, "current form") || strings.Contains(stderr, "refused already") {
			t.Errorf("after the fix: exit %d\n%s", exit, stderr)
		}
	})
	t.Run("ignore", func(t *testing.T) { testIgnore(t, tool) })
	t.Run("tests", func(t *testing.T) { testTests(t, tool) })
}

func testJSON(t *testing.T, tool mlevet) {
	stdout, stderr, exit := tool.vet(t, sample(t, refused), "-json")
	if exit != 0 {
		t.Fatalf("exit %d\n%s", exit, stderr)
	}
	type diagnostic struct {
		Category       string
		Message        string
		SuggestedFixes []struct{ Message string } `json:"suggested_fixes"`
	}
	var found []diagnostic
	for d := json.NewDecoder(strings.NewReader(stdout)); d.More(); {
		var packages map[string]map[string][]diagnostic
		if err := d.Decode(&packages); err != nil {
			t.Fatalf("%v in\n%s", err, stdout)
		}
		found = append(found, packages["acme.example/old/signer"]["httpsignature"]...)
	}
	if len(found) != 1 || found[0].Category != "MLE1001" || !strings.HasPrefix(found[0].Message, "MLE1001: ") || len(found[0].SuggestedFixes) != 1 {
		t.Errorf("diagnostics: %+v", found)
	}
}

// testIgnore excuses the only finding, by a directive with every part that mleready scan demands, in one package for
// each case.
func testIgnore(t *testing.T, tool mlevet) {
	const line = "\theaders := \"host date (request-target) v-c-merchant-id\""
	dir := sample(t, refused)
	text := read(t, dir, "signer/signer.go")
	if !strings.Contains(text, line) {
		t.Fatal("the sample has changed")
	}
	if err := os.RemoveAll(filepath.Join(dir, "signer")); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, directive string
		found           bool
	}{
		{"whole", "// mleready:ignore MLE1001 owner=payments until=2099-01-01 -- moved with the next release\n", false},
		{"longago", "// mleready:ignore MLE1001 owner=payments until=2001-01-01 -- vet knows no day\n", false},
		{"otherrule", "// mleready:ignore MLE1002 owner=payments until=2099-01-01 -- not this one\n", true},
		{"noreason", "// mleready:ignore MLE1001 owner=payments until=2099-01-01\n", true},
		{"nothing", "", true},
	}
	for _, test := range tests {
		write(t, filepath.Join(mkdir(t, dir, test.name), "signer.go"), strings.Replace(text, line, "\t"+test.directive+line, 1))
	}
	_, stderr, exit := tool.vet(t, dir)
	if exit != 1 {
		t.Errorf("exit %d", exit)
	}
	for _, test := range tests {
		if got := strings.Contains(filepath.ToSlash(stderr), test.name+"/signer.go:"); got != test.found {
			t.Errorf("%s: reported: %v, want %v\n%s", test.name, got, test.found, stderr)
		}
	}
}

// testTests vets a package whose tests are checked with it, and so seen twice.
func testTests(t *testing.T, tool mlevet) {
	dir := sample(t, "MLE1001/go/bad_plain")
	write(t, filepath.Join(dir, "gateway_test.go"), `package gateway

import (
	"net/http"
	"testing"
)

func TestHeaders(t *testing.T) {
	r := new(http.Request)
	r.Header = http.Header{"v-c-merchant-id": {"x"}, "Signature": {"y"}}
}
`)
	_, stderr, exit := tool.vet(t, dir)
	if n := strings.Count(stderr, ": MLE10"); exit != 1 || n != 1 || !strings.Contains(stderr, "gateway.go:28:") {
		t.Errorf("exit %d, %d findings, want one outside of the tests\n%s", exit, n, stderr)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
