package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// assuranceWords names the proof behind each assurance.
var assuranceWords = map[mleready.Assurance]string{
	mleready.Declared: "declaration (declared)",
	mleready.Static:   "code (static)",
	mleready.Local:    "local gateway (local)",
	mleready.Test:     "the provider's test host (test)",
	mleready.Live:     "production traffic (live)",
}

// headline writes the verdict with its assurance, and why.
func (t *tabular) headline(m *mleready.MandateResult) {
	verdict := strings.ToUpper(words(m.Status))
	proof := ""
	if by := proofs(m); len(by) > 0 {
		proof = ", by " + strings.Join(by, " and ")
	}
	t.raw(t.paint(bold, t.paint(statusStyle(m.Status), verdict)) + clean(proof))
	t.para(0, "%s", m.Reason)
	t.blank()
	t.field("Mandate", "%s, as of %s", t.mandateTitle(m.ID), t.a.AsOf)
	basis := ""
	if t.a.Basis != "" && t.a.Stats.Files > 0 {
		basis = fmt.Sprintf(", judged by its %s code", words(t.a.Basis))
	}
	t.field("Target", "%s%s", t.target(), basis)
}

func (t *tabular) target() string {
	switch vcs := t.a.Target.VCS; {
	case vcs == nil:
		return t.a.Target.Path
	case vcs.Dirty:
		return fmt.Sprintf("%s at %.12s with local changes", t.a.Target.Path, vcs.Commit)
	default:
		return fmt.Sprintf("%s at %.12s", t.a.Target.Path, vcs.Commit)
	}
}

func (t *tabular) mandateTitle(id string) string {
	if t.o.Rules != nil {
		if m, ok := t.o.Rules.Mandate(id); ok && m.Title != "" {
			return fmt.Sprintf("%s (%s)", m.Title, id)
		}
	}
	return id
}

// proofs says by what kinds of proof the status was reached, weakest first.
func proofs(m *mleready.MandateResult) []string {
	var by []string
	for _, a := range mleready.Assurances {
		if a == m.Assurance || slices.ContainsFunc(m.Requirements, func(r mleready.RequirementResult) bool {
			return r.Level == mleready.Mandatory && r.Outcome == decisive(m.Status) && r.Assurance == a
		}) {
			by = append(by, assuranceWords[a])
		}
	}
	return by
}

func statusStyle(s mleready.Status) style {
	switch s {
	case mleready.StatusNotReady:
		return red
	case mleready.StatusReady:
		return green
	case mleready.StatusNotApplicable:
		return cyan
	}
	return yellow
}

// ladder draws the stages with the merchant's own marked. A mandate without stages has no ladder.
func (t *tabular) ladder(m *mleready.MandateResult) {
	if m.Stage == "" {
		if !m.StageComplete {
			t.field("Stage", "not known")
		}
		return
	}
	steps, plain := []string{}, 0
	for _, s := range mleready.Stages {
		step := string(s)
		if s == m.Stage {
			step = "[" + step + "]"
		}
		plain += len(step)
		if s == m.Stage {
			step = t.paint(bold, step)
		}
		steps = append(steps, step)
	}
	const arrow = " → "
	plain += 3 * (len(steps) - 1)
	if fieldWidth+plain <= t.width {
		t.raw(fmt.Sprintf("%-*s", fieldWidth, "Stage") + strings.Join(steps, arrow))
	} else {
		t.field("Stage", "%s, step %d of %d", m.Stage, slices.Index(mleready.Stages, m.Stage)+1, len(steps))
	}
	if !m.StageComplete {
		t.field("", "the stage of at least one integration is not known")
	}
}

// barCells is the length of the score's bar.
const barCells = 20

// score draws the interval: # is sure, + still open, · out of reach.
func (t *tabular) score(m *mleready.MandateResult) {
	s := m.Score
	bar := []rune(strings.Repeat("·", barCells))
	for i := range bar {
		switch {
		case (i+1)*100 <= s.Low*barCells:
			bar[i] = '#'
		case i*100 < s.High*barCells:
			bar[i] = '+'
		}
	}
	text := fmt.Sprintf("[%s] %s of 100", string(bar), span(s.Range))
	if s.CappedBy != nil {
		outcome := mleready.Unknown
		for _, r := range m.Requirements {
			if r.ID == *s.CappedBy {
				outcome = r.Outcome
			}
		}
		text += fmt.Sprintf(", capped at %d because %s is %s (%s without the cap)", s.High, *s.CappedBy, outcome, span(s.Uncapped))
	}
	t.field("Score", "%s", text)
	t.field("Coverage", "%.0f %% of the weight has a known outcome", m.Coverage*100)
}

func span(r mleready.Range) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d–%d", r.Low, r.High)
}
