package report

import (
	"fmt"
	"strings"
	"time"

	"mleready"
)

// deadlines writes every published deadline with the days left, the superseded ones too: a merchant may have been told
// any of them.
func (t *tabular) deadlines(m *mleready.MandateResult) {
	t.heading("Deadlines")
	none := true
	for _, stone := range m.Timeline {
		if stone.Kind != deadline && !t.o.Verbose {
			continue
		}
		none = false
		lead := fmt.Sprintf("  %-*s", fieldWidth, stone.When)
		t.hang(lead, words(stone.State)+" "+words(stone.Kind)+daysLeft(t.o.AsOf, stone))
		t.hang(strings.Repeat(" ", len(lead)), stone.What)
	}
	if none {
		t.para(2, "None has been published.")
	}
}

// daysLeft counts from a day to a deadline: to both readings of it when no day was published.
func daysLeft(from mleready.Date, stone mleready.Milestone) string {
	if from.IsZero() || stone.When.IsZero() || stone.Kind != deadline {
		return ""
	}
	first, last := days(from, stone.When.Earliest()), days(from, stone.When.Latest())
	switch {
	case last < 0:
		return ", " + plural(-last, "day") + " ago"
	case first == last:
		return ", " + plural(last, "day") + " left"
	case first >= 0:
		return fmt.Sprintf(", %d to %d days left: no day is published, so %s to %s", first, last,
			mleready.DateOf(stone.When.Earliest()), mleready.DateOf(stone.When.Latest()))
	}
	return fmt.Sprintf(", at most %s left: no day is published, so up to %s", plural(last, "day"),
		mleready.DateOf(stone.When.Latest()))
}

func days(from mleready.Date, to time.Time) int {
	return int(to.Sub(from.Earliest()).Hours() / 24)
}
