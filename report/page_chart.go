package report

import (
	"cmp"
	"slices"
	"time"

	"mleready"
)

// Charts are drawn in shares of their width, so that bars grow with the page and letters do not.

// bar is a piece of a chart, in percent of its width.
type bar struct {
	From, Width float64
}

func (b bar) Middle() float64 { return b.From + b.Width/2 }

// scoreChart is the interval of a score between 0 and 100.
type scoreChart struct {
	mleready.Score
	Sure, Open bar
	Beyond     bar // what the cap takes away
	Cap        int // 0 for none
	CappedBy   string
	CapOutcome mleready.Outcome
}

func newScoreChart(m *mleready.MandateResult, rules *mleready.Rules) scoreChart {
	s := m.Score
	c := scoreChart{Score: s, Sure: interval(0, s.Low), Open: interval(s.Low, s.High), Beyond: interval(s.High, s.Uncapped.High)}
	if s.CappedBy == nil {
		return c
	}
	c.Cap, c.CapOutcome = s.High, mleready.Unknown
	q, _ := rules.Requirement(*s.CappedBy)
	c.CappedBy = orName(q.Title, *s.CappedBy)
	for _, r := range m.Requirements {
		if r.ID == *s.CappedBy {
			c.CapOutcome = r.Outcome
		}
	}
	return c
}

func interval(from, to int) bar { return bar{float64(from), float64(max(to-from, 0))} }

// Text says what the chart shows.
func (c scoreChart) Text() string { return span(c.Range) + " of 100" }

// step is one stage of the ladder.
type step struct {
	Stage   mleready.Stage
	Text    string
	Current bool
	Done    bool // lies behind the merchant
}

// ladderOf lists the stages, nil for a mandate without any.
func ladderOf(m *mleready.MandateResult, rules *mleready.Rules) []step {
	at := slices.Index(mleready.Stages, m.Stage)
	if at < 0 {
		return nil
	}
	var steps []step
	for i, s := range mleready.Stages {
		term, _ := rules.Term("stage", string(s))
		steps = append(steps, step{Stage: s, Text: term.Text, Current: i == at, Done: i < at})
	}
	return steps
}

// calendar is a time axis with the deadlines of a mandate and the work that is left.
type calendar struct {
	Months    []tick
	Today     float64
	AsOf      mleready.Date
	Deadlines []deadlineMark
	Chains    []chain // quickest and slowest; none without a plan
	from, to  time.Time
}

type tick struct {
	At   float64
	Text string
}

// deadlineMark is a published deadline: a day, or a month when no day is known.
type deadlineMark struct {
	bar
	mleready.Milestone
	Letter string
	Left   string
	Fits   string // yes, tight, no, passed; "" without a plan
	Verb   string
}

// chain is the longest chain of tasks as it would run from the day of the assessment.
type chain struct {
	Title string
	Hours int
	Days  int
	Ends  mleready.Date
	bar
}

const day = 24 * time.Hour

func newCalendar(m *mleready.MandateResult, asOf mleready.Date) *calendar {
	stones := filter(m.Timeline, func(s mleready.Milestone) bool { return s.Kind == deadline && !s.When.IsZero() })
	if len(stones) == 0 || asOf.IsZero() {
		return nil
	}
	c := &calendar{AsOf: asOf, from: asOf.Earliest(), to: asOf.Latest()}
	for _, s := range stones {
		c.from, c.to = earlier(c.from, s.When.Earliest()), later(c.to, s.When.Latest())
	}
	if s := m.Schedule; s != nil && s.HoursPerDay > 0 {
		c.chain("at best", s.Critical[0], s.HoursPerDay)
		c.chain("at worst", s.Critical[1], s.HoursPerDay)
	}
	const margin = 12 * day
	c.from, c.to = c.from.Add(-margin), c.to.Add(margin)
	c.Today = c.at(asOf.Earliest())
	for i := range c.Chains {
		c.Chains[i].bar = c.between(asOf.Earliest(), c.Chains[i].Ends.Latest().Add(day))
	}
	for i, s := range stones {
		c.Deadlines = append(c.Deadlines, c.mark(s, m.Schedule, string(rune('A'+i%26))))
	}
	c.months()
	return c
}

// chain adds the work on the longest chain, day after working day.
func (c *calendar) chain(title string, hours, perDay int) {
	days := (hours + perDay - 1) / perDay
	end := c.AsOf.Earliest()
	for left := days; left > 0; end = end.Add(day) {
		if w := end.Weekday(); w != time.Saturday && w != time.Sunday {
			if left--; left == 0 {
				break
			}
		}
	}
	c.to = later(c.to, end)
	c.Chains = append(c.Chains, chain{Title: title, Hours: hours, Days: days, Ends: mleready.DateOf(end)})
}

func (c *calendar) mark(s mleready.Milestone, schedule *mleready.Schedule, letter string) deadlineMark {
	d := deadlineMark{bar: c.between(s.When.Earliest(), s.When.Latest().Add(day)), Milestone: s, Letter: letter, Left: leftWords(c.AsOf, s.When)}
	if schedule == nil {
		return d
	}
	for _, fit := range schedule.Deadlines {
		if fit.ID == s.ID {
			d.Fits, d.Verb = fit.Fits, fitWords(fit)
		}
	}
	return d
}

// months marks the first of each month, of every second or third where there are many. January is named by its year.
func (c *calendar) months() {
	const most = 8
	total := int(c.to.Sub(c.from)/(30*day)) + 1
	every := (total + most - 1) / most
	first := time.Date(c.from.Year(), c.from.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	for n := 0; first.Before(c.to); n, first = n+1, first.AddDate(0, 1, 0) {
		if n%every != 0 {
			continue
		}
		text := first.Format("Jan")
		switch {
		case every > 1:
			text = first.Format("Jan 06")
		case first.Month() == time.January:
			text = first.Format("2006")
		}
		c.Months = append(c.Months, tick{c.at(first), text})
	}
}

func (c *calendar) at(t time.Time) float64 {
	return 100 * float64(t.Sub(c.from)) / float64(c.to.Sub(c.from))
}

func (c *calendar) between(from, to time.Time) bar { return bar{c.at(from), c.at(to) - c.at(from)} }

func earlier(a, b time.Time) time.Time { return slices.MinFunc([]time.Time{a, b}, time.Time.Compare) }
func later(a, b time.Time) time.Time   { return slices.MaxFunc([]time.Time{a, b}, time.Time.Compare) }

// Current is the deadline that holds, the last published one where none is marked so.
func (c *calendar) Current() *deadlineMark {
	for i := range c.Deadlines {
		if c.Deadlines[i].State == current {
			return &c.Deadlines[i]
		}
	}
	latest := slices.MaxFunc(c.Deadlines, func(a, b deadlineMark) int { return cmp.Compare(a.From, b.From) })
	return &latest
}
