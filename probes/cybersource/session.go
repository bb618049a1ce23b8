package cybersource

import (
	"context"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/secret"
)

// Session puts questions to one account at one endpoint.
type Session struct {
	ask.Session
	Client *Client
}

// New makes the session of a client. Send is left to be set.
func New(c *Client, at ask.Endpoint) *Session {
	s := &Session{Client: c, Session: ask.Session{
		Endpoint: at, Rules: c.Rules, Provider: mleready.Cybersource, MID: c.Merchant.ID, Proof: "token", Now: c.Now,
	}}
	s.Apart = s.apart
	if shared := c.Merchant.SharedSecret; shared != nil {
		s.Secrets = []secret.Text{shared.Secret}
	}
	return s
}

// answer is what came of one request, and how the request was made.
type answer struct {
	*ask.Answer
	manner Manner
}

// ask sends a call, unless the same was sent before.
func (s *Session) ask(ctx context.Context, call mleready.ProbeCall, m Manner) answer {
	build := func() (*ask.Built, error) { return s.Client.Build(call, m) }
	read := func(a *ask.Answer) { s.Read(a, s.check(a, m.ResponseKID), m.ResponseKID != "") }
	return answer{s.Ask(ctx, call, m, build, read), m}
}

// tokenless sends a call without a token.
func (s *Session) tokenless(ctx context.Context, call mleready.ProbeCall) *ask.Answer {
	return s.ask(ctx, call, Manner{Scheme: SchemeNone}).Answer
}

// check looks at the reply to a call that named a response key.
func (s *Session) check(a *ask.Answer, kid string) grader.ReplyCheck {
	want := grader.Expect{KID: kid}
	if a.Reply.Status < 300 {
		want.MediaType = a.Call.MediaType
	}
	for _, key := range s.Client.Merchant.ResponseMLE {
		if key.KID == want.KID {
			want.Key = key.Private
		}
	}
	return grader.CheckReply(s.Rules, want, &a.Reply.Reply)
}

// responseKey is the key that replies are asked for, nil for none.
func (s *Session) responseKey() *credentials.ResponseKey {
	if keys := s.Client.Merchant.ResponseMLE; len(keys) > 0 {
		return &keys[0]
	}
	return nil
}
