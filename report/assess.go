package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"mleready"
)

// Account is a merchant id in one environment (test, production; "" for either).
type Account struct {
	MID         string
	Environment string
}

// Input is everything a verdict on one mandate rests on.
type Input struct {
	Rules        *mleready.Rules
	Mandate      string        // id
	AsOf         mleready.Date // start and announcement dates before it are past
	Integrations []mleready.Integration
	Evidence     []mleready.Evidence
	Holds        map[string]bool           // conditions known to hold or not; absent: not known
	Accounts     []Account                 // the merchant ids in scope
	LookedAt     bool                      // sources, probes or captures were looked at
	Incomplete   []mleready.Skipped        // candidate files that could not be analysed
	Depth        map[string]mleready.Depth // of every language read in the target
}

// MustEncrypt is the condition with which a merchant declares that payloads have to be encrypted.
const MustEncrypt = "must_encrypt"

// inquiry is one mandate's question with everything filtered and put in order.
type inquiry struct {
	in           Input
	mandate      mleready.Mandate
	requirements []mleready.Requirement
	integrations []mleready.Integration         // those that speak for the merchant
	evidence     map[string][]mleready.Evidence // by requirement
	accounts     []Account
	escalated    bool // requirements that escalate are mandatory
}

// Assess judges one mandate. A mandate that the rules do not hold is unknown and says so.
func Assess(in Input) mleready.MandateResult {
	mandate, ok := in.Rules.Mandate(in.Mandate)
	if !ok {
		return mleready.MandateResult{
			ID:     in.Mandate,
			Status: mleready.StatusUnknown,
			Reason: fmt.Sprintf("The rules in use have no mandate %q.", in.Mandate),
			Score:  mleready.Score{Range: mleready.Range{High: 100}, Uncapped: mleready.Range{High: 100}},
		}
	}
	q := newInquiry(in, mandate)
	results := make([]mleready.RequirementResult, 0, len(q.requirements))
	for _, r := range q.requirements {
		results = append(results, q.judge(r))
	}
	stage := q.stage()
	verdict := q.verdict(results, stage)
	score, coverage := q.score(results)
	return mleready.MandateResult{
		ID:            q.mandate.ID,
		Status:        verdict.status,
		Reason:        verdict.reason,
		Assurance:     assuranceOf(verdict.status, results),
		Stage:         stage.stage,
		StageComplete: stage.missing == "" || verdict.status == mleready.StatusNotApplicable,
		Score:         score,
		Coverage:      coverage,
		Requirements:  results,
		Timeline:      timeline(q.mandate, in.AsOf),
	}
}

func newInquiry(in Input, m mleready.Mandate) *inquiry {
	q := &inquiry{
		in:           in,
		mandate:      m,
		requirements: in.Rules.RequirementsOf(m.ID),
		integrations: speaking(in.Integrations, m.Provider),
		escalated:    in.Holds[MustEncrypt],
	}
	q.accounts = slices.SortedFunc(slices.Values(in.Accounts), compareAccounts)
	q.accounts = slices.Compact(q.accounts)
	q.evidence = q.admit(in.Evidence)
	for _, i := range q.integrations {
		for _, use := range i.Mechanisms {
			if use.Name == mleready.MastercardJWE || use.Name == mleready.MastercardFLE {
				q.escalated = true
			}
		}
	}
	return q
}

func compareAccounts(a, b Account) int {
	return cmp.Or(cmp.Compare(a.MID, b.MID), cmp.Compare(a.Environment, b.Environment))
}

// timeline is the mandate's, with starts and announcements that lie before the day asked for marked as past.
// A deadline stays what it is: the current one stays current when it has gone by.
func timeline(m mleready.Mandate, asOf mleready.Date) []mleready.Milestone {
	all := slices.Clone(m.Timeline)
	for i := range all {
		if all[i].Kind != deadline && all[i].State == current && !asOf.IsZero() && all[i].When.Before(asOf) {
			all[i].State = past
		}
	}
	return all
}

// Kinds and states of milestones.
const (
	deadline = "deadline"
	current  = "current"
	past     = "past"
)

// tokensOnly names the languages that were read as tokens.
func tokensOnly(depth map[string]mleready.Depth) []string {
	var languages []string
	for _, language := range slices.Sorted(maps.Keys(depth)) {
		if depth[language] == mleready.DepthTokens {
			languages = append(languages, language)
		}
	}
	return languages
}
