package cybersource

import (
	"context"
	"fmt"

	"mleready"
	"mleready/probes/ask"
)

func (s *Session) held() []ask.Held {
	m := s.Client.Merchant
	var all []ask.Held
	if m.P12 != nil && m.P12.Certificate != nil {
		all = append(all, ask.Held{What: "signing certificate", Requirement: restKey, Certificate: m.P12.Certificate, Owner: m.Owner()})
	}
	for _, key := range m.ResponseMLE {
		if key.Certificate != nil {
			all = append(all, ask.Held{What: "response key", Requirement: responseKey, Certificate: key.Certificate, Owner: m.Owner()})
		}
	}
	if s.Client.SJC.Certificate != nil {
		all = append(all, ask.Held{What: "certificate for requests", Requirement: sjc, Certificate: s.Client.SJC.Certificate})
	}
	return all
}

// keyExpiry judges the end of every certificate. Nothing is sent.
func (s *Session) keyExpiry(context.Context) []ask.Result { return s.Expiry(expiry, s.held()) }

// keyOwner says which keys are at hand and whose they are. Nothing is sent.
func (s *Session) keyOwner(context.Context) []ask.Result {
	m := s.Client.Merchant
	var all []ask.Result
	add := func(requirement string, outcome mleready.Outcome, format string, args ...any) {
		all = append(all, ask.Result{Kind: mleready.FromKeyFile, Requirement: requirement, Outcome: outcome, Summary: fmt.Sprintf(format, args...)})
	}
	same, known := true, 0
	for _, h := range s.held() {
		name := h.Certificate.Subject.CommonName
		switch {
		case h.Owner == "":
			add(h.Requirement, mleready.Met, "The provider's certificate %s is at hand (key id %s).", name, s.Client.SJC.KID)
			continue
		case name == h.Owner:
			add(h.Requirement, mleready.Met, "The %s belongs to %s.", h.What, name)
		default:
			same = false
			add(h.Requirement, mleready.Info, "The %s names %s as its owner, and %s is meant to use it.", h.What, name, h.Owner)
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
