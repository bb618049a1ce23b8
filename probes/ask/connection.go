package ask

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"mleready"
)

// Reached judges the answer to a call that carries no authentication: what counts is the connection.
func (s *Session) Reached(a *Answer) []Result {
	r := a.Undecided("")
	switch {
	case a.Reply == nil && a.Cause == mleready.TLS:
		r.Outcome = mleready.Unmet
	case a.Reply != nil:
		r.Outcome, r.Cause, r.Summary = mleready.Info, a.Reply.Cause, s.facts(a)
	}
	return Only(r)
}

// facts describes the connection behind a reply.
func (s *Session) facts(a *Answer) string {
	stand := a.Reply.Stand
	text := "Reached at " + stand.Address
	if stand.Proxied {
		text = "Reached through the proxy " + stand.Address
	}
	if stand.TLS == nil {
		return text + " without TLS, which only loopback may do."
	}
	text += fmt.Sprintf(", %s, %s", stand.TLS.Version, stand.TLS.Cipher)
	if len(stand.TLS.Chain) > 0 {
		leaf := stand.TLS.Chain[0]
		days := int(leaf.Until.Sub(s.Now()).Hours() / 24)
		text += fmt.Sprintf("; certificate %s of %s, %d days left (%s)", leaf.Subject, leaf.Issuer, days, leaf.Until.UTC().Format(time.DateOnly))
	}
	if !stand.TLS.Public {
		text += "; trusted by the target's own ca alone, so that it counts as local"
	}
	return text + "."
}

// tolerance is how far apart clocks may be before it is said that calls may fail by it.
const tolerance = 60 * time.Second

// Compared compares the Date header of an answer with the middle of the request.
func (s *Session) Compared(a *Answer) []Result {
	r := a.Undecided("")
	if a.Reply == nil {
		return Only(r)
	}
	r.Cause = ""
	skew, ok := a.skew()
	switch {
	case !ok:
		r.Summary = "The reply has no Date header that can be read, so the clocks were not compared."
	case skew.Abs() > tolerance:
		r.Summary = fmt.Sprintf("This machine's clock is %s the gateway's, more than %s: %ss may be refused for it. Set the clock by NTP and probe again.",
			apart(skew), tolerance, s.Proof)
	default:
		r.Outcome, r.Summary = mleready.Info, fmt.Sprintf("This machine's clock is %s the gateway's.", apart(skew))
	}
	return Only(r)
}

// Doubt withdraws a verdict that the clocks may be the reason of.
func (s *Session) Doubt(r *Result) {
	if skew, ok := r.Answer.skew(); ok && skew.Abs() > tolerance {
		r.Outcome = mleready.Unknown
		r.Summary += fmt.Sprintf(" This machine's clock is %s the gateway's, which may be the reason: set it by NTP and probe again.", apart(skew))
	}
}

// skew is how far this machine's clock is ahead of the Date header.
func (a *Answer) skew() (time.Duration, bool) {
	date, err := http.ParseTime(strings.TrimSpace(a.Reply.Headers.Get("Date")))
	if err != nil {
		return 0, false
	}
	middle := a.Reply.Sent.Add(a.Reply.Received.Sub(a.Reply.Sent) / 2)
	return middle.Sub(date.Add(time.Second / 2)).Round(time.Second), true // the header has whole seconds, cut off
}

func apart(skew time.Duration) string {
	switch {
	case skew > 0:
		return skew.String() + " ahead of"
	case skew < 0:
		return skew.Abs().String() + " behind"
	}
	return "in step with"
}
