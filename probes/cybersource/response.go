package cybersource

import (
	"context"
	"fmt"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/grader"
)

// responseOf asks a call for an encrypted reply.
func (s *Session) responseOf(call mleready.ProbeCall) func(context.Context) []ask.Result {
	return func(ctx context.Context) []ask.Result {
		key := s.responseKey()
		switch {
		case key == nil:
			return ask.Only(ask.Result{Requirement: delivered, Outcome: mleready.Unknown,
				Summary: "The credentials hold no response key of " + s.Client.Merchant.ID + ", so no encrypted reply was asked for: name it under response_mle."})
		case !s.Place.Allows(call):
			return ask.NotAllowed(call)
		}
		a := s.withKey(ctx, call, key.KID)
		return ask.Only(s.judge(ctx, a))
	}
}

// withKey sends a call that names a response key, as the account will have to: with the body encrypted, unless the
// gateway does not take that.
func (s *Session) withKey(ctx context.Context, call mleready.ProbeCall, kid string) answer {
	m := Manner{ResponseKID: kid}
	if call.Writes() {
		a, ok := s.encryptedCall(ctx)
		m.Encrypt = ok && (a.Reply == nil || a.Reply.Status < 300)
	}
	return s.ask(ctx, call, m)
}

// judge says what the reply to a call with a response key settles.
func (s *Session) judge(ctx context.Context, a answer) ask.Result {
	r := a.Undecided(delivered)
	switch {
	case a.Reply == nil && a.Cause == mleready.Reset:
		return s.cut(ctx, a, r)
	case a.Reply == nil:
		return r
	}
	check := a.Check
	if check.Cause != "" {
		r.Cause = check.Cause
	}
	switch check.Cause {
	case mleready.Unauthenticated:
		return s.turnedAway(ctx, a, r)
	case mleready.Redirect, mleready.Throttled, mleready.ServerError:
		return r
	case mleready.PlaintextReply:
		return s.plain(r, check)
	case "":
		return s.encrypted(r, check)
	}
	r.Outcome, r.Summary = mleready.Unmet, check.Summary
	return r
}

// encrypted settles what a reply proves that is as it should be.
func (s *Session) encrypted(r ask.Result, check grader.ReplyCheck) ask.Result {
	r.Summary = check.Summary
	if !check.Encrypted {
		return r
	}
	r.Outcome, r.Cause = mleready.Met, ""
	if check.Plaintext != nil {
		r.Proves = []string{responseKey, enabled}
		if s.Client.Merchant.Portfolio != "" {
			r.Proves = append(r.Proves, sameOwner)
		}
	}
	for _, note := range check.Notes {
		r.Summary += " " + note
	}
	return r
}

// plain judges a reply in clear text. That of a call which succeeded, or which business rules refused, should have been
// encrypted; what else is refused may not have reached the part that encrypts.
func (s *Session) plain(r ask.Result, check grader.ReplyCheck) ask.Result {
	s.Explain(r.Answer, mleready.PlaintextReply)
	r.Summary = check.Summary + " The token named a response key: response MLE is not active for this account or API."
	if r.Answer.Standing == ask.Accepted {
		r.Outcome = mleready.Unmet
		return r
	}
	r.Summary = check.Summary + " It may be from before the part of the gateway that encrypts, so that it settles nothing."
	return r
}

// cut judges a connection that was cut: the same is tried with a harmless call, with the claim and without.
func (s *Session) cut(ctx context.Context, a answer, r ask.Result) ask.Result {
	fits := ask.HarmlessGet
	if a.Call.Writes() {
		fits = ask.HarmlessWrite
	}
	call, ok := s.First(fits)
	if !ok {
		return r
	}
	m := a.manner
	m.ResponseKID = ""
	without := s.ask(ctx, call, m)
	if without.Reply == nil {
		r.Summary = "The connection was cut, and without the claim of the response key as well: this looks like the network or the gateway, not like response MLE."
		return r
	}
	with := s.ask(ctx, call, Manner{Encrypt: m.Encrypt, ResponseKID: a.manner.ResponseKID})
	if with.Reply != nil {
		r.Summary = fmt.Sprintf("The connection was cut; %s with the same claim is answered (%d), so that it is this call and not response MLE.", call.ID, with.Reply.Status)
		return r
	}
	r.Outcome = mleready.Unmet
	r.Summary = fmt.Sprintf("The gateway cuts the connection when the token names the response key, and answers without it (%d): response MLE is not accepted. "+
		"Check the claim, the key's id, its owner and its end; the outcome of a payment would be unknown, not failed.", without.Reply.Status)
	return r
}

// turnedAway judges a refused token: with a GET that only reads it is told whether the response key is the cause.
func (s *Session) turnedAway(ctx context.Context, a answer, r ask.Result) ask.Result {
	r.Cause = mleready.Unauthenticated
	call, ok := s.First(ask.HarmlessGet)
	if !ok || a.Standing != ask.Refused {
		return r
	}
	without := s.ask(ctx, call, Manner{})
	with := s.ask(ctx, call, Manner{ResponseKID: a.manner.ResponseKID})
	switch {
	case without.Standing == ask.Refused:
		r.Summary = fmt.Sprintf("The gateway refused the token (%d), and one without a response key as well: see the probe jwt.", a.Reply.Status)
	case without.Standing == ask.Accepted && with.Standing == ask.Refused:
		r.Requirement, r.Outcome = responseKey, mleready.Unmet
		r.Summary = fmt.Sprintf("The gateway accepts the token without the response key %s and refuses it with the key (%d): the key is not known to this account, has another owner, or has ended.",
			a.manner.ResponseKID, a.Reply.Status)
	}
	return r
}
