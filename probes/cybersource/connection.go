package cybersource

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"mleready"
)

// reach asks without a token: what counts is the connection.
func reach(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	if !ok {
		return noCall("")
	}
	a := s.ask(ctx, call, Manner{Scheme: SchemeNone})
	switch {
	case a.reply == nil && a.cause == mleready.TLS:
		return only(result{outcome: mleready.Unmet, cause: a.cause, summary: a.told(), answer: a})
	case a.reply == nil:
		return only(result{outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a})
	}
	return only(result{outcome: mleready.Info, cause: a.reply.Cause, summary: s.facts(a), answer: a})
}

// facts describes the connection behind a reply.
func (s *Session) facts(a *answer) string {
	stand := a.reply.Stand
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
		days := int(leaf.Until.Sub(s.Client.Now()).Hours() / 24)
		text += fmt.Sprintf("; certificate %s of %s, %d days left (%s)", leaf.Subject, leaf.Issuer, days, leaf.Until.UTC().Format(time.DateOnly))
	}
	if !stand.TLS.Public {
		text += "; trusted by the target's own ca alone, so that it counts as local"
	}
	return text + "."
}

// tolerance is how far apart clocks may be before it is said that tokens may fail by it.
const tolerance = 60 * time.Second

// clock compares the Date header with the middle of the request.
func clock(ctx context.Context, s *Session) []result {
	call, ok := s.first(harmlessGet)
	if !ok {
		return noCall("")
	}
	a := s.ask(ctx, call, Manner{Scheme: SchemeNone})
	if a.reply == nil {
		return only(result{outcome: mleready.Unknown, cause: a.cause, summary: a.told(), answer: a})
	}
	skew, ok := a.skew()
	switch {
	case !ok:
		return only(result{outcome: mleready.Unknown, summary: "The reply has no Date header that can be read, so the clocks were not compared.", answer: a})
	case skew.Abs() > tolerance:
		return only(result{outcome: mleready.Unknown, answer: a, summary: fmt.Sprintf(
			"This machine's clock is %s the gateway's, more than %s: tokens may be refused for it. Set the clock by NTP and probe again.", apart(skew), tolerance)})
	}
	return only(result{outcome: mleready.Info, answer: a, summary: fmt.Sprintf("This machine's clock is %s the gateway's.", apart(skew))})
}

// skew is how far this machine's clock is ahead of the Date header.
func (a *answer) skew() (time.Duration, bool) {
	date, err := http.ParseTime(strings.TrimSpace(a.reply.Headers.Get("Date")))
	if err != nil {
		return 0, false
	}
	middle := a.reply.Sent.Add(a.reply.Received.Sub(a.reply.Sent) / 2)
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
