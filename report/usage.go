package report

import (
	"fmt"
	"slices"

	"mleready"
)

// usage lists what reports of the gateway say about the calls of each merchant id.
func (t *tabular) usage() {
	if len(t.a.Usage) == 0 {
		return
	}
	t.heading("Use at the gateway")
	for _, u := range t.a.Usage {
		for _, of := range u.MIDs {
			t.para(2, "%s: merchant %s, %s, %s", u.File, of.MID, of.Environment, period(of))
			for _, s := range of.Schemes {
				t.para(4, "%s with %s, %s to %s", plainCalls(s.Calls), s.Title, s.First, s.Last)
			}
		}
		if u.Unread > 0 {
			t.para(2, "%s: %d rows could not be read", u.File, u.Unread)
			for _, reason := range u.Reasons {
				t.para(4, "%s", reason)
			}
		}
	}
}

func period(of mleready.UsageOf) string {
	if of.From.IsZero() {
		return "no call"
	}
	return fmt.Sprintf("%s to %s", of.From, of.To)
}

func plainCalls(n int64) string {
	if n == 1 {
		return "1 call"
	}
	return thousands(n) + " calls"
}

// usageBody is a report of the gateway on the page.
type usageBody struct {
	mleready.Usage
	MIDs []usedBody
}

// usedBody is how one merchant id was used.
type usedBody struct {
	mleready.UsageOf
	Schemes []schemeBody
	Months  []monthBody // the last ones
	Hidden  int         // months before those
}

type schemeBody struct {
	mleready.UsedScheme
	Class   string // its colour
	Retired bool
}

// monthBody is a bar of the chart: the calls of a month, by scheme.
type monthBody struct {
	Month mleready.Date
	Total int64
	Text  string
	Parts []usedBar
}

type usedBar struct {
	bar
	Class string
}

// Colours of schemes: those that break a requirement, other ones, and those that the rules do not know.
var (
	retiredColours = []string{"bad", "risk"}
	otherColours   = []string{"stage", "good", "none"}
	unknownColours = []string{"open"}
)

const mostMonths = 24

func usageBodies(all []mleready.Usage, rules *mleready.Rules) []usageBody {
	var list []usageBody
	for _, u := range all {
		b := usageBody{Usage: u}
		for _, of := range u.MIDs {
			b.MIDs = append(b.MIDs, newUsedBody(of, rules))
		}
		list = append(list, b)
	}
	return list
}

func newUsedBody(of mleready.UsageOf, rules *mleready.Rules) usedBody {
	b := usedBody{UsageOf: of}
	taken := map[bool]int{}
	for _, s := range of.Schemes {
		at := slices.IndexFunc(rules.Usage.Schemes, func(known mleready.UsageScheme) bool { return known.ID == s.Scheme })
		retired := at >= 0 && len(rules.Usage.Schemes[at].Breaks) > 0
		palette := otherColours
		switch {
		case retired:
			palette = retiredColours
		case s.Scheme == "":
			palette = unknownColours
		}
		b.Schemes = append(b.Schemes, schemeBody{s, palette[min(taken[retired], len(palette)-1)], retired})
		taken[retired]++
	}
	months := of.Months
	if len(months) > mostMonths {
		b.Hidden = len(months) - mostMonths
		months = months[b.Hidden:]
	}
	var most int64 = 1
	for _, m := range months {
		most = max(most, total(m))
	}
	for _, m := range months {
		b.Months = append(b.Months, b.month(m, most))
	}
	return b
}

func total(m mleready.UsedMonth) int64 {
	var sum int64
	for _, n := range m.Calls {
		sum += n
	}
	return sum
}

// month draws one month beside the one with most calls.
func (b usedBody) month(m mleready.UsedMonth, most int64) monthBody {
	body := monthBody{Month: m.Month, Total: total(m), Text: dayWords(m.Month) + ":"}
	from := 0.0
	for i, n := range m.Calls {
		if n == 0 || i >= len(b.Schemes) {
			continue
		}
		width := 100 * float64(n) / float64(most)
		body.Parts = append(body.Parts, usedBar{bar{from, width}, b.Schemes[i].Class})
		body.Text += fmt.Sprintf(" %s with %s;", plainCalls(n), b.Schemes[i].Title)
		from += width
	}
	return body
}

// Period says from when to when.
func (b usedBody) Period() string {
	if b.From.IsZero() {
		return "no call"
	}
	return dayWords(b.From) + " to " + dayWords(b.To)
}
