package report

import (
	"cmp"
	"slices"

	"mleready"
)

// cell is one integration or account for which a requirement has an outcome of its own.
type cell struct {
	name         string // "" for the merchant as a whole
	scheme       mleready.Mechanism
	evidence     []mleready.Evidence
	outcome      mleready.Outcome
	assurance    mleready.Assurance
	contradicted bool
}

// judge gives a requirement the outcome that the evidence leaves it.
func (q *inquiry) judge(r mleready.Requirement) mleready.RequirementResult {
	result := mleready.RequirementResult{
		ID: r.ID, Group: r.Group, Level: r.LevelFor(q.escalated), About: r.About,
		Evidence: []string{}, By: []mleready.OutcomeBy{},
	}
	if reason, excused := q.excuse(r); excused {
		result.Outcome, result.Reason = mleready.NotApplicable, reason
		return result
	}
	evidence := q.evidence[r.ID]
	for _, e := range evidence {
		result.Evidence = append(result.Evidence, e.ID)
	}
	slices.Sort(result.Evidence)
	result.Evidence = slices.Compact(result.Evidence)

	cells := q.cells(r, evidence)
	result.Outcome = overall(cells)
	result.Assurance = overallAssurance(cells, result.Outcome)
	result.Contradicted = slices.ContainsFunc(cells, func(c cell) bool { return c.contradicted })
	result.Reason = q.reason(r, cells, result.Outcome)
	result.By = q.by(r, cells, evidence)
	return result
}

// excuse says why a requirement does not apply, when its condition is known not to hold.
func (q *inquiry) excuse(r mleready.Requirement) (reason string, excused bool) {
	for _, when := range r.When {
		if holds, known := q.in.Holds[when]; known && !holds {
			return q.condition(when).Else, true
		}
	}
	return "", false
}

// condition is the one with that id; rules that were not loaded may lack it.
func (q *inquiry) condition(id string) mleready.Condition {
	if c, ok := q.in.Rules.Condition(id); ok {
		return c
	}
	return mleready.Condition{ID: id, Title: id, Else: id + " does not hold"}
}

// cells splits evidence over the accounts in scope for a requirement about the account, else over the integrations.
// An integration whose live path uses a mechanism that breaks the requirement is a cell in either case.
func (q *inquiry) cells(r mleready.Requirement, evidence []mleready.Evidence) []cell {
	var cells []cell
	byAccount := r.About == mleready.AboutAccount
	for _, i := range q.integrations {
		scheme := breaking(i, r.Under)
		if byAccount && scheme == "" {
			continue
		}
		own := filter(evidence, func(e mleready.Evidence) bool {
			return !byAccount && (e.Integration == "" || e.Integration == i.ID)
		})
		cells = append(cells, combine(cell{name: i.ID, scheme: scheme, evidence: own}))
	}
	if byAccount {
		for _, a := range q.accounts {
			own := filter(evidence, func(e mleready.Evidence) bool { return concerns(e, a) })
			cells = append(cells, combine(cell{name: a.String(), evidence: own}))
		}
	}
	if byAccount && len(q.accounts) == 0 || !byAccount && len(q.integrations) == 0 {
		cells = append(cells, combine(cell{evidence: evidence}))
	}
	return cells
}

// String names the account for a reader.
func (a Account) String() string {
	if a.Environment == "" {
		return a.MID
	}
	return a.MID + " (" + a.Environment + ")"
}

// breaking is the live mechanism of an integration that leaves a requirement unmet, "" for none.
func breaking(i mleready.Integration, under []mleready.Mechanism) mleready.Mechanism {
	for _, m := range under {
		if slices.Contains(i.Mechanisms, mleready.MechanismUse{Name: m, Live: true}) {
			return m
		}
	}
	return ""
}

