package cybersource

import (
	"context"
	"crypto/x509"
	"fmt"
	"time"

	"mleready"
)

// daysAhead is how many days ahead a key's end is an alarm, whatever the deadline.
const daysAhead = 30

// held is a certificate of the credentials.
type held struct {
	what        string
	requirement string // that it can settle
	certificate *x509.Certificate
	owner       string // who it should belong to, "" for the provider
}

func (s *Session) held() []held {
	m := s.Client.Merchant
	var all []held
	if m.P12 != nil && m.P12.Certificate != nil {
		all = append(all, held{"signing certificate", restKey, m.P12.Certificate, m.Owner()})
	}
	for _, key := range m.ResponseMLE {
		if key.Certificate != nil {
			all = append(all, held{"response key", responseKey, key.Certificate, m.Owner()})
		}
	}
	if s.Client.SJC.Certificate != nil {
		all = append(all, held{"certificate for requests", sjc, s.Client.SJC.Certificate, ""})
	}
	return all
}

// keyExpiry judges the end of every certificate. Nothing is sent.
func keyExpiry(_ context.Context, s *Session) []result {
	today := s.AsOf.Earliest()
	alarm, by := today.AddDate(0, 0, daysAhead), fmt.Sprintf("%d days ahead", daysAhead)
	requirement, _ := s.Client.Rules.Requirement(expiry)
	mandate, _ := s.Client.Rules.Mandate(requirement.Mandate)
	if deadline, ok := mandate.Deadline(); ok && deadline.When.Earliest().After(alarm) {
		alarm, by = deadline.When.Earliest(), "the deadline "+deadline.When.String()
	}
	var all []result
	for _, h := range s.held() {
		end := h.certificate.NotAfter
		r := result{kind: mleready.FromKeyFile, requirement: expiry, outcome: mleready.Met}
		day := end.UTC().Format(time.DateOnly)
		r.summary = fmt.Sprintf("The %s of %s is valid until %s.", h.what, h.certificate.Subject.CommonName, day)
		switch {
		case end.Before(today):
			r.outcome, r.summary = mleready.Unmet, fmt.Sprintf("The %s of %s expired on %s: make a new one.", h.what, h.certificate.Subject.CommonName, day)
		case end.Before(alarm):
			r.outcome, r.summary = mleready.Unmet, fmt.Sprintf("The %s of %s expires on %s, before %s: renew it.", h.what, h.certificate.Subject.CommonName, day, by)
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		return only(result{outcome: mleready.Info, summary: "The credentials hold no certificate, so there is no end to judge: name them under cert."})
	}
	return all
}

// keyOwner says which keys are at hand and whose they are. Nothing is sent.
func keyOwner(_ context.Context, s *Session) []result {
	m := s.Client.Merchant
	var all []result
	add := func(requirement string, outcome mleready.Outcome, format string, args ...any) {
		all = append(all, result{kind: mleready.FromKeyFile, requirement: requirement, outcome: outcome, summary: fmt.Sprintf(format, args...)})
	}
	same, known := true, 0
	for _, h := range s.held() {
		name := h.certificate.Subject.CommonName
		switch {
		case h.owner == "":
			add(h.requirement, mleready.Met, "The provider's certificate %s is at hand (key id %s).", name, s.Client.SJC.KID)
			continue
		case name == h.owner:
			add(h.requirement, mleready.Met, "The %s belongs to %s.", h.what, name)
		default:
			same = false
			add(h.requirement, mleready.Info, "The %s names %s as its owner, and %s is meant to use it.", h.what, name, h.owner)
		}
		known++
	}
	if m.SharedSecret != nil {
		add(restKey, mleready.Met, "A shared secret of %s is at hand (key id %s).", m.Owner(), m.SharedSecret.KID)
	}
	for _, key := range m.ResponseMLE {
		if key.Certificate == nil {
			add("", mleready.Info, "The response key %s is a bare key, which names no owner.", key.KID)
		}
	}
	if m.Portfolio == "" {
		return all
	}
	switch {
	case !same:
		add(sameOwner, mleready.Unmet, "The certificates of the signing key and the response key do not both belong to the portfolio %s: create both as the same portfolio user.", m.Portfolio)
	case known > 1:
		add(sameOwner, mleready.Met, "Signing key and response key belong to the portfolio %s.", m.Portfolio)
	}
	return all
}
