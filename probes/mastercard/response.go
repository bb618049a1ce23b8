package mastercard

import (
	"context"
	"fmt"

	"mleready"
	"mleready/probes/ask"
)

// replyOf asks a call for an encrypted reply.
func (s *Session) replyOf(call mleready.ProbeCall) func(context.Context) []ask.Result {
	return func(ctx context.Context) []ask.Result {
		switch {
		case !s.Place.Allows(call):
			return ask.NotAllowed(call)
		case call.Writes() && s.Client.Partner.RequestEncryption == nil:
			return ask.Only(s.noKey(delivered))
		}
		return ask.Only(s.judge(s.ask(ctx, call, Manner{Encrypted: true})))
	}
}

// tested is the answer to the call of the self-test, which may be any that succeeds: one with a body, or a GET where the
// host may not get that or refuses it for what it says.
func (s *Session) tested(ctx context.Context) (a answer, ok bool) {
	call, ok := s.First(isJSON)
	if ok && s.Client.Partner.RequestEncryption != nil {
		if a = s.ask(ctx, call, Manner{Encrypted: true}); a.Reply == nil || !a.payload.Refused {
			return a, true
		}
	}
	if call, ok = s.First(ask.HarmlessGet); !ok {
		return a, a.Answer != nil
	}
	return s.ask(ctx, call, Manner{Encrypted: true}), true
}

// selfTest is the test that Mastercard's page names: a successful response, and x-encrypted true in its header.
func (s *Session) selfTest(ctx context.Context) []ask.Result {
	a, ok := s.tested(ctx)
	if !ok {
		return ask.NoCall(delivered)
	}
	r := s.judge(a)
	verdict := map[mleready.Outcome]string{mleready.Met: "passes", mleready.Unmet: "fails"}[r.Outcome]
	if verdict == "" {
		verdict = "came to no verdict"
	}
	r.Summary = fmt.Sprintf("Mastercard's self-test %s (%s %s). %s", verdict, a.Call.Method, a.Call.Family, r.Summary)
	return ask.Only(r)
}

// replyForm looks at how the reply of the self-test is encrypted. Sources disagree about it, and the reason names them.
func (s *Session) replyForm(ctx context.Context) []ask.Result {
	a, ok := s.tested(ctx)
	if !ok {
		return ask.NoCall(replyForm)
	}
	r := a.Undecided(replyForm)
	form := a.payload.Form
	if form.ID == "" {
		if a.Reply != nil && a.payload.Summary != "" && !a.undecided() {
			r.Cause, r.Summary = a.payload.Cause, a.payload.Summary
		}
		return ask.Only(r)
	}
	r.Outcome, r.Cause, r.Summary = form.Outcome, "", form.Reason
	if form.Outcome == mleready.Unmet && a.payload.Enc != s.Rules.Wire.Mastercard.Encryption {
		r.Cause = mleready.WrongEnc
	}
	return ask.Only(r)
}

// undecided reports whether the status of a reply says nothing of the encryption.
func (a answer) undecided() bool {
	switch a.Cause {
	case mleready.Redirect, mleready.Throttled, mleready.ServerError, mleready.Unauthenticated:
		return true
	}
	return false
}

// judge says what the reply to a call that asked for an encrypted one settles.
func (s *Session) judge(a answer) ask.Result {
	r := a.Undecided(delivered)
	c := a.payload
	if a.Reply == nil || a.undecided() {
		return r
	}
	r.Outcome, r.Cause, r.Summary = c.Delivered.Outcome, c.Cause, c.Summary
	switch {
	case r.Outcome == mleready.Unmet:
		s.Explain(a.Answer, c.Cause)
	case c.Refused && a.Call.Expects == "refusal":
		r.Requirement, r.Outcome = "", mleready.Info
	case r.Outcome == mleready.Met && c.Plaintext != nil:
		r.Proves = []string{replyKey}
	case c.Encrypted && c.Plaintext != nil && c.Cause == "":
		r.Requirement, r.Outcome = replyKey, mleready.Met // an error that came encrypted
	}
	for _, note := range c.Notes {
		r.Summary += " " + note
	}
	return r
}
