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
		write := t.mandate
		if t.wireOnly() {
			write = t.asked
		}
		if err := write(subject); err != nil {
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
	if !t.wireOnly() {
		t.observations()
	}
	t.usage()
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

// wireOnly reports whether nothing but endpoints was asked: no code was read.
func (t *tabular) wireOnly() bool { return len(t.a.Observations) > 0 && t.a.Stats.Files == 0 }

// asked writes what endpoints answered, and the verdict in short: what is about code cannot be known from them.
func (t *tabular) asked(m *mleready.MandateResult) error {
	t.headline(m)
	t.observations()
	if t.o.Verbose {
		t.deadlines(m)
		return t.requirements(m)
	}
	return t.groups(m)
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
