package engine

import (
	"context"
	"errors"
	"fmt"

	"mleready"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/cybersource"
	"mleready/probes/mastercard"
	"mleready/probes/secret"
	"mleready/probes/transport"
	"mleready/report"
)

// account is one target in the course of a run.
type account struct {
	target       probes.Target
	place        probes.Place
	session      *ask.Session // nil where there is nothing to ask with
	probes       []ask.Probe
	metaKey      bool // keys of a portfolio serve the merchant
	client       *transport.Client
	observations []mleready.Observation
	skipped      []mleready.Skipped
}

func (a *account) skip(reason string) {
	a.skipped = append(a.skipped, mleready.Skipped{Path: a.target.Name, Reason: reason, Candidate: true})
}

// account makes a target ready to be asked. What keeps this target alone from it is listed as skipped; the error is for
// what must not be probed at all.
func (p *probing) account(ctx context.Context, t probes.Target) (*account, error) {
	a := &account{target: t}
	var err error
	if a.place, err = p.Guard.Check(t.URL, t.Host); err != nil {
		return a, err
	}
	if whose := a.place.Provider; whose != "" && whose != t.Provider {
		return a, fmt.Errorf("%s is a host of %s, and the provider is %s: correct one of them", a.place.Host, whose, t.Provider)
	}
	file, err := p.credentials.load(ctx, t.Credentials, credentials.Options{
		Rules: p.Rules, Getenv: p.Getenv, AllowLiterals: a.place.Loopback,
	})
	switch {
	case errors.Is(err, secret.ErrLiteral):
		return a, err
	case err != nil:
		a.skip(err.Error())
		return a, nil
	}
	p.session(a, file)
	return a, nil
}

// session puts keys and connection of a target together.
func (p *probing) session(a *account, file *credentials.File) {
	t := a.target
	for _, problem := range file.Problems {
		if problem.Who == t.Merchant+t.Partner || problem.Who == "" {
			a.skip(problem.String())
		}
	}
	at := ask.Endpoint{Place: a.place, Target: t.Name, AsOf: p.AsOf}
	switch t.Provider {
	case mleready.Cybersource:
		p.cybersource(a, at, file.Cybersource)
	case mleready.Mastercard:
		p.mastercard(a, at, file.Mastercard)
	}
	if a.session == nil {
		return
	}
	if err := p.connect(a); err != nil {
		a.skip(err.Error())
		a.session = nil
	}
}

func (p *probing) cybersource(a *account, at ask.Endpoint, keys *credentials.Cybersource) {
	t := a.target
	merchant := keys.Merchant(t.Merchant)
	if merchant == nil {
		a.skip(fmt.Sprintf("%s has no merchant %q: add it, or correct the target", t.Credentials, t.Merchant))
		return
	}
	s := cybersource.New(&cybersource.Client{
		Rules: p.Rules, Host: a.place.Host, Merchant: merchant, SJC: keys.SJC, Random: p.Random, Now: p.Now,
		Secret: t.Auth == probes.AuthSecret || t.Auth == "" && (merchant.P12 == nil || merchant.P12.Key == nil) && merchant.SharedSecret != nil,
	}, at)
	a.session, a.probes, a.metaKey = &s.Session, s.Probes(), merchant.Portfolio != ""
}

func (p *probing) mastercard(a *account, at ask.Endpoint, keys *credentials.Mastercard) {
	t := a.target
	partner := keys.Partner(t.Partner)
	if partner == nil {
		a.skip(fmt.Sprintf("%s has no partner %q: add it, or correct the target", t.Credentials, t.Partner))
		return
	}
	s := mastercard.New(&mastercard.Client{Rules: p.Rules, Partner: partner, Random: p.Random, Now: p.Now}, at)
	a.session, a.probes = &s.Session, s.Probes()
}

// connect makes the client of a target.
func (p *probing) connect(a *account) error {
	t := a.target
	options := transport.Options{
		Place: a.place, Proxy: t.Proxy, Timeout: p.Timeout, Dial: p.Dial, Pace: p.paceAt(a.place), Connections: p.connections, Now: p.Now,
		Getenv: func(name string) string { value, _ := p.Getenv(name); return value },
	}
	var err error
	for _, f := range []struct {
		name string
		into *[]byte
	}{{t.CA, &options.Authorities}, {t.ClientCert, &options.Certificate}, {t.ClientKey, &options.Key}} {
		if *f.into, err = p.pems.read(f.name); err != nil {
			return err
		}
	}
	a.client, err = transport.New(options)
	return err
}

// seen is what the targets showed.
func (p *probing) seen() *seen {
	s := &seen{
		name: p.Name, lookedAt: true, conditions: map[string]bool{}, accounts: map[mleready.Provider][]report.Account{},
		missed: map[mleready.Provider][]mleready.Skipped{},
	}
	for _, a := range p.all {
		provider := a.target.Provider
		s.observations = append(s.observations, a.observations...)
		s.missed[provider] = append(s.missed[provider], a.skipped...)
		s.accounts[provider] = append(s.accounts[provider], report.Account{MID: a.target.Merchant + a.target.Partner, Environment: a.place.Environment})
		s.conditions[metaKey] = s.conditions[metaKey] || a.session != nil && a.metaKey
	}
	return s
}

// paceAt is the pace for an endpoint. A server on this machine that stands in for no host of a provider is spared nothing.
func (p *probing) paceAt(place probes.Place) *transport.Pace {
	if place.Loopback && place.Provider == "" {
		return &transport.Pace{Now: p.Now, Sleep: p.Sleep}
	}
	return p.pace
}
