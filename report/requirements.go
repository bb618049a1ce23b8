package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// shown is the order in which outcomes are counted.
var shown = []mleready.Outcome{mleready.Met, mleready.Unmet, mleready.Unknown, mleready.NotApplicable}

// requirements counts outcomes per group and then lists what is not met, requirements of one cause together.
func (t *tabular) requirements(m *mleready.MandateResult) error {
	if err := t.groups(m); err != nil {
		return err
	}
	for _, cause := range causes(m.Requirements, t.o.Verbose) {
		t.cause(cause)
	}
	return nil
}

// groups counts outcomes per group.
func (t *tabular) groups(m *mleready.MandateResult) error {
	var groups []string
	count := map[string]map[mleready.Outcome]int{}
	for _, r := range m.Requirements {
		if count[r.Group] == nil {
			groups = append(groups, r.Group)
			count[r.Group] = map[mleready.Outcome]int{}
		}
		count[r.Group][r.Outcome]++
	}
	t.heading("Requirements")
	if len(groups) == 0 {
		t.para(2, "This mandate has none.")
		return nil
	}
	var rows [][]string
	for _, g := range groups {
		row := []string{g}
		for _, o := range shown {
			row = append(row, number(count[g][o]))
		}
		rows = append(rows, append(row, t.groupTitle(m.ID, g)))
	}
	return t.grid([]string{"Group", "Met", "Unmet", "Unknown", "N/A", "About"}, rows)
}

// number writes a count, and no nought to look past.
func number(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

func (t *tabular) groupTitle(mandate, group string) string {
	if t.o.Rules == nil {
		return ""
	}
	m, _ := t.o.Rules.Mandate(mandate)
	for _, g := range m.Groups {
		if g.ID == group {
			return g.Title
		}
	}
	return ""
}

// cause is a set of requirements with the same outcome for the same reason.
type cause struct {
	level   mleready.Level
	outcome mleready.Outcome
	reason  string
	ids     []string
}

// causes groups requirements, mandatory and unmet ones first. Met and inapplicable ones come in with all only.
func causes(requirements []mleready.RequirementResult, all bool) []cause {
	var list []cause
	for _, level := range []mleready.Level{mleready.Mandatory, mleready.Advisory} {
		for _, outcome := range []mleready.Outcome{mleready.Unmet, mleready.Unknown, mleready.NotApplicable, mleready.Met} {
			if settled := outcome == mleready.Met || outcome == mleready.NotApplicable; settled && !all {
				continue
			}
			for _, r := range requirements {
				if r.Level != level || r.Outcome != outcome {
					continue
				}
				same := slices.IndexFunc(list, func(c cause) bool {
					return c.level == level && c.outcome == outcome && c.reason == r.Reason
				})
				if same < 0 {
					same = len(list)
					list = append(list, cause{level: level, outcome: outcome, reason: r.Reason})
				}
				list[same].ids = append(list[same].ids, r.ID)
			}
		}
	}
	return list
}

func (t *tabular) cause(c cause) {
	what := words(c.outcome)
	if c.level == mleready.Advisory {
		what += ", advisory"
	}
	t.blank()
	if len(c.ids) == 1 {
		what = c.ids[0] + " (" + what + ")"
	} else {
		what = fmt.Sprintf("%s (%s)", plural(len(c.ids), "requirement"), what)
	}
	t.para(2, "%s: %s", what, c.reason)
	if len(c.ids) > 1 {
		t.para(4, "%s", strings.Join(c.ids, ", "))
	}
}
