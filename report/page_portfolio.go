package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"mleready"
)

// portfolioBody is what the page of a portfolio shows.
type portfolioBody struct {
	*mleready.PortfolioResult
	Name     string
	Title    string // of the mandate that totals count
	Summary  string
	Calendar *calendar
	Statuses []statusCount
	Stages   []stageCount
	Gaps     []gapCount
	Fits     fitCount
	Actors   []string // "the merchant, in 9 of 10 cases"
	Hours    [2]int
	Rows     []rowBody
	Failures []rowBody
	Filters  filterBody
}

// statusCount is a segment of the bar of statuses.
type statusCount struct {
	Status string
	N      int
	bar
}

// Badge is the status as a word with its mark.
func (s statusCount) Badge() badge { return badgeOf(s.Status) }

// Roomy reports whether a number fits into the segment on a phone.
func (s statusCount) Roomy() bool { return s.Width >= 9 }

type stageCount struct {
	Stage mleready.Stage
	N     int
	bar
}

// gapCount is a mandatory requirement with the merchants that do not meet it.
type gapCount struct {
	Title string
	N     int
	bar
}

// fitCount counts merchants with work left by whether it fits before the current deadline.
type fitCount struct {
	Yes, Tight, No, Passed int
}

// filterBody holds what the merchants can be filtered by.
type filterBody struct {
	Tags, Owners []string
}

func newPortfolioBody(p *mleready.PortfolioResult, rules *mleready.Rules, link func(string) string) *portfolioBody {
	mandate, _ := rules.Mandate(p.Mandate)
	b := &portfolioBody{PortfolioResult: p, Name: cmp.Or(p.Portfolio, "Portfolio"), Title: orName(mandate.Title, p.Mandate), Summary: mandate.Summary}
	b.Calendar = newCalendar(&mleready.MandateResult{Timeline: timeline(mandate, p.AsOf)}, p.AsOf)
	for _, m := range p.Merchants {
		row := newRowBody(m, p.Mandate, link)
		b.Rows = append(b.Rows, row)
		if row.Error != "" {
			b.Failures = append(b.Failures, row)
		}
		b.Filters.Tags = append(b.Filters.Tags, row.Tags...)
		if row.Owner != "" {
			b.Filters.Owners = append(b.Filters.Owners, row.Owner)
		}
		b.work(m, p.Mandate)
	}
	slices.SortStableFunc(b.Rows, rowBody.compare)
	b.Filters.Tags, b.Filters.Owners = distinct(b.Filters.Tags), distinct(b.Filters.Owners)
	b.count()
	b.gaps(rules)
	return b
}

// work adds a merchant's plan to the totals.
func (b *portfolioBody) work(m mleready.MerchantResult, mandate string) {
	result := resultFor(m, mandate)
	if result == nil || result.Schedule == nil {
		return
	}
	b.Hours[0] += result.Schedule.Total[0]
	b.Hours[1] += result.Schedule.Total[1]
	for _, fit := range result.Schedule.Deadlines {
		if fit.State != current {
			continue
		}
		switch fit.Fits {
		case "yes":
			b.Fits.Yes++
		case "tight":
			b.Fits.Tight++
		case "passed":
			b.Fits.Passed++
		default:
			b.Fits.No++
		}
	}
}

// statusOrder is from what needs a person most to what needs none.
var statusOrder = append(append([]mleready.Status{failed}, mleready.Statuses...), mleready.StatusNotApplicable)

// count draws the totals from the rows, so that they always agree with the table below.
func (b *portfolioBody) count() {
	status, stage, actor := map[mleready.Status]int{}, map[mleready.Stage]int{}, map[string]int{}
	for _, r := range b.Rows {
		status[r.Status]++
		if r.Status != failed && r.Status != mleready.StatusNotApplicable {
			stage[r.Stage]++
		}
		if r.Actor != "" {
			actor[r.Actor]++
		}
	}
	from := 0.0
	for _, s := range statusOrder {
		if n := status[s]; n > 0 {
			width := 100 * float64(n) / float64(len(b.Rows))
			b.Statuses = append(b.Statuses, statusCount{string(s), n, bar{from, width}})
			from += width
		}
	}
	most := slices.Max(append(slices.Collect(maps.Values(stage)), 1))
	stages := slices.Clone(mleready.Stages)
	if stage[""] > 0 {
		stages = append(stages, "")
	}
	for _, s := range stages {
		b.Stages = append(b.Stages, stageCount{s, stage[s], bar{0, 100 * float64(stage[s]) / float64(most)}})
	}
	for _, id := range slices.Sorted(maps.Keys(actor)) {
		b.Actors = append(b.Actors, cmp.Or(actorWords[id], id)+", in "+thousands(actor[id])+" of "+thousands(len(b.Rows))+" cases")
	}
}

