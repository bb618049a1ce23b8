package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/credentials"
	"mleready/probes/cybersource"
	"mleready/probes/secret"
	"mleready/probes/transport"
	"mleready/report"
)

// account is one target in the course of a run.
type account struct {
	target       probes.Target
	place        probes.Place
	session      *cybersource.Session // nil where there is nothing to ask with
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
	if t.Provider != mleready.Cybersource {
		a.observations = append(a.observations, mleready.Observation{
			ID: t.Name, Probe: string(t.Provider), Outcome: mleready.Unknown, Target: t.Name, MID: t.Partner,
			At: p.Now().UTC().Format(time.RFC3339), Summary: "Targets of Mastercard are not probed by this version. What the code does is judged by: mleready scan.",
		})
		return a, nil
	}
	file, err := credentials.Load(ctx, t.Credentials, credentials.Options{
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
		if problem.Who == t.Merchant || problem.Who == "" {
			a.skip(problem.String())
		}
	}
	merchant := file.Cybersource.Merchant(t.Merchant)
	if merchant == nil {
		a.skip(fmt.Sprintf("%s has no merchant %q: add it, or correct the target", t.Credentials, t.Merchant))
		return
	}
	options := transport.Options{
		Place: a.place, Proxy: t.Proxy, Timeout: p.Timeout, Dial: p.Dial, Pace: p.pace, Now: p.Now,
		Getenv: func(name string) string { value, _ := p.Getenv(name); return value },
	}
	for _, f := range []struct {
		name string
		into *[]byte
	}{{t.CA, &options.Authorities}, {t.ClientCert, &options.Certificate}, {t.ClientKey, &options.Key}} {
		if f.name == "" {
			continue
		}
		text, err := os.ReadFile(f.name)
		if err != nil {
			a.skip(err.Error())
			return
		}
		*f.into = text
	}
	client, err := transport.New(options)
	if err != nil {
		a.skip(err.Error())
		return
	}
	a.client = client
	a.session = &cybersource.Session{
		Place: a.place, Target: t.Name, AsOf: p.AsOf,
		Client: &cybersource.Client{
			Rules: p.Rules, Host: a.place.Host, Merchant: merchant, SJC: file.Cybersource.SJC, Random: p.Random, Now: p.Now,
			Secret: t.Auth == probes.AuthSecret || t.Auth == "" && (merchant.P12 == nil || merchant.P12.Key == nil) && merchant.SharedSecret != nil,
		},
	}
}

// assess judges every mandate by what the targets showed.
func (p *probing) assess() *mleready.Assessment {
	a := &mleready.Assessment{
		Schema: mleready.Schema,
		Tool:   mleready.Tool{Name: toolName, Version: mleready.Version, Depth: map[string]mleready.Depth{}},
		Rules:  p.Rules.Used(p.AsOf), AsOf: p.AsOf, Target: mleready.Target{Path: p.Name}, Basis: mleready.RoleProduction,
	}
	for _, account := range p.all {
		a.Observations = append(a.Observations, account.observations...)
		a.Stats.Skipped = append(a.Stats.Skipped, account.skipped...)
	}
	evidence := report.ObservationEvidence(a.Observations)
	for _, m := range p.Rules.Mandates {
		accounts, meta, missed := p.accounts(m.Provider)
		result := report.Assess(report.Input{
			Rules: p.Rules, Mandate: m.ID, AsOf: p.AsOf, Evidence: evidence, Accounts: accounts, LookedAt: true,
			Incomplete: missed,
			Holds: map[string]bool{"account": len(accounts) > 0, "meta_key": meta, keySeen: slices.ContainsFunc(evidence, func(e mleready.Evidence) bool {
				r, _ := p.Rules.Requirement(e.Requirement)
				return r.Mandate == m.ID && slices.Contains(r.When, keySeen)
			})},
		})
		a.Mandates = append(a.Mandates, result)
		if m.ID == p.Mandate {
			a.Mandate = m.ID
			a.Status, a.Stage, a.Score = result.Status, result.Stage, result.Score
		}
	}
	return a
}

// accounts are the merchant ids of a provider's targets, whether a meta key signs for one, and what could not be probed.
func (p *probing) accounts(provider mleready.Provider) (list []report.Account, meta bool, missed []mleready.Skipped) {
	for _, a := range p.all {
		if a.target.Provider != provider {
			continue
		}
		list = append(list, report.Account{MID: strings.TrimSpace(a.target.Merchant + a.target.Partner), Environment: a.place.Environment})
		missed = append(missed, a.skipped...)
		meta = meta || a.session != nil && a.session.Client.Merchant.Portfolio != ""
	}
	return list, meta, missed
}
