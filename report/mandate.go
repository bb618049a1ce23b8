package report

import (
	"fmt"
	"io"

	"mleready"
)

// ExplainMandate writes what a mandate demands, every date that was published for it with its source, and both sides of
// every point on which its sources disagree.
func ExplainMandate(w io.Writer, rules *mleready.Rules, m mleready.Mandate) error {
	p := newPage(defaultWidth, false)
	p.para(0, "%s %s", m.ID, m.Title)
	p.blank()
	p.para(0, "%s", m.Summary)
	p.heading("Dates")
	if len(m.Timeline) == 0 {
		p.para(2, "None was published.")
	}
	for _, stone := range m.Timeline {
		s, _ := rules.Source(stone.Source)
		p.hang(fmt.Sprintf("  %-*s", fieldWidth, stone.When), fmt.Sprintf("%s, %s: %s (%s, %s)", stone.Kind, stone.State, stone.What, s.Title, s.Date))
	}
	p.heading("Requirements")
	for _, g := range m.Groups {
		p.para(2, "%s (%s, %d of 100)", g.Title, g.ID, g.Weight)
		for _, r := range rules.RequirementsOf(m.ID) {
			if r.Group == g.ID {
				p.hang("    ", fmt.Sprintf("%s: %s (%s)", r.ID, r.Title, r.Level))
			}
		}
	}
	for _, d := range m.Disputed {
		p.dispute(rules, d)
	}
	return p.flush(w, m.ID)
}
