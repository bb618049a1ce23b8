package cybersource

import (
	"context"
	"fmt"
	"slices"

	"mleready"
	"mleready/probes/grader"
)

// firstCall asks the first call that fits for an encrypted reply.
func firstCall(fits func(mleready.ProbeCall) bool) func(context.Context, *Session) []result {
	return func(ctx context.Context, s *Session) []result {
		call, ok := s.first(fits)
		if !ok {
			return noCall(delivered)
		}
		return responseOf(call)(ctx, s)
	}
}

// responseOf asks a call for an encrypted reply.
func responseOf(call mleready.ProbeCall) func(context.Context, *Session) []result {
	return func(ctx context.Context, s *Session) []result {
		key := s.responseKey()
		switch {
		case key == nil:
			return only(result{requirement: delivered, outcome: mleready.Unknown,
				summary: "The credentials hold no response key of " + s.Client.Merchant.ID + ", so no encrypted reply was asked for: name it under response_mle."})
		case !s.Place.Allows(call):
			return only(result{outcome: mleready.Info, summary: "Not asked of this host: " + call.Why})
		}
		a := s.withKey(ctx, call, key.KID)
		return only(s.judge(ctx, a))
	}
}

// withKey sends a call that names a response key, as the account will have to: with the body encrypted, unless the
// gateway does not take that.
func (s *Session) withKey(ctx context.Context, call mleready.ProbeCall, kid string) *answer {
	m := Manner{ResponseKID: kid}
	if call.Writes() {
		a, ok := s.encryptedCall(ctx)
		m.Encrypt = ok && (a.reply == nil || a.reply.Status < 300)
	}
	return s.ask(ctx, call, m)
}

// judge says what the reply to a call with a response key settles.
func (s *Session) judge(ctx context.Context, a *answer) result {
	r := result{requirement: delivered, outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a}
	switch {
	case a.reply == nil && a.cause == mleready.Reset:
		return s.cut(ctx, r)
	case a.reply == nil:
		return r
	}
	check := a.check
	if check.Cause != "" {
		r.cause = check.Cause
	}
	switch check.Cause {
	case mleready.Unauthenticated:
		return s.turnedAway(ctx, r)
	case mleready.Redirect, mleready.Throttled, mleready.ServerError:
		return r
	case mleready.PlaintextReply:
		return s.plain(r, check)
	case "":
		return s.encrypted(r, check)
	}
	r.outcome, r.summary = mleready.Unmet, check.Summary
	return r
}

// encrypted settles what a reply proves that is as it should be.
func (s *Session) encrypted(r result, check grader.ReplyCheck) result {
	r.summary = check.Summary
	if !check.Encrypted {
		return r
	}
	r.outcome, r.cause = mleready.Met, ""
	if check.Plaintext != nil {
		r.proves = []string{responseKey, enabled}
		if s.Client.Merchant.Portfolio != "" {
			r.proves = append(r.proves, sameOwner)
		}
	}
	for _, note := range check.Notes {
		r.summary += " " + note
	}
	return r
}

// plain judges a reply in clear text. That of a call which succeeded, or which business rules refused, should have been
// encrypted; what else is refused may not have reached the part that encrypts.
func (s *Session) plain(r result, check grader.ReplyCheck) result {
	a := r.answer
	a.errors = slices.Concat(s.explain(string(mleready.PlaintextReply)), a.errors)
	r.summary = check.Summary + " The token named a response key: response MLE is not active for this account or API."
	if a.standing == accepted {
		r.outcome = mleready.Unmet
		return r
	}
	r.summary = check.Summary + " It may be from before the part of the gateway that encrypts, so that it settles nothing."
	return r
}

// cut judges a connection that was cut: the same is tried with a harmless call, with the claim and without.
func (s *Session) cut(ctx context.Context, r result) result {
	fits := harmlessGet
	if r.answer.call.Writes() {
		fits = harmlessWrite
	}
	call, ok := s.first(fits)
	if !ok {
		return r
	}
	m := r.answer.manner
	m.ResponseKID = ""
	without := s.ask(ctx, call, m)
	if without.reply == nil {
		r.summary = "The connection was cut, and without the claim of the response key as well: this looks like the network or the gateway, not like response MLE."
		return r
	}
	with := s.ask(ctx, call, Manner{Encrypt: m.Encrypt, ResponseKID: r.answer.manner.ResponseKID})
	if with.reply != nil {
		r.summary = fmt.Sprintf("The connection was cut; %s with the same claim is answered (%d), so that it is this call and not response MLE.", call.ID, with.reply.Status)
		return r
	}
	r.outcome = mleready.Unmet
	r.summary = fmt.Sprintf("The gateway cuts the connection when the token names the response key, and answers without it (%d): response MLE is not accepted. "+
		"Check the claim, the key's id, its owner and its end; the outcome of a payment would be unknown, not failed.", without.reply.Status)
	return r
}

// turnedAway judges a refused token: with a GET that only reads it is told whether the response key is the cause.
func (s *Session) turnedAway(ctx context.Context, r result) result {
	r.cause = mleready.Unauthenticated
	call, ok := s.first(harmlessGet)
	if !ok || r.answer.standing != refused {
		return r
	}
	without := s.ask(ctx, call, Manner{})
	with := s.ask(ctx, call, Manner{ResponseKID: r.answer.manner.ResponseKID})
	switch {
	case without.standing == refused:
		r.summary = fmt.Sprintf("The gateway refused the token (%d), and one without a response key as well: see the probe jwt.", r.answer.reply.Status)
	case without.standing == accepted && with.standing == refused:
		r.requirement, r.outcome = responseKey, mleready.Unmet
		r.summary = fmt.Sprintf("The gateway accepts the token without the response key %s and refuses it with the key (%d): the key is not known to this account, has another owner, or has ended.",
			r.answer.manner.ResponseKID, r.answer.reply.Status)
	}
	return r
}
