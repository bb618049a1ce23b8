package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
)

// ProofJSON writes a proof as schema mleready-prove/1: a grading with the runs of the program.
func ProofJSON(w io.Writer, p *mleready.Proof) error { return gradedJSON(w, *p) }

// ProofLines writes one line for each run, run FAULT: taking: summary, and then the lines of the grading.
func ProofLines(w io.Writer, p *mleready.Proof) error {
	var b strings.Builder
	for _, r := range p.Runs {
		fmt.Fprintf(&b, "run %s: %s: %s\n", faultOf(r), r.Taking, clean(r.Summary))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	return GradingLines(w, &p.Grading)
}

// ProofTable writes a proof for a person to read.
func ProofTable(w io.Writer, p *mleready.Proof, o TableOptions) error {
	t := gradingPage(&p.Grading, o, "the program "+p.Program+" at the local gateway")
	if err := t.judged(); err != nil {
		return err
	}
	if err := t.runs(p.Runs); err != nil {
		return fmt.Errorf("write the table of runs: %w", err)
	}
	return t.graded(w, &p.Grading)
}

func faultOf(r mleready.ProofRun) string {
	if r.Fault == "" {
		return "without a fault"
	}
	return r.Fault
}

// runs lists how the program took the replies, and shows what it printed where that may say why.
func (t *tabular) runs(runs []mleready.ProofRun) error {
	t.heading("Runs of the program")
	var rows [][]string
	for _, r := range runs {
		rows = append(rows, []string{faultOf(r), fmt.Sprint(r.Exit), fmt.Sprintf("%d of %d", r.Accepted, r.Requests), words(r.Taking)})
	}
	if err := t.grid([]string{"Fault", "Exit code", "Accepted", "Taken"}, rows); err != nil {
		return err
	}
	t.blank()
	t.para(2, "Judged is what the program sent and got here; what it did not send in these runs is not known.")
	for _, r := range runs {
		t.para(2, "%s: %s", faultOf(r), r.Summary)
		if r.Output == "" {
			continue
		}
		t.para(4, "It printed at last:")
		for line := range strings.Lines(r.Output) {
			t.para(6, "%s", clean(strings.TrimRight(line, "\r\n")))
		}
	}
	return nil
}

// ProofExitCode is that of the grading, and 1 also for a run whose fault the program did not take as it should; 3 where
// the program could not be judged. 3 wins.
func ProofExitCode(p *mleready.Proof, failOn string) int {
	unknown := slices.ContainsFunc(p.Runs, func(r mleready.ProofRun) bool { return r.Taking == mleready.TakingUnknown })
	code := GradingExitCode(&p.Grading, failOn, unknown)
	failed := slices.ContainsFunc(p.Runs, func(r mleready.ProofRun) bool {
		return r.Taking == mleready.TakingMissed || r.Taking == mleready.TakingRefused || r.Repeated
	})
	if code == 0 && failed && failOn != FailOnNever {
		return 1
	}
	return code
}
