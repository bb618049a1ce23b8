package interop

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

const programs = "../../testdata/prove"

// TestProve runs programs in three languages against the local gateway, with faults, as a merchant would, and compares
// what is said of them: a good one that finds the gateway by our variables, one with mistakes by variables of its own, and
// one of the old scheme by the proxy.
func TestProve(t *testing.T) {
	faults := []string{"--fault", "undecryptable", "--fault", "wrong_enc", "--fault", "reset", "--fault", "throttled_once", "--fault", "server_error", "--fault", "tls"}
	shop := filepath.Join(t.TempDir(), "pay")
	cases := []struct {
		name, tool string
		args       []string
		code       int
	}{
		{"go", "go", append(faults, filepath.Join(programs, "go"), "--", shop), 0},
		{"node", "node", append(append([]string{"--env", "SHOP_KEYS={keys}", "--env", "SHOP_GATEWAY={url}"}, faults...), filepath.Join(programs, "node"), "--", "node", "pay.mjs"), 1},
		{"python", "python3", []string{"--fault", "reset", filepath.Join(programs, "python"), "--", "python3", "pay.py"}, 1},
	}
	mleready := program(t)
	keys := t.TempDir()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := exec.LookPath(c.tool); err != nil {
				need(t, "no "+c.tool+", which the program needs")
			}
			if c.name == "go" {
				build := exec.Command("go", "build", "-o", shop, ".")
				build.Dir = filepath.Join(programs, "go")
				if out, err := build.CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
			}
			got, code := proved(t, exec.Command(mleready, append([]string{"prove", "-q", "--format", "lines", "--as-of", "2026-11-21", "--keys", keys}, c.args...)...))
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			compareWith(t, filepath.Join(programs, c.name+".golden"), got)
		})
	}
}

// TestProveSettles looks at what a proof settles beside the exchanges.
func TestProveSettles(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		need(t, "no node; install Node 18 or newer")
	}
	out, code := proved(t, exec.Command(program(t), "prove", "-q", "--format", "json", "--keys", t.TempDir(), "--fault", "undecryptable",
		"--env", "SHOP_KEYS={keys}", "--env", "SHOP_GATEWAY={url}", filepath.Join(programs, "node"), "--", "node", "pay.mjs"))
	var proof mleready.Proof
	if err := json.Unmarshal(out, &proof); err != nil || code != 1 {
		t.Fatalf("exit code %d, %v\n%s", code, err, out)
	}
	outcomes := map[string]mleready.Outcome{}
	for _, r := range proof.Mandates[0].Requirements {
		outcomes[r.ID] = r.Outcome
	}
	got := map[string]any{
		"schema": proof.Schema, "fault": proof.Runs[1].Fault, "taking": proof.Runs[1].Taking, "repeated": proof.Runs[1].Repeated, "exchanges": len(proof.Exchanges),
		"decrypt": outcomes["response_mle.decrypt"], "failed": outcomes["response_mle.undecryptable_not_failed"],
	}
	want := map[string]any{
		"schema": mleready.ProveSchema, "fault": "undecryptable", "taking": mleready.TakingMissed, "repeated": true, "exchanges": 1,
		"decrypt": mleready.Unknown, "failed": mleready.Unmet,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// proved runs mleready and gives what it prints and its exit code.
func proved(t *testing.T, cmd *exec.Cmd) ([]byte, int) {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if stderr.Len() > 0 {
		t.Errorf("stderr with -q: %s", &stderr)
	}
	return out, cmd.ProcessState.ExitCode()
}

// compareWith compares with a golden file.
func compareWith(t *testing.T, golden string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it, and read what it says", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-) and what was said (+):\n%s", golden, diff)
	}
}
