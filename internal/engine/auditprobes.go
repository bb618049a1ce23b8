package engine

import (
	"context"
	"errors"

	"mleready"
	"mleready/probes"
	"mleready/probes/transport"
)

// gatewayURL is what a portfolio writes as the URL of a target to have it asked of a local gateway, which is started for
// the run with the target's own credentials.
const gatewayURL = "sandbox"

// probes asks the merchant's endpoints, one after the other.
func (c *collecting) probes(ctx context.Context) {
	for _, target := range c.m.Probes {
		if ctx.Err() != nil {
			return
		}
		if err := c.probe(ctx, target); err != nil {
			missed := mleready.Skipped{Path: target.Name, Reason: err.Error(), Candidate: true}
			c.seen.missed[target.Provider] = append(c.seen.missed[target.Provider], missed)
		}
	}
}

// probe asks one endpoint. The error says why nothing was asked.
func (c *collecting) probe(ctx context.Context, target probes.Target) error {
	pace := c.pace
	if target.URL == gatewayURL {
		pace = &transport.Pace{Now: c.Now, Sleep: c.Sleep} // it is ours: there is nothing to spare
		defer c.gateways.done(target.Credentials)
		address, err := c.gateways.at(target.Credentials)
		if err != nil {
			return err
		}
		target.URL, target.CA = address.URL, address.CA
	}
	p := &probing{
		shared: c.shared, pace: pace, once: true,
		ProbeOptions: ProbeOptions{
			Rules: c.Rules, Mandate: c.Mandate, AsOf: c.AsOf, Name: c.name(c.Portfolio.Path), Guard: c.Guard, Timeout: c.Timeout,
			Now: c.Now, Sleep: c.Sleep, Random: c.Random, Getenv: c.Getenv, Dial: c.Dial,
		},
	}
	a, err := p.account(ctx, target)
	if err != nil {
		return err
	}
	p.all = append(p.all, a)
	p.run(ctx, a)
	found := p.seen()
	c.seen.observations = append(c.seen.observations, found.observations...)
	for provider, missed := range found.missed {
		c.seen.missed[provider] = append(c.seen.missed[provider], missed...)
	}
	for provider, accounts := range found.accounts {
		for _, a := range accounts {
			c.account(provider, a)
		}
	}
	if a.session != nil {
		c.seen.conditions[metaKey] = c.seen.conditions[metaKey] || found.conditions[metaKey]
		c.seen.lookedAt = true
	}
	return nil
}

// errNoGateway is wrapped by why the local gateway of a run did not start.
var errNoGateway = errors.New("the local gateway did not start")
