package mastercard

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/grader"
	"mleready/probes/oauth1"
	"mleready/probes/secret"
)

// Session puts questions to one partner at one endpoint.
type Session struct {
	ask.Session
	Client *Client

	checks map[*ask.Answer]grader.PayloadCheck
}

// New makes the session of a client, whose address and region it sets. Send is left to be set.
func New(c *Client, at ask.Endpoint) *Session {
	s := &Session{Client: c, checks: map[*ask.Answer]grader.PayloadCheck{}, Session: ask.Session{
		Endpoint: at, Rules: c.Rules, Provider: mleready.Mastercard, MID: c.Partner.ID, Proof: "signature", Now: c.Now,
		Secrets: []secret.Text{secret.New(c.Partner.ConsumerKey)},
	}}
	s.Apart = s.apart
	c.Address = at.Place.URL.Scheme + "://" + at.Place.Host
	for _, name := range []string{c.Address, at.Place.URL.String()} {
		if u, err := url.Parse(name); err == nil {
			host, _ := c.Rules.Host(strings.ToLower(u.Hostname()))
			if slices.Contains(c.Rules.Wire.Mastercard.OAuth2Regions, host.Region) {
				c.Region = host.Region
			}
		}
	}
	return s
}

// answer is what came of one request.
type answer struct {
	*ask.Answer
	payload grader.PayloadCheck // the zero value where there is no reply
}

// ask sends a call, unless the same was sent before.
func (s *Session) ask(ctx context.Context, call mleready.ProbeCall, m Manner) answer {
	build := func() (*ask.Built, error) { return s.Client.Build(call, m) }
	read := func(a *ask.Answer) {
		s.checks[a] = grader.CheckPayload(s.Rules, s.Client.Partner, &a.Reply.Reply)
		s.Read(a, s.checks[a].ReplyCheck, m.Encrypted)
	}
	a := s.Ask(ctx, call, m, build, read)
	return answer{a, s.checks[a]}
}

// unsigned sends a call without a signature.
func (s *Session) unsigned(ctx context.Context, call mleready.ProbeCall) *ask.Answer {
	return s.ask(ctx, call, Manner{Unsigned: true}).Answer
}

// apart shows what is signed.
func (s *Session) apart(b *ask.Built, shown *ask.Shown) {
	header, err := oauth1.Parse(b.Headers.Get(s.Rules.Wire.JWT.AuthorizationHeader))
	if err != nil {
		return // not signed
	}
	parts, err := s.Client.signed(b).Parts(header)
	if err != nil {
		return
	}
	for _, part := range parts {
		shown.Signed = append(shown.Signed, s.Redact(part))
	}
}
