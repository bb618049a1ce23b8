package cybersource

import (
	"context"
	"fmt"

	"mleready"
)

// kidUnknown names a response key that nobody has. Whatever the gateway does is info.
func kidUnknown(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	if !ok {
		return noCall("")
	}
	kid, err := s.Client.uuid()
	if err != nil {
		return only(result{outcome: mleready.Unknown, summary: sentence(err.Error())})
	}
	a := s.ask(ctx, call, Manner{ResponseKID: kid})
	return only(s.curious(a, "a response key id that leads nowhere"))
}

// claimName names the response key in the other spelling that is in circulation.
func claimName(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	key := s.responseKey()
	name := s.Client.Rules.Wire.MLE.RivalKeyIDClaim
	switch {
	case !ok:
		return noCall("")
	case key == nil:
		return only(result{outcome: mleready.Unknown, summary: "The credentials hold no response key, so the other spelling " + name + " was not tried."})
	}
	a := s.ask(ctx, call, Manner{ResponseKID: key.KID, Claim: name})
	return only(s.curious(a, "the response key in the claim "+name))
}

// curious tells what the gateway does, which settles nothing.
func (s *Session) curious(a *answer, what string) result {
	r := result{outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a}
	if a.reply == nil || a.cause == mleready.Throttled || a.cause == mleready.ServerError || a.cause == mleready.Redirect {
		return r
	}
	r.outcome, r.cause = mleready.Info, ""
	switch {
	case a.standing == refused:
		r.summary = fmt.Sprintf("The gateway refuses %s (%d).", what, a.reply.Status)
	case a.check.Encrypted:
		r.summary = fmt.Sprintf("The gateway answers %s with a reply encrypted for the key %s.", what, a.check.KID)
	default:
		r.summary = fmt.Sprintf("The gateway answers %s in clear text (%d).", what, a.reply.Status)
	}
	return r
}

// legacy tries the retired schemes for which there are keys.
func legacy(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	if !ok {
		return noCall("")
	}
	m := s.Client.Merchant
	var all []result
	try := func(scheme Scheme, name string) {
		a := s.ask(ctx, call, Manner{Scheme: scheme})
		r := result{outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a}
		if a.reply != nil && a.standing != unclear {
			r.outcome, r.cause = mleready.Info, ""
			r.summary = fmt.Sprintf("The gateway refuses %s (%d), which is retired.", name, a.reply.Status)
			if a.standing == accepted {
				r.summary = fmt.Sprintf("The gateway still takes %s (%d), which is retired all the same.", name, a.reply.Status)
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
