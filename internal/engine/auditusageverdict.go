package engine

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mleready"
	"mleready/report"
)

// What a report on use shows, it shows for a time: a scheme that is retired and in use breaks a requirement; one that
// alone was in use long enough, up to these days, meets it. Everything else leaves it open, and says why.

// observations are what the reports show of every requirement that they bear on. scope are the merchant's accounts.
func (u *usages) observations(scope []report.Account) []mleready.Observation {
	var list []mleready.Observation
	for _, requirement := range u.requirements() {
		var shown []mleready.Observation
		for _, account := range slices.SortedFunc(maps.Keys(u.of), func(a, b report.Account) int {
			return cmp.Or(cmp.Compare(a.MID, b.MID), cmp.Compare(a.Environment, b.Environment))
		}) {
			use := u.of[account]
			if account.Environment == "test" || len(use.schemes) == 0 {
				continue
			}
			if outcome, why := u.judge(requirement, use); outcome != "" {
				shown = append(shown, mleready.Observation{
					ID:    fmt.Sprintf("usage/%s/%s", requirement, account.MID),
					Probe: "usage", Kind: mleready.FromTraffic, Requirement: requirement, Outcome: outcome, Assurance: mleready.Live,
					Target: strings.Join(slices.Compact(slices.Sorted(slices.Values(use.files))), ", "), MID: account.MID,
					Environment: account.Environment, At: use.to.Latest().Format("2006-01-02T15:04:05Z07:00"), Summary: why,
				})
			}
		}
		list = append(list, whole(shown, scope)...)
	}
	return list
}

// requirements are all that a scheme bears on.
func (u *usages) requirements() []string {
	var ids []string
	for _, s := range u.rules.Schemes {
		ids = append(append(ids, s.Breaks...), s.Shows...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// whole holds what is met back while an account in production is left out: requirements about code have one outcome for
// all of them.
func whole(shown []mleready.Observation, scope []report.Account) []mleready.Observation {
	var missing []string
	for _, a := range scope {
		met := func(o mleready.Observation) bool { return o.MID == a.MID && o.Outcome == mleready.Met }
		if a.Environment != "test" && !slices.ContainsFunc(shown, met) {
			missing = append(missing, a.MID)
		}
	}
	if len(missing) == 0 {
		return shown
	}
	for i := range shown {
		if o := &shown[i]; o.Outcome == mleready.Met {
			o.Outcome = mleready.Unknown
			o.Summary += "; nothing shows the same for " + strings.Join(missing, ", ")
		}
	}
	return shown
}

// judge says what an account's calls show of a requirement, "" for nothing.
func (u *usages) judge(requirement string, use *used) (mleready.Outcome, string) {
	var breaking, showing, open []string
	for _, id := range slices.Sorted(maps.Keys(use.schemes)) {
		s, _ := u.scheme(id)
		switch {
		case slices.Contains(s.Breaks, requirement):
			breaking = append(breaking, id)
		case slices.Contains(s.Shows, requirement):
			showing = append(showing, id)
		case !s.Outside:
			open = append(open, id)
		}
	}
	period := fmt.Sprintf("from %s to %s", use.from, use.to)
	switch inUse := filtered(breaking, func(id string) bool { return u.inUse(use, id) }); {
	case len(inUse) > 0:
		return mleready.Unmet, u.counted(use, inUse)
	case len(breaking)+len(showing)+len(open) == 0:
		return "", ""
	case u.stale(use):
		return mleready.Unknown, fmt.Sprintf("the report ended on %s, more than %d days before %s: hand in a newer one", use.to, u.rules.StaleAfterDays, u.asOf)
	case len(breaking) > 0:
		return mleready.Unknown, u.counted(use, breaking) + fmt.Sprintf(", and none in the last %d days of the report: one that begins later shows whether it is retired", u.rules.RetiredDays)
	case len(open) > 0:
		return mleready.Unknown, u.counted(use, open) + ", which does not tell"
	case u.unread || use.unread:
		return mleready.Unknown, "rows of the report could not be read, and may show another scheme"
	case int(use.to.Latest().Sub(use.from.Earliest()).Hours()/24)+1 < u.rules.LeastDays:
		return mleready.Unknown, fmt.Sprintf("the report shows %s only, less than %d days", period, u.rules.LeastDays)
	}
	return mleready.Met, u.counted(use, showing) + ", and nothing else " + period
}

// inUse reports whether a scheme was in use up to these days, by a report that is not old.
func (u *usages) inUse(use *used, id string) bool {
	return !u.stale(use) && between(use.schemes[id].Last, use.to) <= u.rules.RetiredDays
}

func (u *usages) stale(use *used) bool { return between(use.to, u.asOf) > u.rules.StaleAfterDays }

// counted tells the calls of schemes.
func (u *usages) counted(use *used, ids []string) string {
	var parts []string
	for _, id := range ids {
		s := use.schemes[id]
		_, title := u.scheme(id)
		parts = append(parts, fmt.Sprintf("%d with %s, last on %s", s.Calls, title, s.Last))
	}
	return "calls in the gateway's report: " + strings.Join(parts, "; ")
}

// between counts the days from one date to another, as few as they may mean.
func between(from, to mleready.Date) int {
	return int(to.Latest().Sub(from.Latest()).Hours() / 24)
}

func filtered(ids []string, keep func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !keep(id) })
}
