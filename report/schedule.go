package report

import (
	"time"

	"mleready"
)

// schedule holds tasks against the deadlines of a mandate, nil when there is nothing to do. Tasks stand after those that
// they depend on.
func schedule(hoursPerDay int, tasks []mleready.Task, timeline []mleready.Milestone, asOf mleready.Date) *mleready.Schedule {
	if len(tasks) == 0 || hoursPerDay < 1 {
		return nil
	}
	s := &mleready.Schedule{HoursPerDay: hoursPerDay, Deadlines: []mleready.DeadlineFit{}}
	for _, t := range tasks {
		s.Total[0] += t.EffortHours[0]
		s.Total[1] += t.EffortHours[1]
	}
	s.Path, s.Critical[1] = longest(tasks, 1)
	_, s.Critical[0] = longest(tasks, 0)
	for _, stone := range timeline {
		if stone.Kind == deadline {
			s.Deadlines = append(s.Deadlines, fit(s, stone, asOf))
		}
	}
	return s
}

// longest is the chain of tasks with the most hours, by the lower (0) or the upper (1) estimate.
func longest(tasks []mleready.Task, bound int) (path []string, hours int) {
	paths, ends := map[string][]string{}, map[string]int{}
	for _, t := range tasks {
		var before []string
		most := 0
		for _, id := range t.After {
			if ends[id] > most {
				before, most = paths[id], ends[id]
			}
		}
		ends[t.ID] = most + t.EffortHours[bound]
		paths[t.ID] = append(before[:len(before):len(before)], t.ID)
		if ends[t.ID] > hours {
			path, hours = paths[t.ID], ends[t.ID]
		}
	}
	return path, hours
}

// fit compares the longest chain with the working days until a deadline: it fits when the upper estimate does by the
// earliest reading, and is tight when only the lower one does, or only by the latest reading.
func fit(s *mleready.Schedule, stone mleready.Milestone, asOf mleready.Date) mleready.DeadlineFit {
	f := mleready.DeadlineFit{ID: stone.ID, When: stone.When, State: stone.State}
	f.Days = [2]int{workdays(asOf.Earliest(), stone.When.Earliest()), workdays(asOf.Earliest(), stone.When.Latest())}
	need := func(hours int) int { return (hours + s.HoursPerDay - 1) / s.HoursPerDay }
	switch {
	case stone.When.Before(asOf):
		f.Fits = "passed"
	case need(s.Critical[1]) <= f.Days[0]:
		f.Fits = "yes"
	case need(s.Critical[0]) <= f.Days[1]:
		f.Fits = "tight"
	default:
		f.Fits = "no"
	}
	return f
}

// workdays counts Mondays to Fridays from one day to before another.
func workdays(from, to time.Time) int {
	total := int(to.Sub(from).Hours() / 24)
	if total <= 0 {
		return 0
	}
	n := total / 7 * 5
	for i := range total % 7 {
		if day := from.AddDate(0, 0, i).Weekday(); day != time.Saturday && day != time.Sunday {
			n++
		}
	}
	return n
}
