package engine

import (
	"cmp"
	"fmt"
	"slices"

	"mleready"
	"mleready/analyzers/keyfiles"
)

// keys adds what key files in the tree show to the findings.
func (s *scan) keys() error {
	named := namedKeys(s.model, s.Rules)
	options := keyfiles.Options{Rules: s.Rules, AsOf: s.AsOf, Named: named, Alone: len(s.found.Integrations) == 0}
	findings, skipped, err := keyfiles.Find(s.tree, s.tree.KeyFiles, options)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRules, err)
	}
	s.skipped = append(s.skipped, skipped...)
	for _, f := range findings {
		s.place(&f)
		s.found.Findings = append(s.found.Findings, f)
	}
	slices.SortStableFunc(s.found.Findings, func(a, b mleready.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Column, b.Column))
	})
	for _, r := range s.Rules.Rules {
		if r.Check == keyfiles.Check {
			s.found.RulesRun = append(s.found.RulesRun, r.ID)
		}
	}
	slices.Sort(s.found.RulesRun)
	return nil
}

// place gives a key to the integration of its folder, else to the merchant as a whole. Where nothing in the target
// speaks to the provider a key shows nothing: it may serve an interface that the mandate leaves alone.
func (s *scan) place(f *mleready.Finding) {
	of := func(i mleready.Integration) bool { return i.Provider == f.Provider && i.Role != mleready.RoleTest }
	if !slices.ContainsFunc(s.found.Integrations, of) {
		f.Outcome = mleready.Info
		return
	}
	id := string(f.Provider) + ":" + s.tree.Manifest(f.Path)
	for _, i := range s.found.Integrations {
		if of(i) && i.ID == id && f.Outcome != mleready.Info {
			s.found.IntegrationOf[f.ID], f.Via = id, i.Via
		}
	}
}
