package ask

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/redact"
	"mleready/probes/secret"
	"mleready/probes/transport"
)

// Endpoint is where questions are put, and by which day answers are judged.
type Endpoint struct {
	Place  probes.Place
	Target string // name
	AsOf   mleready.Date
}

// Session puts questions to one account at one endpoint. The same request is not sent twice: probes share answers.
type Session struct {
	Endpoint
	Rules    *mleready.Rules
	Provider mleready.Provider
	MID      string // merchant or partner
	Proof    string // what authenticates a request, in a word: token, signature
	Secrets  []secret.Text
	Now      func() time.Time
	// Send carries a request; its error is a *transport.Failure, or ErrNotSent where requests are only shown.
	Send func(ctx context.Context, probe string, b *Built) (*transport.Reply, error)
	// Apart takes what authenticates a request apart for Show, where it can be read; nil for nothing.
	Apart func(*Built, *Shown)

	answers map[asked]*Answer
	probe   string
	missed  error
}

// asked is a call as it was made.
type asked struct {
	call   string // id
	manner any
}

// Built is a request that is ready to be sent, with the body before it was encrypted.
type Built struct {
	transport.Request
	Plaintext string
}

// ErrNotSent is the error of a Send that shows requests instead of sending them.
var ErrNotSent = errors.New("not sent: this is a dry run")

// Run puts one question. The observations carry redacted exchanges only.
func (s *Session) Run(ctx context.Context, p Probe) []mleready.Observation {
	s.probe = p.ID
	var all []mleready.Observation
	for i, r := range p.Ask(ctx) {
		o := mleready.Observation{
			ID: s.Target + "/" + p.ID, Probe: p.ID, Kind: r.Kind, Requirement: r.Requirement, Proves: r.Proves, Outcome: r.Outcome,
			Cause: r.Cause, Assurance: s.assurance(r.Answer), Target: s.Target, MID: s.MID,
			Environment: s.Place.Environment, At: s.Now().UTC().Format(time.RFC3339), Summary: s.redactor().Text(r.Summary + slow(r.Answer)),
		}
		if i > 0 {
			o.ID = fmt.Sprintf("%s#%d", o.ID, i+1)
		}
		if a := r.Answer; a != nil && a.Built != nil {
			e := s.exchange(a)
			o.Exchange, o.At, o.Errors = &e, e.At, a.Errors
		}
		if r.Kind == mleready.FromKeyFile {
			o.Assurance = mleready.Static
		}
		all = append(all, o)
	}
	return all
}

// patience is how long a reply may take before it is said.
const patience = 5 * time.Second

// slow says that a reply took long, "" where it did not.
func slow(a *Answer) string {
	if a == nil || a.Reply == nil || a.Reply.Done.Sub(a.Reply.Sent) < patience {
		return ""
	}
	return fmt.Sprintf(" The reply was slow: it took %s.", a.Reply.Done.Sub(a.Reply.Sent).Round(time.Second))
}

// Missed is why the endpoint could not be reached, nil when it was or when nothing was asked.
func (s *Session) Missed() error { return s.missed }

// Ask sends a call, unless the same was sent before in the same manner, which can be compared. build makes the request, read says what the
// answer means; it is called once, also where there is no reply.
func (s *Session) Ask(ctx context.Context, call mleready.ProbeCall, manner any, build func() (*Built, error), read func(*Answer)) *Answer {
	key := asked{call.ID, manner}
	if a, ok := s.answers[key]; ok {
		return a
	}
	if s.answers == nil {
		s.answers = map[asked]*Answer{}
	}
	a := &Answer{Call: call, At: s.Now(), proof: s.Proof}
	s.answers[key] = a
	if !s.Place.Allows(call) {
		a.Err = fmt.Errorf("%s is for test hosts only: %s", call.ID, call.Why)
		return a
	}
	if s.send(ctx, a, build); a.Built == nil {
		return a
	}
	var failed *transport.Failure
	if errors.As(a.Err, &failed) && failed.Kept && call.Production {
		s.send(ctx, a, build) // it moves no money, and whether the gateway cut it is not told by a connection that others used
	}
	if errors.As(a.Err, &failed) {
		a.Cause = failed.Cause
		if failed.Early && failed.Cause != "" || failed.Cause == mleready.Timeout {
			s.missed = failed
		}
	}
	a.Standing = Unclear
	if a.Reply == nil {
		if a.Cause != "" {
			a.Errors = s.explain(a.Told())
		}
		return a
	}
	a.Cause = a.Reply.Cause
	read(a)
	return a
}

func (s *Session) send(ctx context.Context, a *Answer, build func() (*Built, error)) {
	if a.Built, a.Err = build(); a.Err == nil {
		a.Reply, a.Err = s.Send(ctx, s.probe, a.Built)
	}
}

// First is the first call of the rules that the place allows and that fits.
func (s *Session) First(fits func(mleready.ProbeCall) bool) (mleready.ProbeCall, bool) {
	for _, call := range s.Rules.Probes.Calls {
		if call.Provider == s.Provider && s.Place.Allows(call) && fits(call) {
			return call, true
		}
	}
	return mleready.ProbeCall{}, false
}

// Bare puts a question to the answer to a harmless GET that carries no authentication, as send sends it.
func (s *Session) Bare(send func(context.Context, mleready.ProbeCall) *Answer, question func(*Answer) []Result) func(context.Context) []Result {
	return func(ctx context.Context) []Result {
		call, ok := s.First(HarmlessGet)
		if !ok {
			return NoCall("")
		}
		return question(send(ctx, call))
	}
}

// FirstCall puts the question about a call to the first that fits.
func (s *Session) FirstCall(requirement string, fits func(mleready.ProbeCall) bool, of func(mleready.ProbeCall) func(context.Context) []Result) func(context.Context) []Result {
	return func(ctx context.Context) []Result {
		call, ok := s.First(fits)
		if !ok {
			return NoCall(requirement)
		}
		return of(call)(ctx)
	}
}

// exchange is what went over the wire, redacted.
func (s *Session) exchange(a *Answer) mleready.Exchange {
	e := mleready.Exchange{
		ID: s.Target + "/" + a.Call.ID, Method: a.Built.Method, URL: s.Place.URL.String() + a.Built.Path,
		Headers: append(mleready.Header{{"Host", s.Place.Host}}, a.Built.Headers...), Body: string(a.Built.Body),
		At: a.At.UTC().Format(time.RFC3339),
	}
	if a.Reply != nil {
		reply := a.Reply.Reply
		if a.Call.Private && a.Succeeded() && !a.Check.Encrypted {
			reply.Body = fmt.Sprintf("[%d bytes about the account, not shown]", len(reply.Body))
		}
		e.Response = &reply
	}
	return s.redactor().Exchange(e)
}

func (s *Session) redactor() redact.Redactor { return redact.Redactor{Secrets: s.Secrets} }

// assurance says how much an answer proves: an endpoint that is this machine, or that only an authority of the target's
// own vouches for, is no gateway of the provider.
func (s *Session) assurance(a *Answer) mleready.Assurance {
	host, known := s.Rules.Host(strings.ToLower(s.Place.URL.Hostname()))
	if s.Place.Loopback || !known {
		return mleready.Local
	}
	if a != nil && a.Reply != nil {
		stand := a.Reply.Stand
		if stand.Loopback && !stand.Proxied || stand.TLS == nil || !stand.TLS.Public {
			return mleready.Local
		}
	}
	if host.Environment == "production" {
		return mleready.Live
	}
	return mleready.Test
}
