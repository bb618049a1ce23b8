package report

import (
	"cmp"
	"fmt"
	"slices"

	"mleready"
)

// EvidenceOf turns findings into evidence. integrationOf maps a finding's id to its integration's; a finding without
// one speaks for the merchant as a whole. Findings in tests, docs, vendored and generated code are no evidence, those
// in samples only when the basis is sample, and those on another path than the default one neither. One that proves
// further requirements is evidence for each. Suppressed findings stay: a waiver excuses, it does not prove.
func EvidenceOf(findings []mleready.Finding, integrationOf map[string]string, basis mleready.Role) []mleready.Evidence {
	evidence := []mleready.Evidence{}
	for _, f := range findings {
		if f.NotLive || f.Requirement == "" || !settles(f.Outcome) && f.Outcome != mleready.Unknown || !speaks(f.Role, basis) {
			continue
		}
		for _, requirement := range append([]string{f.Requirement}, f.Proves...) {
			evidence = append(evidence, mleready.Evidence{
				ID:          f.ID,
				Kind:        cmp.Or(f.Kind, mleready.FromFinding),
				Requirement: requirement,
				Outcome:     f.Outcome,
				Assurance:   mleready.Static,
				Integration: integrationOf[f.ID],
				Reason:      fmt.Sprintf("%s (%s:%d)", f.Message, f.Path, f.Line),
			})
		}
	}
	return evidence
}

// speaks reports whether a file of that role speaks for the merchant. A role that nobody told counts as production:
// hiding it would be the worse mistake.
func speaks(role, basis mleready.Role) bool {
	return role == mleready.RoleProduction || role == "" || role == mleready.RoleSample && basis == mleready.RoleSample
}

// settles reports whether an outcome decides anything.
func settles(o mleready.Outcome) bool { return o == mleready.Met || o == mleready.Unmet }

// admit keeps the evidence that may settle a requirement of the mandate and comes from where the merchant is judged,
// by requirement and in a fixed order. The rest has no effect at all.
func (q *inquiry) admit(all []mleready.Evidence) map[string][]mleready.Evidence {
	kinds := map[string][]mleready.EvidenceKind{}
	for _, r := range q.requirements {
		kinds[r.ID] = r.SettledBy
	}
	places := map[string]bool{"": true}
	for _, i := range q.integrations {
		places[i.ID] = true
	}
	admitted := map[string][]mleready.Evidence{}
	for _, e := range slices.SortedFunc(slices.Values(all), compareEvidence) {
		known := settles(e.Outcome) || e.Outcome == mleready.Unknown
		if known && slices.Contains(kinds[e.Requirement], e.Kind) && places[e.Integration] && q.inScope(e) {
			admitted[e.Requirement] = append(admitted[e.Requirement], e)
		}
	}
	return admitted
}

// inScope reports whether evidence for one merchant id concerns an account that was asked about.
func (q *inquiry) inScope(e mleready.Evidence) bool {
	return e.MID == "" || len(q.accounts) == 0 ||
		slices.ContainsFunc(q.accounts, func(a Account) bool { return concerns(e, a) })
}

// concerns reports whether evidence speaks for an account. What names no merchant id or environment speaks for all.
func concerns(e mleready.Evidence, a Account) bool {
	return (e.MID == "" || e.MID == a.MID) &&
		(e.Environment == "" || a.Environment == "" || e.Environment == a.Environment)
}

func compareEvidence(a, b mleready.Evidence) int {
	return cmp.Or(
		cmp.Compare(a.Requirement, b.Requirement), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Assurance, b.Assurance),
		cmp.Compare(a.Integration, b.Integration), cmp.Compare(a.MID, b.MID),
		cmp.Compare(a.Environment, b.Environment), cmp.Compare(a.Reason, b.Reason))
}

// strength orders assurances, none being the weakest.
func strength(a mleready.Assurance) int { return slices.Index(mleready.Assurances, a) }

// strongest picks the evidence with that outcome and the best assurance, the first of several.
func strongest(evidence []mleready.Evidence, outcome mleready.Outcome) (best mleready.Evidence, count int) {
	for _, e := range evidence {
		if e.Outcome != outcome {
			continue
		}
		if count == 0 || strength(e.Assurance) > strength(best.Assurance) {
			best = e
		}
		count++
	}
	return best, count
}
