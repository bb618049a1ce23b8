package report

import (
	"fmt"
	"slices"

	"mleready"
)

// taskBody is a step of the plan with its number.
type taskBody struct {
	mleready.Task
	N        int
	AfterN   []int // numbers of the tasks that come before
	Critical bool  // on the longest chain
	Links    []linkBody
}

// linkBody is a source to read. Link is "" for one without an address.
type linkBody struct {
	Title, Link string
}

func taskBodies(m *mleready.MandateResult, a *mleready.Assessment) []taskBody {
	var list []taskBody
	number := map[string]int{}
	for _, t := range a.Plan {
		if t.Mandate != m.ID {
			continue
		}
		b := taskBody{Task: t, N: len(list) + 1, Critical: m.Schedule != nil && slices.Contains(m.Schedule.Path, t.ID)}
		number[t.ID] = b.N
		for _, id := range t.After {
			if n := number[id]; n > 0 {
				b.AfterN = append(b.AfterN, n)
			}
		}
		slices.Sort(b.AfterN)
		for _, link := range t.Links {
			b.Links = append(b.Links, linkBody{link, web(link)})
		}
		list = append(list, b)
	}
	return list
}

// First is the task to begin with, nil without a plan.
func (b *mandateBody) First() *taskBody {
	if len(b.Tasks) == 0 {
		return nil
	}
	return &b.Tasks[0]
}

// Chain names the tasks of the longest chain by their numbers.
func (b *mandateBody) Chain() []taskBody {
	return filter(b.Tasks, func(t taskBody) bool { return t.Critical })
}

// leftWords counts the days to a deadline, to both readings of it when no day was published.
func leftWords(asOf, when mleready.Date) string {
	first, last := days(asOf, when.Earliest()), days(asOf, when.Latest())
	switch {
	case last < 0:
		return plural(-last, "day") + " ago"
	case first == last:
		return plural(last, "day") + " left"
	case first >= 0:
		return fmt.Sprintf("%d to %d days left", first, last)
	}
	return "at most " + plural(last, "day") + " left"
}

// fitWords says whether the work still fits before a deadline.
func fitWords(f mleready.DeadlineFit) string {
	switch f.Fits {
	case "passed":
		return "It has passed."
	case "yes":
		return fmt.Sprintf("The work fits: at least %s are left.", plural(f.Days[0], "working day"))
	case "tight":
		return fmt.Sprintf("It is tight: %d to %d working days are left.", f.Days[0], f.Days[1])
	}
	return fmt.Sprintf("The work does not fit: at most %s are left.", plural(f.Days[1], "working day"))
}
