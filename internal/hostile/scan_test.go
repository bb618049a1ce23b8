package hostile

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mleready"
)

// binary is the program as it is shipped.
var binary string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "hostile")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		if err := os.Chmod(dir, 0o755); err != nil { // another user runs it too
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		binary = filepath.Join(dir, "mleready.exe")
		if out, err := exec.Command("go", "build", "-o", binary, "mleready/cmd/mleready").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build mleready: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

const (
	hangs    = 5 * time.Minute // no scan of these tests may take that long on any machine
	maxBytes = 1500 << 20      // of memory, in any of the processes
	asOf     = "2026-06-01"
	healthy  = "healthy"
	word     = "cybersource" // makes a file a candidate
)

// tree is a target in the making.
type tree struct {
	*testing.T
	root string
}

// newTree makes a target with healthy code in it.
func newTree(t *testing.T) *tree {
	t.Helper()
	root, err := os.MkdirTemp(filepath.Dir(binary), "tree")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	x := &tree{t, root}
	x.write(healthy+"/sign.js", `const crypto = require('crypto');
exports.sign = (host, digest, mid, id, secret) => {
  const text = 'host: ' + host + '\nv-c-date: now\nrequest-target: post /pts/v2/payments\ndigest: ' + digest + '\nv-c-merchant-id: ' + mid;
  return crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
};
`)
	x.write(healthy+"/sign.go", `package healthy

import (
	"crypto/hmac"
	"crypto/sha256"
)

func sign(host, digest, mid string, secret []byte) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("host: " + host + "\nv-c-date: now\nrequest-target: post /pts/v2/payments\ndigest: " + digest + "\nv-c-merchant-id: " + mid))
	return mac.Sum(nil)
}
`)
	return x
}

func (x *tree) write(name, text string) {
	x.Helper()
	at := filepath.Join(x.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		x.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		x.Fatal(err)
	}
}

// result is what a scan said.
type result struct {
	mleready.Assessment
	stdout []byte
}

// scan scans the tree and demands what holds whatever is in it: an answer in time and within memory, the findings of the
// healthy code, and no path twice among what was skipped.
func (x *tree) scan(args ...string) result {
	x.Helper()
	out := x.run(append([]string{"scan", x.root, "--format", "json"}, args...)...)
	r := result{stdout: out}
	if err := json.Unmarshal(out, &r.Assessment); err != nil {
		x.Fatalf("no assessment: %v", err)
	}
	for _, file := range []string{healthy + "/sign.js", healthy + "/sign.go"} {
		if !slices.ContainsFunc(r.Findings, func(f mleready.Finding) bool { return f.Path == file && f.Rule == "MLE1001" }) {
			x.Errorf("nothing was found in %s; skipped: %+v", file, r.Stats.Skipped)
		}
	}
	seen := map[string]bool{}
	for _, s := range r.Stats.Skipped {
		if s.Reason == "" || seen[s.Path+"\x00"+s.Reason] {
			x.Errorf("%q is skipped twice, or for no reason (%q)", s.Path, s.Reason)
		}
		seen[s.Path+"\x00"+s.Reason] = true
	}
	return r
}

// run runs the program and gives what it prints.
func (x *tree) run(args ...string) []byte {
	x.Helper()
	ctx, cancel := context.WithTimeout(x.Context(), hangs)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, append(args, "--as-of", asOf)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Env = x.environment()
	asNobody(cmd)
	start := time.Now()
	err := cmd.Run()
	x.Logf("%v: %v, %v, %d MiB", args[:1], err, time.Since(start).Round(time.Millisecond), memory(cmd)>>20)
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		x.Fatalf("no answer within %v", hangs)
	case err != nil && !errors.As(err, &exit), exit != nil && exit.ExitCode() != 1 && exit.ExitCode() != 3:
		x.Fatalf("%v\n%.2000s", err, &stderr)
	case len(stdout.Bytes()) == 0:
		x.Fatalf("nothing said:\n%.2000s", &stderr)
	case memory(cmd) > maxBytes:
		x.Errorf("%d MiB of memory, more than %d", memory(cmd)>>20, maxBytes>>20)
	}
	if strings.Contains(stderr.String(), "goroutine ") {
		x.Errorf("a panic:\n%.2000s", &stderr)
	}
	return stdout.Bytes()
}

// environment has programs first on its path that must not be run.
func (x *tree) environment() []string {
	return []string{"PATH=" + filepath.Join(x.root, "bin") + ":" + os.Getenv("PATH"), "HOME=" + x.root, "TMPDIR=" + os.Getenv("TMPDIR")}
}

// skipped gives the one line for a path; "" when there is none.
func (r result) skipped(path string) string {
	for _, s := range r.Stats.Skipped {
		if s.Path == path {
			return s.Reason
		}
	}
	return ""
}
