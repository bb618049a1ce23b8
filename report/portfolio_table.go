package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
)

// PortfolioTable writes an audit for a person to read: a line for each merchant, what could not be had, the totals and
// the deadlines. p may hold rows.
func PortfolioTable(w io.Writer, p *mleready.PortfolioResult, o TableOptions) error {
	if o.AsOf.IsZero() {
		o.AsOf = p.AsOf
	}
	t := &tabular{page: newPage(o.Width, o.Color), o: o, a: &mleready.Assessment{Tool: p.Tool, Rules: p.Rules, AsOf: p.AsOf}}
	t.raw(t.paint(bold, clean("Portfolio "+p.Portfolio+": "+plural(len(p.Merchants), "merchant"))))
	t.field("Mandate", "%s, as of %s", t.mandateTitle(p.Mandate), p.AsOf)
	if err := t.merchants(p); err != nil {
		return fmt.Errorf("write the table of portfolio %s: %w", p.Portfolio, err)
	}
	t.otherMandates(p)
	t.failures(p)
	t.totals(p)
	if o.Rules != nil {
		if m, ok := o.Rules.Mandate(p.Mandate); ok {
			t.deadlines(&mleready.MandateResult{ID: m.ID, Timeline: timeline(m, p.AsOf)})
		}
	}
	t.blank()
	t.sources()
	_, err := io.WriteString(w, t.String())
	return err
}

// failedWord stands where there is no verdict.
const failedWord = "failed"

// merchants is the table proper.
func (t *tabular) merchants(p *mleready.PortfolioResult) error {
	t.blank()
	if len(p.Merchants) == 0 {
		t.para(2, "It names no merchant.")
		return nil
	}
	rows := [][]string{{"ID", "Name", "Status", "Stage", "Score", "First"}}
	for _, m := range p.Merchants {
		rows = append(rows, t.merchant(m, p.Mandate))
	}
	if t.width < roomy {
		for i, row := range rows {
			rows[i] = slices.Delete(row, 1, 2) // the id tells who it is
		}
	}
	return t.grid(rows[0], rows[1:])
}

// roomy is the width from which there is room for names.
const roomy = 100

func (t *tabular) merchant(m mleready.MerchantResult, mandate string) []string {
	row := []string{m.ID, m.Name, failedWord, "-", "-", "see below"}
	if m.Assessment == nil {
		return row
	}
	row[5] = "-"
	for _, result := range m.Assessment.Mandates {
		if result.ID != mandate {
			continue
		}
		row[2] = words(result.Status)
		if by := shortProofs(&result); by != "" {
			row[2] += ", by " + by
		}
		row[3] = cmp.Or(string(result.Stage), "-")
		if result.Status != mleready.StatusNotApplicable {
			row[4] = span(result.Score.Range)
		}
	}
	if task, ok := firstTask(m.Assessment, mandate); ok {
		row[5] = task.Title
	}
	if m.Error != nil {
		row[2] += " (incomplete)"
	}
	return row
}

// shortProofs are the kinds of proof of a status without the words in brackets.
func shortProofs(m *mleready.MandateResult) string {
	var by []string
	for _, proof := range proofs(m) {
		name, _, _ := strings.Cut(proof, " (")
		by = append(by, name)
	}
	return strings.Join(by, " and ")
}

// otherMandates names the merchants that another mandate applies to.
func (t *tabular) otherMandates(p *mleready.PortfolioResult) {
	first := true
	for _, m := range p.Merchants {
		if m.Assessment == nil {
			continue
		}
		for _, result := range m.Assessment.Mandates {
			if result.ID == p.Mandate || result.Status == mleready.StatusNotApplicable {
				continue
			}
			if first {
				t.heading("Other mandates")
				first = false
			}
			text := words(result.Status)
			if by := shortProofs(&result); by != "" {
				text += ", by " + by
			}
			t.para(2, "%s: %s: %s. %s", m.ID, t.mandateTitle(result.ID), text, result.Reason)
		}
	}
}

// failures says of every merchant what could not be had.
func (t *tabular) failures(p *mleready.PortfolioResult) {
	first := true
	for _, m := range p.Merchants {
		if m.Error == nil {
			continue
		}
		if first {
			t.heading("Could not be reached or read")
			first = false
		}
		t.para(2, "%s: %s", m.ID, *m.Error)
	}
}

// totals counts merchants by status, worst first, and by stage.
func (t *tabular) totals(p *mleready.PortfolioResult) {
	t.heading("Totals")
	var status, stages []string
	for _, s := range append(slices.Clone(mleready.Statuses), mleready.StatusNotApplicable) {
		if n := p.Totals.ByStatus[s]; n > 0 {
			status = append(status, t.paint(statusStyle(s), fmt.Sprintf("%d %s", n, words(s))))
		}
	}
	if p.Totals.Failed > 0 {
		status = append(status, t.paint(red, fmt.Sprintf("%d %s", p.Totals.Failed, failedWord)))
	}
	for _, s := range append(slices.Clone(mleready.Stages), "") {
		if n := p.Totals.ByStage[s]; n > 0 {
			stages = append(stages, fmt.Sprintf("%d %s", n, cmp.Or(string(s), "none")))
		}
	}
	t.raw("  " + fmt.Sprintf("%-*s", fieldWidth, "Status") + strings.Join(status, ", "))
	t.hang("  "+fmt.Sprintf("%-*s", fieldWidth, "Stage"), cmp.Or(strings.Join(stages, ", "), "none"))
}
