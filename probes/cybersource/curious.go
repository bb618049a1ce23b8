package cybersource

import (
	"context"
	"fmt"

	"mleready"
	"mleready/probes/ask"
)

// kidUnknown names a response key that nobody has. Whatever the gateway does is info.
func (s *Session) kidUnknown(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	if !ok {
		return ask.NoCall("")
	}
	kid, err := ask.UUID(s.Client.Random)
	if err != nil {
		return ask.Only(ask.Result{Outcome: mleready.Unknown, Summary: ask.Sentence(err.Error())})
	}
	a := s.ask(ctx, call, Manner{ResponseKID: kid})
	return ask.Only(s.curious(a, "a response key id that leads nowhere"))
}

// claimName names the response key in the other spelling that is in circulation.
func (s *Session) claimName(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	key := s.responseKey()
	name := s.Client.Rules.Wire.MLE.RivalKeyIDClaim
	switch {
	case !ok:
		return ask.NoCall("")
	case key == nil:
		return ask.Only(ask.Result{Outcome: mleready.Unknown, Summary: "The credentials hold no response key, so the other spelling " + name + " was not tried."})
	}
	a := s.ask(ctx, call, Manner{ResponseKID: key.KID, Claim: name})
	return ask.Only(s.curious(a, "the response key in the claim "+name))
}

// curious tells what the gateway does, which settles nothing.
func (s *Session) curious(a answer, what string) ask.Result {
	r, ok := a.Curious()
	if !ok {
		return r
	}
	switch {
	case a.Standing == ask.Refused:
		r.Summary = fmt.Sprintf("The gateway refuses %s (%d).", what, a.Reply.Status)
	case a.Check.Encrypted:
		r.Summary = fmt.Sprintf("The gateway answers %s with a reply encrypted for the key %s.", what, a.Check.KID)
	default:
		r.Summary = fmt.Sprintf("The gateway answers %s in clear text (%d).", what, a.Reply.Status)
	}
	return r
}

// legacy tries the retired schemes for which there are keys.
func (s *Session) legacy(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	if !ok {
		return ask.NoCall("")
	}
	m := s.Client.Merchant
	var all []ask.Result
	try := func(scheme Scheme, name string) {
		a := s.ask(ctx, call, Manner{Scheme: scheme})
		r := a.Undecided("")
		if a.Reply != nil && a.Standing != ask.Unclear {
			r.Outcome, r.Cause = mleready.Info, ""
			r.Summary = fmt.Sprintf("The gateway refuses %s (%d), which is retired.", name, a.Reply.Status)
			if a.Standing == ask.Accepted {
				r.Summary = fmt.Sprintf("The gateway still takes %s (%d), which is retired all the same.", name, a.Reply.Status)
			}
		}
		all = append(all, r)
	}
	if m.SharedSecret != nil {
		try(SchemeSignature, "HTTP Signature")
	}
	if m.P12 != nil && m.P12.Key != nil {
		try(SchemeJWTv1, "the JWT of version 1")
	}
	return all
}
