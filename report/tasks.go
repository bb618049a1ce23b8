package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// actorWords names who acts.
var actorWords = map[string]string{
	"merchant": "the merchant", "plugin_vendor": "the vendor of the plug-in", "portfolio_owner": "the portfolio owner", "provider": "the provider",
}

// plan lists the tasks of the mandate that was asked for, in an order in which they can be done.
func (t *tabular) plan() {
	tasks := filter(t.a.Plan, func(task mleready.Task) bool { return task.Mandate == t.a.Mandate })
	m := subjectOf(t.a)
	if m == nil || m.Schedule == nil || len(tasks) == 0 {
		return
	}
	t.heading("Plan")
	t.schedule(m.Schedule)
	for i, task := range tasks {
		t.task(i+1, task, tasks)
	}
}

func (t *tabular) schedule(s *mleready.Schedule) {
	t.para(2, "%s of work by our estimate; the longest chain takes %s, that is %s of %d hours.", hours(s.Total), hours(s.Critical),
		days6(s.Critical, s.HoursPerDay), s.HoursPerDay)
	for _, d := range s.Deadlines {
		switch d.Fits {
		case "passed":
			t.para(2, "%s (%s): passed.", d.When, words(d.State))
		case "yes":
			t.para(2, "%s (%s): it fits, %s are left.", d.When, words(d.State), plural(d.Days[0], "working day"))
		case "tight":
			t.para(2, "%s (%s): tight, %d to %d working days are left.", d.When, words(d.State), d.Days[0], d.Days[1])
		default:
			t.para(2, "%s (%s): it does not fit, %s are left at most.", d.When, words(d.State), plural(d.Days[1], "working day"))
		}
	}
}

func hours(r [2]int) string {
	if r[0] == r[1] {
		return plural(r[0], "hour")
	}
	return fmt.Sprintf("%d to %d hours", r[0], r[1])
}

func days6(r [2]int, perDay int) string {
	return fmt.Sprintf("%d to %d working days", (r[0]+perDay-1)/perDay, (r[1]+perDay-1)/perDay)
}

// task writes one task: what, by whom, how long, where, and what shows that it is done.
func (t *tabular) task(n int, task mleready.Task, all []mleready.Task) {
	lead := fmt.Sprintf("  %2d. ", n)
	indent := len(lead)
	t.hang(lead, task.Title)
	after := ""
	if len(task.After) > 0 {
		var numbers []string
		for i, other := range all {
			if slices.Contains(task.After, other.ID) {
				numbers = append(numbers, fmt.Sprint(i+1))
			}
		}
		after = ", after " + strings.Join(numbers, ", ")
	}
	t.para(indent, "%s, %s%s", actorWords[task.Actor], hours(task.EffortHours), after)
	for _, u := range task.Upgrades {
		t.para(indent, "%s %s to %s, at least %s: %s", u.SDK, orUnknown(u.From), u.Latest, u.AtLeast, u.Why)
	}
	for _, s := range task.Settings {
		t.para(indent, "%s: %s = %s", s.Language, s.Name, orTitle(s.Value, "("+s.Title+")"))
	}
	const few = 3
	if places := task.Places; len(places) > 0 {
		more := ""
		if len(places) > few && !t.o.Verbose {
			more = fmt.Sprintf(" and %d more", len(places)-few)
			places = places[:few]
		}
		t.para(indent, "at %s%s", strings.Join(places, ", "), more)
	}
	if t.o.Verbose {
		t.para(indent, "%s", task.Why)
		t.para(indent, "Done when: %s", task.DoneWhen)
		for _, p := range task.Pitfalls {
			t.para(indent, "Beware: %s", p)
		}
	}
	if task.Proof != "" {
		t.para(indent, "Shown by: %s", task.Proof)
	}
}

func orUnknown(version string) string { return orTitle(version, "(version unknown)") }
