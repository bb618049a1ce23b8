package ask

import (
	"crypto/x509"
	"fmt"
	"time"

	"mleready"
)

// daysAhead is how many days ahead a key's end is an alarm, whatever the deadline.
const daysAhead = 30

// Held is a certificate of the credentials.
type Held struct {
	What        string
	Requirement string // that it can settle
	Certificate *x509.Certificate
	Owner       string // who it should belong to, "" for the provider
}

// Expiry judges the end of every certificate. Nothing is sent.
func (s *Session) Expiry(requirement string, held []Held) []Result {
	today := s.AsOf.Earliest()
	alarm, by := today.AddDate(0, 0, daysAhead), fmt.Sprintf("%d days ahead", daysAhead)
	q, _ := s.Rules.Requirement(requirement)
	mandate, _ := s.Rules.Mandate(q.Mandate)
	if deadline, ok := mandate.Deadline(); ok && deadline.When.Earliest().After(alarm) {
		alarm, by = deadline.When.Earliest(), "the deadline "+deadline.When.String()
	}
	var all []Result
	for _, h := range held {
		end := h.Certificate.NotAfter
		r := Result{Kind: mleready.FromKeyFile, Requirement: requirement, Outcome: mleready.Met}
		day := end.UTC().Format(time.DateOnly)
		r.Summary = fmt.Sprintf("The %s of %s is valid until %s.", h.What, h.Certificate.Subject.CommonName, day)
		switch {
		case end.Before(today):
			r.Outcome, r.Summary = mleready.Unmet, fmt.Sprintf("The %s of %s expired on %s: make a new one.", h.What, h.Certificate.Subject.CommonName, day)
		case end.Before(alarm):
			r.Outcome, r.Summary = mleready.Unmet, fmt.Sprintf("The %s of %s expires on %s, before %s: renew it.", h.What, h.Certificate.Subject.CommonName, day, by)
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		return Only(Result{Outcome: mleready.Info, Summary: "The credentials hold no certificate, so there is no end to judge: name them under cert."})
	}
	return all
}
