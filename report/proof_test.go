package report

import (
	"bytes"
	"strings"
	"testing"

	"mleready"
)

func TestProofExitCode(t *testing.T) {
	run := func(takings ...mleready.Taking) *mleready.Proof {
		p := &mleready.Proof{Grading: mleready.Grading{Status: mleready.StatusReady}}
		for _, taking := range takings {
			p.Runs = append(p.Runs, mleready.ProofRun{Taking: taking})
		}
		return p
	}
	repeated := run(mleready.TakingDone, mleready.TakingNoticed)
	repeated.Runs[1].Repeated = true
	failing := run(mleready.TakingDone)
	failing.Status = mleready.StatusNotReady
	cases := []struct {
		name   string
		proof  *mleready.Proof
		failOn string
		want   int
	}{
		{"all well", run(mleready.TakingDone, mleready.TakingNoticed, mleready.TakingAccepted, mleready.TakingGaveUp, mleready.TakingNotRun), "not_ready", 0},
		{"missed", run(mleready.TakingDone, mleready.TakingMissed), "not_ready", 1},
		{"missed, and nothing shall fail", run(mleready.TakingDone, mleready.TakingMissed), "never", 0},
		{"sent twice", repeated, "not_ready", 1},
		{"refused", run(mleready.TakingRefused), "not_ready", 1},
		{"not ready", failing, "not_ready", 1},
		{"shows nothing", run(mleready.TakingUnknown), "never", 3},
		{"shows nothing with a fault", run(mleready.TakingDone, mleready.TakingMissed, mleready.TakingUnknown), "not_ready", 3},
	}
	for _, c := range cases {
		if got := ProofExitCode(c.proof, c.failOn); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestProofIsClean(t *testing.T) {
	p := &mleready.Proof{Program: "pay\x1b[2J", Runs: []mleready.ProofRun{{Taking: mleready.TakingUnknown, Summary: "It\x07 ended.", Output: "a\x1b]0;b\nc"}}}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"table": func(b *bytes.Buffer) error { return ProofTable(b, p, TableOptions{Width: 80}) },
		"lines": func(b *bytes.Buffer) error { return ProofLines(b, p) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b\x07") || !strings.Contains(b.String(), "without a fault") {
			t.Errorf("%s: %q", name, b.String())
		}
	}
}
