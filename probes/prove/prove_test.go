package prove

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/sandbox"
)

// role is the variable by which the test binary is told to be a program.
const role = "PROVE_TEST_ROLE"

// TestMain is the program too.
func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "":
		os.Exit(m.Run())
	case "prints":
		fmt.Println("card 4111111111111111 of", os.Getenv("SHOP_URL"))
		os.Exit(4)
	case "hangs":
		time.Sleep(time.Hour)
	case "leaves a child":
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), role+"=hangs")
		c.Stdout = os.Stdout
		if err := c.Start(); err != nil {
			panic(err)
		}
		time.Sleep(time.Hour)
	}
}

func options(t *testing.T, as string) Options {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	return Options{
		Dir: dir, Command: []string{os.Args[0]}, Environ: append(os.Environ(), role+"="+as), Timeout: time.Minute,
		Settings: []Setting{{"SHOP_URL", "{url}/pts"}},
		Gateway: sandbox.Config{
			Options: sandbox.Options{Rules: rules, Policy: grader.On, Now: time.Now}, Dir: filepath.Join(dir, "keys"),
			Getenv: func(string) (string, bool) { return "", false },
		},
	}
}

func TestProgramThatSendsNothing(t *testing.T) {
	r, err := Run(t.Context(), options(t, "prints"))
	if err != nil {
		t.Fatal(err)
	}
	got := r.Runs[0]
	if got.Exit != 4 || got.Taking != mleready.TakingUnknown || !strings.Contains(got.Summary, "sent nothing") {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(got.Output, "https://127.0.0.1:") || !strings.Contains(got.Output, "/pts") || strings.Contains(got.Output, "4111111111111111") {
		t.Errorf("output %q", got.Output)
	}
}

// TestProgramThatHangs ends a program, and what it has started, when its time is over.
func TestProgramThatHangs(t *testing.T) {
	for _, as := range []string{"hangs", "leaves a child"} {
		o := options(t, as)
		o.Timeout = 300 * time.Millisecond
		r, err := Run(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Runs[0]; got.Exit != -1 || got.Taking != mleready.TakingUnknown || !strings.Contains(got.Summary, "--timeout") {
			t.Errorf("%s: %+v", as, got)
		}
	}
}

func TestWhatKeepsItFromRunning(t *testing.T) {
	cases := map[string]func(*Options){
		"name a program":      func(o *Options) { o.Command = []string{"no-such-program-of-mleready"} },
		"name one after --":   func(o *Options) { o.Command = nil },
		"is no folder":        func(o *Options) { o.Dir = filepath.Join(o.Dir, "nowhere") },
		"there is no fault":   func(o *Options) { o.Faults = []string{"soon"} },
		"the local gateway":   func(o *Options) { o.Gateway.Credentials = filepath.Join(o.Dir, "none.yaml") },
		"name a program that": func(o *Options) { o.Command = []string{filepath.Join(o.Dir)} },
	}
	for want, change := range cases {
		o := options(t, "prints")
		change(&o)
		if _, err := Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Run(ctx, options(t, "prints")); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

func TestEnvironment(t *testing.T) {
	o := options(t, "")
	ctx, stop := context.WithCancel(t.Context())
	o.Gateway.Listen, o.Gateway.HTTP, o.Gateway.Proxy = "127.0.0.1:0", "127.0.0.1:0", true
	at, end, err := sandbox.Start(ctx, o.Gateway)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		stop()
		if err := end(); err != nil {
			t.Error(err)
		}
	}()
	got, err := environment([]string{"PATH=/bin", "https_proxy=http://other.example", "all_proxy=socks5://other.example", "MLEREADY_URL=x"}, at,
		[]Setting{{"A", "{host}|{keys}|{nothing}"}, {"SSL_CERT_FILE", "own"}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(got) || slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, "other.example") }) {
		t.Errorf("%q", got)
	}
	host := strings.TrimPrefix(at.URL, "https://")
	for _, want := range []string{"PATH=/bin", "https_proxy=" + *at.HTTP, "MLEREADY_URL=" + at.URL, "MLEREADY_HOST=" + host, "A=" + host + "|" + at.Keys + "|{nothing}", "SSL_CERT_FILE=own", "NODE_EXTRA_CA_CERTS=" + at.CA} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %q", want, got)
		}
	}
	names := map[string]int{}
	for _, line := range got {
		name, _, _ := strings.Cut(line, "=")
		if names[name]++; names[name] > 1 {
			t.Errorf("%s twice", name)
		}
	}
}

func TestEveryFaultHasAnExpectation(t *testing.T) {
	var known []string
	for fault := range expectations {
		known = append(known, fault)
	}
	slices.Sort(known)
	if diff := cmp.Diff(sandbox.Faults(), known); diff != "" {
		t.Errorf("faults of the gateway (-) and what is expected (+):\n%s", diff)
	}
}

func TestTail(t *testing.T) {
	out := &tail{size: 4}
	for _, part := range []string{"ab", "cdefgh", "", "ij"} {
		if n, err := out.Write([]byte(part)); n != len(part) || err != nil {
			t.Error(n, err)
		}
	}
	if got := out.String(); got != "ghij" {
		t.Errorf("%q", got)
	}
	if got := lastLines("a\nb\nc\n\n", 2); got != "b\nc" {
		t.Errorf("%q", got)
	}
}
