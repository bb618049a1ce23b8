package cybersource

import (
	"context"
	"fmt"

	"mleready"
	"mleready/probes/ask"
)

// jwt sends a call that only reads, without asking for an encrypted reply.
func (s *Session) jwt(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	if !ok {
		return ask.NoCall(restKey)
	}
	a := s.ask(ctx, call, Manner{})
	r := a.Undecided(restKey)
	if a.Err != nil {
		return ask.Only(r)
	}
	switch a.Standing {
	case ask.Accepted:
		r.Outcome, r.Summary = mleready.Met, fmt.Sprintf("The gateway accepted a JWT of version 2 signed with the %s of %s (%d).", s.keyName(), s.Client.Merchant.Owner(), a.Reply.Status)
	case ask.Refused:
		r.Outcome, r.Summary = mleready.Unmet, fmt.Sprintf("The gateway refused a JWT of version 2 signed with the %s of %s (%d).", s.keyName(), s.Client.Merchant.Owner(), a.Reply.Status)
		s.Doubt(&r)
	}
	return ask.Only(r)
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
func (s *Session) encryptedCall(ctx context.Context) (answer, bool) {
	call, ok := s.First(ask.HarmlessWrite)
	if !ok || s.Client.SJC.Certificate == nil {
		return answer{}, false
	}
	return s.ask(ctx, call, Manner{Encrypt: true}), true
}

// requestMLE sends an encrypted body. A refusal is compared with the same call in clear text.
func (s *Session) requestMLE(ctx context.Context) []ask.Result {
	if s.Client.SJC.Certificate == nil {
		return ask.Only(ask.Result{Requirement: sjc, Outcome: mleready.Unknown,
			Summary: "The credentials hold no certificate " + s.Client.Rules.Wire.MLE.Certificate + ", so nothing was encrypted: name it under sjc, or use the P12 that holds it."})
	}
	a, ok := s.encryptedCall(ctx)
	if !ok {
		return ask.NoCall(sjc)
	}
	inClear := func() *ask.Answer { return s.ask(ctx, a.Call, Manner{}).Answer }
	return ask.Only(a.Takes(sjc, s.Client.SJC.Certificate.Subject.CommonName, inClear))
}
