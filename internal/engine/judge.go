package engine

import (
	"maps"
	"slices"

	"mleready"
	"mleready/report"
)

// seen is everything that was collected of one merchant, from whichever sources, before any verdict.
type seen struct {
	name          string // of the target
	vcs           *mleready.VCS
	depth         map[string]mleready.Depth
	text          map[string][]mleready.Provider // languages that nobody parses, with the providers that files of them speak to
	integrations  []mleready.Integration
	findings      []mleready.Finding
	integrationOf map[string]string // id of an integration by id of a finding
	neighbours    []mleready.Neighbour
	observations  []mleready.Observation
	stated        []mleready.Evidence                      // what nothing but a person's word shows
	conditions    map[string]bool                          // known to hold or not
	bodies        map[mleready.Provider]bool               // what traffic shows of requests with a body
	accounts      map[mleready.Provider][]report.Account   // in scope
	skipped       []mleready.Skipped                       // of every provider
	missed        map[mleready.Provider][]mleready.Skipped // of one provider alone
	lookedAt      bool
	stats         mleready.Stats // without what was skipped
}

// verdict is what a run judges by.
type verdict struct {
	rules   *mleready.Rules
	mandate string // id of the one whose status, stage and score are the assessment's own
	asOf    mleready.Date
	only    []string // ids of the mandates to judge by, none for all
}

// assess judges every mandate by the same evidence. It is a pure function of what was seen.
func (v verdict) assess(s *seen) *mleready.Assessment {
	a := &mleready.Assessment{
		Schema: mleready.Schema,
		Tool:   mleready.Tool{Name: toolName, Version: mleready.Version, Depth: s.depth},
		Rules:  v.rules.Used(v.asOf), AsOf: v.asOf, Target: mleready.Target{Path: s.name, VCS: s.vcs},
		Basis: report.Basis(s.integrations), Integrations: s.integrations, Findings: s.findings, Neighbours: s.neighbours,
		Observations: s.observations, Stats: s.stats,
	}
	if a.Tool.Depth == nil {
		a.Tool.Depth = map[string]mleready.Depth{}
	}
	a.Stats.Skipped = s.skipped
	for _, provider := range slices.Sorted(maps.Keys(s.missed)) {
		a.Stats.Skipped = append(a.Stats.Skipped, s.missed[provider]...)
	}
	evidence := s.evidence(a.Basis)
	for _, m := range v.rules.Mandates {
		if len(v.only) > 0 && !slices.Contains(v.only, m.ID) {
			continue
		}
		result := report.Assess(report.Input{
			Rules: v.rules, Mandate: m.ID, AsOf: v.asOf, Integrations: s.integrations, Evidence: evidence,
			Holds: v.holds(s, m, evidence), Accounts: s.accounts[m.Provider], LookedAt: s.lookedAt,
			Incomplete: s.incomplete(m.Provider), Depth: s.depthFor(m.Provider),
		})
		a.Mandates = append(a.Mandates, result)
		if m.ID == v.mandate {
			a.Mandate = m.ID
			a.Status, a.Stage, a.Score = result.Status, result.Stage, result.Score
		}
	}
	return a
}

// depthFor is the depth of the languages that matter to a provider's mandates: one that nobody parses does where a file
// of it is a part of an integration.
func (s *seen) depthFor(provider mleready.Provider) map[string]mleready.Depth {
	depth := maps.Clone(s.depth)
	for language, providers := range s.text {
		if !slices.Contains(providers, provider) {
			delete(depth, language)
		}
	}
	return depth
}

// evidence is everything in the one form that requirements are judged by.
func (s *seen) evidence(basis mleready.Role) []mleready.Evidence {
	return slices.Concat(report.EvidenceOf(s.findings, s.integrationOf, basis), report.ObservationEvidence(s.observations), s.stated)
}

// incomplete is what is missing and might have mattered to a provider's mandates.
func (s *seen) incomplete(provider mleready.Provider) []mleready.Skipped {
	all := slices.Concat(s.skipped, s.missed[provider])
	return slices.DeleteFunc(all, func(skipped mleready.Skipped) bool { return !isCandidate(skipped) })
}

// holds are the conditions that are known for one mandate.
func (v verdict) holds(s *seen, m mleready.Mandate, evidence []mleready.Evidence) map[string]bool {
	holds := map[string]bool{accountInScope: len(s.accounts[m.Provider]) > 0}
	for _, condition := range []string{keySeen, replySeen} {
		holds[condition] = slices.ContainsFunc(evidence, func(e mleready.Evidence) bool {
			r, _ := v.rules.Requirement(e.Requirement)
			return r.Mandate == m.ID && slices.Contains(r.When, condition)
		})
	}
	maps.Copy(holds, s.conditions)
	if body, known := s.bodies[m.Provider]; known {
		holds[withBody] = body
	}
	return holds
}

// Conditions that are told from what was collected.
const (
	accountInScope = "account"
	keySeen        = "key_seen"   // the end of a key can be told
	replySeen      = "reply_seen" // one that should be encrypted
	metaKey        = "meta_key"
	withBody       = "body"
)