// combine settles one cell: unmet beats met, and so does a place in the code that could not be told, where nothing but
// other places in the code says met. Met and unmet from different kinds of evidence contradict each other.
func combine(c cell) cell {
	met, mets := strongest(c.evidence, mleready.Met)
	unmet, unmets := strongest(c.evidence, mleready.Unmet)
	switch {
	case unmets > 0:
		c.outcome, c.assurance = mleready.Unmet, unmet.Assurance
	case mets > 0 && !doubted(c.evidence):
		c.outcome, c.assurance = mleready.Met, met.Assurance
	default:
		c.outcome = mleready.Unknown
	}
	if c.scheme != "" {
		c.outcome = mleready.Unmet
		c.assurance = unmet.Assurance
		if strength(c.assurance) < strength(mleready.Static) {
			c.assurance = mleready.Static
		}
	}
	c.contradicted = contradict(c.evidence) || c.scheme != "" && wireSays(c.evidence, mleready.Met) && !wireSays(c.evidence, mleready.Unmet)
	return c
}

// doubted reports whether all that is known comes from code, some of which could not be told.
func doubted(evidence []mleready.Evidence) bool {
	doubt := false
	for _, e := range evidence {
		switch {
		case e.Kind == mleready.FromFinding && e.Outcome == mleready.Unknown:
			doubt = true
		case e.Kind != mleready.FromFinding && settles(e.Outcome):
			return false
		}
	}
	return doubt
}

// wireSays reports whether traffic gave an outcome. Where all of it says met, a scheme read in code contradicts it; where
// some says unmet, that may be the scheme itself.
func wireSays(evidence []mleready.Evidence, o mleready.Outcome) bool {
	return slices.ContainsFunc(evidence, func(e mleready.Evidence) bool { return e.Outcome == o && e.Kind == mleready.FromTraffic })
}

// contradict reports whether kinds of evidence disagree. Two places in the code that differ are no contradiction.
func contradict(evidence []mleready.Evidence) bool {
	for _, a := range evidence {
		for _, b := range evidence {
			if a.Outcome == mleready.Met && b.Outcome == mleready.Unmet && a.Kind != b.Kind {
				return true
			}
		}
	}
	return false
}

// overall is unmet if one cell is, met if all are, else unknown.
func overall(cells []cell) mleready.Outcome {
	outcome := mleready.Met
	for _, c := range cells {
		switch {
		case c.outcome == mleready.Unmet:
			return mleready.Unmet
		case c.outcome == mleready.Unknown:
			outcome = mleready.Unknown
		}
	}
	return outcome
}

// overallAssurance is that of the best proof of a failure; what must hold everywhere is as sure as its weakest place.
func overallAssurance(cells []cell, outcome mleready.Outcome) mleready.Assurance {
	deciding := filter(cells, func(c cell) bool { return c.outcome == outcome })
	stronger := func(a, b cell) int { return cmp.Compare(strength(a.assurance), strength(b.assurance)) }
	switch outcome {
	case mleready.Unmet:
		return slices.MaxFunc(deciding, stronger).assurance
	case mleready.Met:
		return slices.MinFunc(deciding, stronger).assurance
	}
	return ""
}

// by lists the outcome for each account: all in scope where the requirement is about accounts, else those named.
func (q *inquiry) by(r mleready.Requirement, cells []cell, evidence []mleready.Evidence) []mleready.OutcomeBy {
	accounts := q.accounts
	if r.About != mleready.AboutAccount || len(accounts) == 0 {
		accounts = nil
		for _, e := range evidence {
			if e.MID != "" {
				accounts = append(accounts, Account{e.MID, e.Environment})
			}
		}
		slices.SortFunc(accounts, compareAccounts)
		accounts = slices.Compact(accounts)
	}
	broken := slices.ContainsFunc(cells, func(c cell) bool { return c.scheme != "" })
	list := []mleready.OutcomeBy{}
	for _, a := range accounts {
		own := combine(cell{evidence: filter(evidence, func(e mleready.Evidence) bool { return concerns(e, a) })})
		if broken {
			own.outcome = mleready.Unmet
		}
		list = append(list, mleready.OutcomeBy{MID: a.MID, Environment: a.Environment, Outcome: own.outcome})
	}
	return list
}

func filter[T any](list []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}
