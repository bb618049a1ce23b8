package engine

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"mleready"
)

// captures grades the merchant's recorded traffic, and takes in what its program was proved to do.
func (c *collecting) captures(ctx context.Context) {
	if len(c.m.Captures)+len(c.m.Proofs) == 0 {
		return
	}
	g := newGrading(GradeOptions{Rules: c.Rules, AsOf: c.AsOf, Keys: c.keys, Partners: c.partners})
	for _, path := range c.m.Captures {
		name := c.name(path)
		before := len(g.exchanges)
		err := g.read(ctx, Capture{Name: name, Open: func() (io.ReadCloser, error) {
			if err := open(path); err != nil {
				return nil, err
			}
			return os.Open(path)
		}})
		if err != nil {
			g.skipped = append(g.skipped, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
		}
		c.traffic(name, g.exchanges[before:])
	}
	for _, path := range c.m.Proofs {
		if err := c.proof(g, path); err != nil {
			g.skipped = append(g.skipped, mleready.Skipped{Path: c.name(path), Reason: err.Error(), Candidate: true})
		}
	}
	c.exchanges = g.exchanges
	c.seen.skipped = append(c.seen.skipped, g.skipped...)
	c.seen.neighbours = append(c.seen.neighbours, g.neighbours...)
	if len(g.exchanges) == 0 {
		return
	}
	c.seen.integrations = append(c.seen.integrations, apart(g.integrations(), c.seen.integrations)...)
	c.seen.bodies = maps.Clone(g.bodies)
	maps.DeleteFunc(c.seen.bodies, func(_ mleready.Provider, body bool) bool { return !body && c.seen.lookedAt })
	c.seen.lookedAt = true
}

// apart picks the captures that stand as integrations of their own: all where code shows none with the provider, else
// those that still sign in a retired way that no code explains.
func apart(captured, code []mleready.Integration) []mleready.Integration {
	return slices.DeleteFunc(captured, func(i mleready.Integration) bool {
		retired := i.Stage == mleready.StageHTTPSignature || i.Stage == mleready.StageJWTv1
		return slices.ContainsFunc(code, func(other mleready.Integration) bool {
			return other.Provider == i.Provider && other.Role == mleready.RoleProduction &&
				(!retired || slices.Index(mleready.Stages, other.Stage) <= slices.Index(mleready.Stages, i.Stage) && other.Stage != "")
		})
	})
}

// traffic turns the exchanges of one capture into observations, one for each requirement, outcome and account, however
// many exchanges show it.
func (c *collecting) traffic(name string, exchanges []mleready.Graded) {
	type key struct {
		requirement, mid, environment string
		outcome                       mleready.Outcome
		assurance                     mleready.Assurance
	}
	at := map[key]int{}
	var list []mleready.Observation
	more := map[int]int{}
	for _, x := range exchanges {
		for _, r := range x.Requirements {
			if r.Outcome != mleready.Met && r.Outcome != mleready.Unmet {
				continue
			}
			k := key{r.ID, c.scoped(x.Provider, x.Merchant), x.Environment, r.Outcome, x.Assurance}
			if k.mid == "" {
				k.environment = ""
			}
			if i, ok := at[k]; ok {
				more[i]++
				continue
			}
			at[k] = len(list)
			list = append(list, mleready.Observation{
				ID: fmt.Sprintf("%s/%s/%d", name, r.ID, len(list)+1), Probe: "capture", Kind: mleready.FromTraffic, Requirement: r.ID, Outcome: r.Outcome,
				Assurance: x.Assurance, Target: name, MID: k.mid, Environment: k.environment, At: x.At,
				Summary: fmt.Sprintf("%s (%s %s, %s", r.Reason, x.Method, x.Path, x.ID),
			})
		}
	}
	for i := range list {
		if n := more[i]; n > 0 {
			list[i].Summary += fmt.Sprintf(", and %d more", n)
		}
		list[i].Summary += ")"
	}
	slices.SortStableFunc(list, func(a, b mleready.Observation) int { return cmp.Compare(a.Requirement, b.Requirement) })
	c.seen.observations = append(c.seen.observations, list...)
}

// scoped is the merchant id of an exchange where it is one in scope. A program's tests may run under another one, and
// show how the program speaks all the same.
func (c *collecting) scoped(provider mleready.Provider, mid string) string {
	if c.inScope(provider, mid) {
		return mid
	}
	return ""
}
