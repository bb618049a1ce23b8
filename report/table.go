package report

import (
	"fmt"
	"io"

	"mleready"
)

// TableOptions says how the table is written.
type TableOptions struct {
	Color   bool
	Width   int             // columns, 0 for 80
	Verbose bool            // snippets, every milestone, whole lists
	AsOf    mleready.Date   // day from which days left are counted; none: that of the assessment
	Rules   *mleready.Rules // titles; may be nil
}

// Table writes an assessment for a person to read.
func Table(w io.Writer, a *mleready.Assessment, o TableOptions) error {
	if o.AsOf.IsZero() {
		o.AsOf = a.AsOf
	}
	t := &tabular{page: newPage(o.Width, o.Color), a: a, o: o, sorted: sortedFindings(a.Findings)}
	subject := subjectOf(a)
	if subject != nil {
		if err := t.mandate(subject); err != nil {
			return fmt.Errorf("write the table of %s: %w", subject.ID, err)
		}
	}
	t.others(subject)
	if err := t.integrations(); err != nil {
		return fmt.Errorf("write the table of integrations: %w", err)
	}
	t.findings()
	t.keys()
	t.plan()
	t.observations()
	t.neighbours()
	t.lookedAt()
	t.hint()
	_, err := io.WriteString(w, t.String())
	return err
}

// tabular is one table in the making.
type tabular struct {
	*page
	a      *mleready.Assessment
	o      TableOptions
	sorted []mleready.Finding
}

// mandate writes the verdict on the mandate that was asked for and what it rests on.
func (t *tabular) mandate(m *mleready.MandateResult) error {
	t.headline(m)
	applies := m.Status != mleready.StatusNotApplicable
	if applies {
		t.ladder(m)
		t.score(m)
	}
	t.deadlines(m)
	if !applies {
		return nil
	}
	return t.requirements(m)
}

// others writes the verdicts on the other mandates, in short.
func (t *tabular) others(subject *mleready.MandateResult) {
	first := true
	for i := range t.a.Mandates {
		m := &t.a.Mandates[i]
		if m == subject {
			continue
		}
		if first {
			t.heading("Other mandates")
			first = false
		}
		t.para(2, "%s: %s. %s", t.mandateTitle(m.ID), words(m.Status), m.Reason)
		if m.Status != mleready.StatusNotApplicable {
			t.para(4, "--mandate %s shows it in full", m.ID)
		}
	}
}
