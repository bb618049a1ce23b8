package engine

import (
	"context"
	"fmt"
	"net/url"
	"slices"

	"mleready"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/cybersource"
	"mleready/report"
)

// keyFiles reads the credentials files: their keys verify the captures, and what certificates show of owner and end is
// evidence. A file may serve many merchants; only this one's part of it counts.
func (c *collecting) keyFiles(ctx context.Context) {
	for _, path := range c.m.Keys {
		name := c.name(path)
		file, err := c.credentials.load(ctx, path, credentials.Options{Rules: c.Rules, Getenv: c.Getenv, AllowLiterals: true, Sandbox: true})
		if err != nil {
			c.skip(name, err.Error())
			continue
		}
		for _, p := range file.Problems {
			if p.Who == "" || c.owns(p.Who) {
				c.skip(fmt.Sprintf("%s:%d", name, p.Line), p.Text)
			}
		}
		c.keepPartners(file.Mastercard)
		if file.Cybersource == nil {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(file.Cybersource.Merchants), func(m *credentials.Merchant) bool { return !c.owns(m.ID) })
		if len(own) == 0 {
			c.skip(name, "holds keys of none of the merchant's mids")
		}
		for _, merchant := range own {
			c.merchantKeys(ctx, name, merchant, file.Cybersource.SJC)
		}
		c.keep(file.Cybersource)
	}
}

// owns reports whether a merchant id is one of this merchant's, who may have named none.
func (c *collecting) owns(mid string) bool {
	return len(c.m.MIDs) == 0 || c.m.Has(mid)
}

// keep adds the keys to those that verify captures.
func (c *collecting) keep(more *credentials.Cybersource) {
	if c.keys == nil {
		c.keys = &credentials.Cybersource{}
	}
	if c.keys.SJC.Key == nil {
		c.keys.SJC = more.SJC
	}
	c.keys.Merchants = append(c.keys.Merchants, more.Merchants...)
}

// keepPartners adds Mastercard's partners to those that verify captures.
func (c *collecting) keepPartners(more *credentials.Mastercard) {
	if more == nil {
		return
	}
	if c.partners == nil {
		c.partners = &credentials.Mastercard{}
	}
	c.partners.Partners = append(c.partners.Partners, more.Partners...)
}

// merchantKeys asks of the key files what a probe would, without an endpoint.
func (c *collecting) merchantKeys(ctx context.Context, name string, merchant *credentials.Merchant, sjc credentials.SJC) {
	c.account(mleready.Cybersource, report.Account{MID: merchant.ID})
	c.seen.conditions[metaKey] = c.seen.conditions[metaKey] || merchant.Portfolio != ""
	session := cybersource.New(&cybersource.Client{Rules: c.Rules, Merchant: merchant, SJC: sjc, Random: c.Random, Now: c.Now},
		ask.Endpoint{Place: probes.Place{URL: &url.URL{}}, Target: name, AsOf: c.AsOf})
	for _, probe := range ask.Silent(session.Probes()) {
		for _, o := range session.Run(ctx, probe) {
			o.ID += "/" + merchant.ID
			c.seen.observations = append(c.seen.observations, o)
		}
	}
}