// gaps finds the mandatory requirements that most merchants break.
func (b *portfolioBody) gaps(rules *mleready.Rules) {
	count := map[string]int{}
	for _, m := range b.Merchants {
		if result := resultFor(m, b.Mandate); result != nil && result.Status != mleready.StatusNotApplicable {
			for _, r := range result.Requirements {
				if r.Level == mleready.Mandatory && r.Outcome == mleready.Unmet {
					count[r.ID]++
				}
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(count), func(x, y string) int { return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y)) })
	const most = 8
	for _, id := range ids[:min(len(ids), most)] {
		q, _ := rules.Requirement(id)
		b.Gaps = append(b.Gaps, gapCount{orName(q.Title, id), count[id], bar{0, 100 * float64(count[id]) / float64(len(b.Rows))}})
	}
}

// Rest says in words where the merchants are that are not ready.
func (b *portfolioBody) Rest() []string {
	var list []string
	for _, s := range b.Statuses {
		if text := restWords[s.Status]; text != "" {
			list = append(list, thousands(s.N)+" "+text)
		}
	}
	return list
}

var restWords = map[string]string{
	failed: "could not be judged", string(mleready.StatusNotReady): "not ready", string(mleready.StatusUnknown): "without enough evidence",
	string(mleready.StatusAtRisk): "at risk", string(mleready.StatusNotApplicable): "not concerned",
}

// Of is the number of merchants with a status.
func (b *portfolioBody) Of(status string) int {
	for _, s := range b.Statuses {
		if s.Status == status {
			return s.N
		}
	}
	return 0
}

// rowBody is one merchant in the table.
type rowBody struct {
	ID, Name, Href string
	Status         mleready.Status // failed without an assessment
	Stage          mleready.Stage
	Score          *mleready.Score // nil for none
	Fits           string
	Actor          string // of the first task
	First          string // title of the first task that settles something
	Tasks          int
	Hours          [2]int // of all tasks
	Owner          string
	Volume         int64
	Tags           []string // key: value
	Error          string
}

func newRowBody(m mleready.MerchantResult, mandate string, link func(string) string) rowBody {
	r := rowBody{ID: m.ID, Name: cmp.Or(m.Name, m.ID), Href: link(m.ID), Status: failed, Owner: m.Owner, Volume: m.Volume}
	for _, key := range slices.Sorted(maps.Keys(m.Tags)) {
		r.Tags = append(r.Tags, key+": "+m.Tags[key])
	}
	if m.Error != nil {
		r.Error = *m.Error
	}
	result := resultFor(m, mandate)
	if result == nil {
		r.Error = cmp.Or(r.Error, "There is no result for this mandate.")
		return r
	}
	r.Status, r.Stage = result.Status, result.Stage
	if r.Status != mleready.StatusNotApplicable {
		r.Score = &result.Score
	}
	if first, ok := firstTask(m.Assessment, mandate); ok {
		r.First, r.Actor = first.Title, first.Actor
		r.Tasks = len(filter(m.Assessment.Plan, func(t mleready.Task) bool { return t.Mandate == mandate }))
	}
	if result.Schedule != nil {
		r.Hours = result.Schedule.Total
		for _, fit := range result.Schedule.Deadlines {
			if fit.State == current {
				r.Fits = fit.Fits
			}
		}
	}
	return r
}

// resultFor is a merchant's verdict on a mandate, nil for none.
func resultFor(m mleready.MerchantResult, mandate string) *mleready.MandateResult {
	if m.Assessment == nil {
		return nil
	}
	for i := range m.Assessment.Mandates {
		if m.Assessment.Mandates[i].ID == mandate {
			return &m.Assessment.Mandates[i]
		}
	}
	return nil
}

// compare puts first who is furthest from ready and has most at stake.
func (r rowBody) compare(other rowBody) int {
	return cmp.Or(cmp.Compare(r.StatusRank(), other.StatusRank()), cmp.Compare(r.StageRank(), other.StageRank()),
		cmp.Compare(other.Volume, r.Volume), cmp.Compare(r.ScoreRank(), other.ScoreRank()), cmp.Compare(r.Name, other.Name), cmp.Compare(r.ID, other.ID))
}

// StatusRank, StageRank, ScoreRank and FitsRank are what the columns sort by; low is far from ready.
func (r rowBody) StatusRank() int { return slices.Index(statusOrder, r.Status) }

func (r rowBody) StageRank() int { return slices.Index(mleready.Stages, r.Stage) }

func (r rowBody) ScoreRank() int {
	if r.Score == nil {
		return -1
	}
	return 1000*r.Score.Low + r.Score.High
}

func (r rowBody) FitsRank() int {
	return slices.Index([]string{"passed", "no", "tight", "yes"}, r.Fits)
}

// Open is the part of the score's bar that is not settled.
func (r rowBody) Open() int { return r.Score.High - r.Score.Low }

// Badge is the status as a word with its mark.
func (r rowBody) Badge() badge { return badgeOf(string(r.Status)) }

// Labels joins the tags for the filter.
func (r rowBody) Labels() string { return strings.Join(r.Tags, "\n") }
