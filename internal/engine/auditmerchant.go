package engine

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"mleready"
	"mleready/internal/portfolio"
	"mleready/probes/credentials"
	"mleready/report"
)

// collecting brings together what is known of one merchant.
type collecting struct {
	*auditing
	m            portfolio.Merchant
	seen         *seen
	keys         *credentials.Cybersource // of the files under keys, nil for none
	partners     *credentials.Mastercard  // of the same, nil for none
	exchanges    []mleready.Graded
	declarations []mleready.Declaring
	reported     []mleready.Usage
	fatal        error // why no merchant can be audited
}

func newSeen(name string) *seen {
	return &seen{
		name: name, integrationOf: map[string]string{}, conditions: map[string]bool{},
		accounts: map[mleready.Provider][]report.Account{}, missed: map[mleready.Provider][]mleready.Skipped{},
	}
}

func (c *collecting) collect(ctx context.Context) {
	for _, mid := range c.m.MIDs {
		c.account(mleready.Cybersource, report.Account{MID: mid.MID, Environment: mid.Environment})
	}
	c.sources(ctx)
	c.keyFiles(ctx)
	c.captures(ctx)
	c.probes(ctx)
	c.usage()
	c.declare()
	if c.m.MustEncrypt {
		c.seen.conditions[report.MustEncrypt] = true
	}
}

// account brings a merchant id into scope, unless it is there already in that environment or in any.
func (c *collecting) account(provider mleready.Provider, a report.Account) {
	covered := func(b report.Account) bool {
		return b.MID == a.MID && (b.Environment == a.Environment || a.Environment == "" || b.Environment == "")
	}
	if a.MID != "" && !slices.ContainsFunc(c.seen.accounts[provider], covered) {
		c.seen.accounts[provider] = append(c.seen.accounts[provider], a)
	}
}

// skip lists something that was named and could not be reached or read.
func (c *collecting) skip(what, reason string) {
	c.seen.skipped = append(c.seen.skipped, mleready.Skipped{Path: what, Reason: reason, Candidate: true})
}

// name is how a file or folder of the portfolio is called in reports: seen from the portfolio file.
func (c *collecting) name(path string) string {
	if name, err := filepath.Rel(filepath.Dir(c.Portfolio.Path), path); err == nil {
		path = name
	}
	return filepath.ToSlash(path)
}

// missing says in one text what could not be had.
func (c *collecting) missing() (text *string, incomplete bool) {
	all := slices.Clone(c.seen.skipped)
	for _, provider := range slices.Sorted(maps.Keys(c.seen.missed)) {
		all = append(all, c.seen.missed[provider]...)
	}
	var reasons []string
	for _, s := range all {
		if s.Candidate {
			reasons = append(reasons, s.Path+": "+s.Reason)
		}
	}
	if len(reasons) == 0 {
		return nil, false
	}
	const shown = 3
	if n := len(reasons); n > shown {
		reasons = append(reasons[:shown], fmt.Sprintf("and %d more", n-shown))
	}
	joined := strings.Join(reasons, "; ")
	return &joined, true
}

// empty reports whether things were named and none of them could be had, so that there is nothing to judge.
func (c *collecting) empty() bool {
	s := c.seen
	_, incomplete := c.missing()
	return incomplete && !s.lookedAt && len(s.observations) == 0 && len(s.stated) == 0
}

// assess judges what was collected. Waivers come after the verdict, which they do not touch, and before the plan.
func (c *collecting) assess() *mleready.Assessment {
	slices.SortStableFunc(c.seen.skipped, func(a, b mleready.Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	a := c.verdict.assess(c.seen)
	a.Target.Name = cmp.Or(c.m.Name, c.m.ID)
	a.Declarations = c.declarations
	for i := range a.Declarations {
		effect(&a.Declarations[i], a)
	}
	a.Usage = c.reported
	a.Questions = c.questions()
	a.Waivers = waivings(c.m.Waivers, a)
	report.Plan(c.Rules, a, c.seen.conditions)
	return a
}
