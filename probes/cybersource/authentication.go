package cybersource

import (
	"context"
	"fmt"

	"mleready"
)

// jwt sends a call that only reads, without asking for an encrypted reply.
func jwt(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	if !ok {
		return noCall(restKey)
	}
	a := s.ask(ctx, call, Manner{})
	r := result{requirement: restKey, outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a}
	if a.err != nil {
		return only(r)
	}
	switch a.standing {
	case accepted:
		r.outcome, r.summary = mleready.Met, fmt.Sprintf("The gateway accepted a JWT of version 2 signed with the %s of %s (%d).", s.keyName(), s.Client.Merchant.Owner(), a.reply.Status)
	case refused:
		r.outcome, r.summary = mleready.Unmet, fmt.Sprintf("The gateway refused a JWT of version 2 signed with the %s of %s (%d).", s.keyName(), s.Client.Merchant.Owner(), a.reply.Status)
		if skew, ok := a.skew(); ok && skew.Abs() > tolerance {
			r.outcome = mleready.Unknown
			r.summary += fmt.Sprintf(" This machine's clock is %s the gateway's, which may be the reason: set it by NTP and probe again.", apart(skew))
		}
	}
	return only(r)
}

// keyName is the signing key in words.
func (s *Session) keyName() string {
	name := "P12 key"
	if s.Client.Secret {
		name = "shared secret"
	}
	if s.Client.Merchant.Portfolio != "" {
		return "meta key (" + name + ")"
	}
	return name
}

// encryptedCall is the harmless call that shows whether encrypted bodies are taken.
func (s *Session) encryptedCall(ctx context.Context) (*answer, bool) {
	call, ok := s.first(harmlessWrite)
	if !ok || s.Client.SJC.Certificate == nil {
		return nil, false
	}
	return s.ask(ctx, call, Manner{Encrypt: true}), true
}

// requestMLE sends an encrypted body. A refusal is compared with the same call in clear text.
func requestMLE(ctx context.Context, s *Session) []result {
	if s.Client.SJC.Certificate == nil {
		return only(result{requirement: sjc, outcome: mleready.Unknown,
			summary: "The credentials hold no certificate " + s.Client.Rules.Wire.MLE.Certificate + ", so nothing was encrypted: name it under sjc, or use the P12 that holds it."})
	}
	a, ok := s.encryptedCall(ctx)
	if !ok {
		return noCall(sjc)
	}
	r := result{requirement: sjc, outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a}
	if a.reply == nil {
		return only(r)
	}
	if a.reply.Status >= 200 && a.reply.Status < 300 {
		r.outcome, r.summary = mleready.Met, fmt.Sprintf("The gateway took a body encrypted for %s (%d).", s.Client.SJC.Certificate.Subject.CommonName, a.reply.Status)
		return only(r)
	}
	if a.reply.Status >= 500 || a.cause != "" && a.cause != mleready.Unauthenticated {
		return only(r)
	}
	clear := s.ask(ctx, a.call, Manner{})
	if clear.reply != nil && clear.reply.Status < 300 {
		r.outcome = mleready.Unmet
		r.summary = fmt.Sprintf("The gateway takes the call in clear text (%d) and refuses it encrypted for %s (%d): the certificate may be of another environment, or its key id wrong.",
			clear.reply.Status, s.Client.SJC.Certificate.Subject.CommonName, a.reply.Status)
		return only(r)
	}
	r.summary = fmt.Sprintf("The gateway answered %d to an encrypted body, and no better to the same body in clear text, so that this shows nothing of the encryption.", a.reply.Status)
	return only(r)
}
