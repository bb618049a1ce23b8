package cybersource

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/grader"
	"mleready/probes/redact"
	"mleready/probes/secret"
	"mleready/probes/transport"
)

// Session puts questions to one account at one endpoint. The same request is not sent twice: probes share answers.
type Session struct {
	Client *Client
	Place  probes.Place
	Target string // name
	AsOf   mleready.Date
	// Send carries a request; its error is a *transport.Failure, or ErrNotSent where requests are only shown.
	Send func(ctx context.Context, probe string, b *Built) (*transport.Reply, error)

	answers map[string]*answer
	probe   string
	missed  error
}

// ErrNotSent is the error of a Send that shows requests instead of sending them.
var ErrNotSent = errors.New("not sent: this is a dry run")

// answer is what came of one request.
type answer struct {
	call     mleready.ProbeCall
	manner   Manner
	built    *Built
	at       time.Time
	reply    *transport.Reply // nil when there is none
	err      error            // why there is none
	cause    mleready.Cause
	standing standing
	check    grader.ReplyCheck // of the reply, as one to a call that named a response key
	errors   []string          // of the dictionary
}

// Run puts one question. The observations carry redacted exchanges only.
func (s *Session) Run(ctx context.Context, p Probe) []mleready.Observation {
	s.probe = p.ID
	var all []mleready.Observation
	for i, r := range p.ask(ctx, s) {
		o := mleready.Observation{
			ID: s.Target + "/" + p.ID, Probe: p.ID, Kind: r.kind, Requirement: r.requirement, Proves: r.proves, Outcome: r.outcome,
			Cause: r.cause, Assurance: s.assurance(r.answer), Target: s.Target, MID: s.Client.Merchant.ID,
			Environment: s.Place.Environment, At: s.Client.Now().UTC().Format(time.RFC3339), Summary: s.redactor().Text(r.summary),
		}
		if i > 0 {
			o.ID = fmt.Sprintf("%s#%d", o.ID, i+1)
		}
		if a := r.answer; a != nil && a.built != nil {
			e := s.exchange(a)
			o.Exchange, o.At, o.Errors = &e, e.At, a.errors
		}
		if r.kind == mleready.FromKeyFile {
			o.Assurance = mleready.Static
		}
		all = append(all, o)
	}
	return all
}

// Missed is why the endpoint could not be reached, nil when it was or when nothing was asked.
func (s *Session) Missed() error { return s.missed }

// ask sends a call, unless the same was sent before.
func (s *Session) ask(ctx context.Context, call mleready.ProbeCall, m Manner) *answer {
	key := fmt.Sprintf("%s %+v", call.ID, m)
	if a, ok := s.answers[key]; ok {
		return a
	}
	if s.answers == nil {
		s.answers = map[string]*answer{}
	}
	a := &answer{call: call, manner: m, at: s.Client.Now()}
	s.answers[key] = a
	if !s.Place.Allows(call) {
		a.err = fmt.Errorf("%s is for test hosts only: %s", call.ID, call.Why)
		return a
	}
	if a.built, a.err = s.Client.Build(call, m); a.err != nil {
		return a
	}
	a.reply, a.err = s.Send(ctx, s.probe, a.built)
	var failed *transport.Failure
	if errors.As(a.err, &failed) {
		a.cause = failed.Cause
		if failed.Early && failed.Cause != "" || failed.Cause == mleready.Timeout {
			s.missed = failed
		}
	}
	s.read(a)
	return a
}

// exchange is what went over the wire, redacted.
func (s *Session) exchange(a *answer) mleready.Exchange {
	e := mleready.Exchange{
		ID: s.Target + "/" + a.call.ID, Method: a.built.Method, URL: s.Place.URL.String() + a.built.Path,
		Headers: append(mleready.Header{{"Host", s.Place.Host}}, a.built.Headers...), Body: string(a.built.Body),
		At: a.at.UTC().Format(time.RFC3339),
	}
	if a.reply != nil {
		e.Response = &a.reply.Reply
	}
	return s.redactor().Exchange(e)
}

func (s *Session) redactor() redact.Redactor {
	var known []secret.Text
	if shared := s.Client.Merchant.SharedSecret; shared != nil {
		known = append(known, shared.Secret)
	}
	return redact.Redactor{Secrets: known}
}

// assurance says how much an answer proves: an endpoint that is this machine, or that only an authority of the target's
// own vouches for, is no gateway of the provider.
func (s *Session) assurance(a *answer) mleready.Assurance {
	host, known := s.Client.Rules.Host(strings.ToLower(s.Place.URL.Hostname()))
	if s.Place.Loopback || !known {
		return mleready.Local
	}
	if a != nil && a.reply != nil {
		stand := a.reply.Stand
		if stand.Loopback && !stand.Proxied || stand.TLS == nil || !stand.TLS.Public {
			return mleready.Local
		}
	}
	if host.Environment == "production" {
		return mleready.Live
	}
	return mleready.Test
}

// first is the first call of the rules that the place allows and that fits.
func (s *Session) first(fits func(mleready.ProbeCall) bool) (mleready.ProbeCall, bool) {
	for _, call := range s.Client.Rules.Probes.Calls {
		if call.Provider == mleready.Cybersource && s.Place.Allows(call) && fits(call) {
			return call, true
		}
	}
	return mleready.ProbeCall{}, false
}
