package report

import (
	"fmt"
	"slices"

	"mleready"
)

// Exit codes of a command that ran. Code 2, nothing ran, is the command line's own.
const (
	exitDone       = 0
	exitFailed     = 1
	exitIncomplete = 3
)

// FailOnNever is the value of --fail-on with which no status fails.
const FailOnNever = "never"

// FailOnValues lists what --fail-on takes, the default first.
var FailOnValues = []string{
	string(mleready.StatusNotReady), string(mleready.StatusUnknown), string(mleready.StatusAtRisk), FailOnNever,
}

// CheckFailOn refuses a value that --fail-on does not take.
func CheckFailOn(value string) error {
	if slices.Contains(FailOnValues, value) {
		return nil
	}
	return fmt.Errorf("--fail-on %q is not known: write %s", value, orList(FailOnValues))
}

// ExitCode says how a command that assessed a ends: 3 when it could not finish, 1 when the status, once what is
// suppressed or in the baseline is excused, is failOn or worse, else 0.
func ExitCode(a *mleready.Assessment, failOn string, incomplete bool) int {
	return exitFor(excused(a), failOn, incomplete)
}

// GradingExitCode says how a command that graded recorded exchanges ends, as ExitCode does.
func GradingExitCode(g *mleready.Grading, failOn string, incomplete bool) int {
	return exitFor(g.Status, failOn, incomplete)
}

func exitFor(status mleready.Status, failOn string, incomplete bool) int {
	if incomplete {
		return exitIncomplete
	}
	limit := slices.Index(mleready.Statuses, mleready.Status(failOn))
	reached := slices.Index(mleready.Statuses, status)
	if reached >= 0 && reached <= limit {
		return exitFailed
	}
	return exitDone
}

// subjectOf is the mandate that the assessment's own status, stage and score are those of, nil if there is none.
func subjectOf(a *mleready.Assessment) *mleready.MandateResult {
	for i := range a.Mandates {
		if a.Mandates[i].ID == a.Mandate {
			return &a.Mandates[i]
		}
	}
	return nil
}

// excused is the status as it would be if every requirement were met whose failure is suppressed or in the baseline.
func excused(a *mleready.Assessment) mleready.Status {
	m := subjectOf(a)
	if m == nil || !excusable(a, m) {
		return a.Status
	}
	w := newWaiver(a, m)
	open := func(level mleready.Level, outcome mleready.Outcome) bool {
		return slices.ContainsFunc(m.Requirements, func(r mleready.RequirementResult) bool {
			return r.Level == level && r.Outcome == outcome && !Waived(a, r.ID) && !(outcome == mleready.Unmet && w.excuses(r))
		})
	}
	switch {
	case open(mleready.Mandatory, mleready.Unmet):
		return mleready.StatusNotReady
	case open(mleready.Mandatory, mleready.Unknown), !m.StageComplete, len(tokensOnly(a.Tool.Depth)) > 0:
		return mleready.StatusUnknown
	case open(mleready.Advisory, mleready.Unmet):
		return mleready.StatusAtRisk
	}
	return mleready.StatusReady
}

// excusable reports whether an excuse can change anything: what is unknown for want of sources is not excused by one.
func excusable(a *mleready.Assessment, m *mleready.MandateResult) bool {
	switch a.Status {
	case mleready.StatusNotReady, mleready.StatusAtRisk:
		return true
	case mleready.StatusUnknown:
		return slices.ContainsFunc(m.Requirements, func(r mleready.RequirementResult) bool {
			return r.Level == mleready.Mandatory && r.Outcome == mleready.Unknown && Waived(a, r.ID)
		})
	}
	return false
}

// Waived reports whether somebody accepts for now that a requirement is not met.
func Waived(a *mleready.Assessment, requirement string) bool {
	return slices.ContainsFunc(a.Waivers, func(w mleready.Waiving) bool {
		return w.Requirement == requirement && w.State == mleready.SuppressionUsed
	})
}

// waiver knows which evidence of one mandate is excused.
type waiver struct {
	unmet  map[string]bool // findings and observations: unmet and not excused
	waived map[string]bool // findings: unmet and excused
	seen   map[string]bool // every finding and observation
	scheme bool            // every failure behind a mandatory requirement is excused, and there is one
}

func newWaiver(a *mleready.Assessment, m *mleready.MandateResult) *waiver {
	w := &waiver{unmet: map[string]bool{}, waived: map[string]bool{}, seen: map[string]bool{}}
	for _, f := range a.Findings {
		w.seen[f.ID] = true
		if f.Outcome == mleready.Unmet {
			w.waived[f.ID] = isExcused(f)
			w.unmet[f.ID] = !isExcused(f)
		}
	}
	for _, o := range a.Observations {
		w.seen[o.ID] = true
		w.unmet[o.ID] = o.Outcome == mleready.Unmet
	}
	for _, r := range m.Requirements {
		if r.Level != mleready.Mandatory {
			continue
		}
		if Waived(a, r.ID) {
			w.scheme = w.scheme || r.Outcome == mleready.Unmet
			continue
		}
		for _, id := range r.Evidence {
			if w.unmet[id] {
				w.scheme = false
				return w
			}
			w.scheme = w.scheme || w.waived[id]
		}
	}
	return w
}

// isExcused reports whether a finding is suppressed or in the baseline.
func isExcused(f mleready.Finding) bool { return f.Suppressed != nil || f.Baseline }

// excuses reports whether everything behind an unmet requirement is excused. Evidence that is neither a finding nor an
// observation (a key, a declaration) cannot be. Where the evidence shows no failure it is the scheme's, and what
// excuses the findings of the scheme excuses what follows from it.
func (w *waiver) excuses(r mleready.RequirementResult) bool {
	own := false
	for _, id := range r.Evidence {
		if w.unmet[id] || !w.seen[id] {
			return false
		}
		own = own || w.waived[id]
	}
	return own || w.scheme
}
