package push

import (
	"context"
	"fmt"
	"net/http"

	"mleready"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

// Checks of an endpoint.
const (
	taken              = "push.taken"
	takenWith          = "push.status"
	repeated           = "push.repeated"
	damaged            = "push.damaged"
	plain              = "push.plain"
	noCertificate      = "push.no_certificate"
	foreignCertificate = "push.foreign_certificate"
)

// Check asks how an endpoint takes pushes: one of each kind that is right, the first of them twice, then callers without a
// certificate and with a strange one, a damaged push and one in clear text. The error is for a run that was ended. The
// report lacks tool, rules and day.
func (s *Sender) Check(ctx context.Context, kinds []mleready.GatewayPush) (*mleready.PushReport, error) {
	q := &questions{Sender: s, report: &mleready.PushReport{Schema: mleready.PushSchema, Checks: []mleready.PushResult{}, Pushes: []mleready.Push{}}}
	for i, kind := range kinds {
		if err := q.right(ctx, kind, i == 0); err != nil {
			return nil, err
		}
	}
	for _, ask := range []func(context.Context, mleready.GatewayPush) error{q.callers, q.damaged, q.plain} {
		if err := ask(ctx, kinds[0]); err != nil {
			return nil, err
		}
	}
	q.report.Target = s.o.Place.URL.String()
	q.report.SetStatus()
	return q.report, nil
}

// questions are one run over an endpoint.
type questions struct {
	*Sender
	report *mleready.PushReport
	taken  bool // a push that is right, of the first kind
}

func (q *questions) notice(kind mleready.GatewayPush) sandbox.Notice {
	return q.o.Gateway.Notice(kind, q.o.Partner)
}

// say adds the outcome of a check.
func (q *questions) say(id, event string, o mleready.Outcome, cause mleready.Cause, format string, args ...any) {
	r := mleready.PushResult{ID: id, Event: event, Outcome: o, Cause: cause, Reason: fmt.Sprintf(format, args...)}
	for _, check := range q.o.Gateway.Rules.Push.Endpoint {
		if check.ID == id {
			r.Level = check.Level
		}
	}
	if cause == mleready.Unreachable {
		q.report.Incomplete = "an answer of the endpoint is missing: there was no connection"
	}
	q.report.Checks = append(q.report.Checks, r)
}

// right delivers a push as it should be, and the first one a second time, as after a lost answer.
func (q *questions) right(ctx context.Context, kind mleready.GatewayPush, first bool) error {
	n := q.notice(kind)
	headers, body, err := q.o.Gateway.Seal(n, false)
	if err != nil {
		return err
	}
	a, err := q.post(ctx, q.known, n.Path, headers, body)
	if err != nil {
		return err
	}
	switch {
	case a.confirmed():
		q.say(taken, kind.ID, mleready.Met, "", "The push was %s.", a.text)
	case a.cause == mleready.Unreachable:
		q.say(taken, kind.ID, mleready.Unknown, a.cause, "The push was %s.", a.text)
	default:
		q.say(taken, kind.ID, mleready.Unmet, a.cause, "The push was %s.", a.text)
	}
	if !first {
		return nil
	}
	q.taken = a.confirmed()
	q.status(a, kind.ID)
	if !q.taken {
		q.say(repeated, kind.ID, mleready.Unknown, "", "The push was not taken the first time.")
		return nil
	}
	if a, err = q.post(ctx, q.known, n.Path, headers, body); err != nil {
		return err
	}
	if a.confirmed() {
		q.say(repeated, kind.ID, mleready.Met, "", "The same push was %s again. Whether it was acted on twice cannot be seen from here.", a.text)
	} else {
		q.say(repeated, kind.ID, mleready.Unmet, a.cause, "The same push was %s the second time, and would be sent again.", a.text)
	}
	return nil
}

// status compares a confirmation with the one that is published.
func (q *questions) status(a answer, event string) {
	switch want := q.o.Gateway.Rules.Wire.Mastercard.Push.Status; {
	case !a.confirmed():
		q.say(takenWith, event, mleready.Unknown, "", "The push was not confirmed.")
	case a.status == want:
		q.say(takenWith, event, mleready.Met, "", "The confirmation is %d.", want)
	default:
		q.say(takenWith, event, mleready.Unmet, "", "The confirmation is %d; %d is what Mastercard says that it expects, and anything else may be sent again.", a.status, want)
	}
}

// damaged delivers what cannot be decrypted.
func (q *questions) damaged(ctx context.Context, kind mleready.GatewayPush) error {
	a, err := q.sealed(ctx, q.known, q.notice(kind), true)
	if err != nil {
		return err
	}
	q.declined(damaged, kind.ID, a, mleready.Undecryptable, "A push with a damaged tag")
	return nil
}

// plain delivers what is not encrypted.
func (q *questions) plain(ctx context.Context, kind mleready.GatewayPush) error {
	n := q.notice(kind)
	headers, body := n.Plain()
	a, err := q.post(ctx, q.known, n.Path, headers, body)
	if err != nil {
		return err
	}
	q.declined(plain, kind.ID, a, mleready.PlaintextReply, "A push in clear text")
	return nil
}

// declined is the outcome of a push that must not be confirmed. That nothing is confirmed proves nothing where a right one
// is not either.
func (q *questions) declined(id, event string, a answer, cause mleready.Cause, what string) {
	switch {
	case a.confirmed():
		q.say(id, event, mleready.Unmet, cause, "%s was %s, so that it is lost, or was believed.", what, a.text)
	case !q.taken:
		q.say(id, event, mleready.Unknown, "", "%s was %s. As a right one was not taken either, that tells nothing.", what, a.text)
	case a.status == 0:
		q.say(id, event, mleready.Unknown, a.cause, "%s was %s.", what, a.text)
	case a.status >= http.StatusInternalServerError:
		q.say(id, event, mleready.Met, a.cause, "%s was %s. A 4xx would tell that the push is at fault.", what, a.text)
	default:
		q.say(id, event, mleready.Met, "", "%s was %s.", what, a.text)
	}
}

// callers delivers right pushes from callers who are not to be trusted.
func (q *questions) callers(ctx context.Context, kind mleready.GatewayPush) error {
	for _, c := range []struct {
		id, what string
		client   *transport.Client
	}{
		{noCertificate, "A caller without a certificate", q.none},
		{foreignCertificate, "A caller with a certificate of nobody", q.unfamiliar},
	} {
		if q.o.Place.URL.Scheme != "https" {
			q.say(c.id, kind.ID, mleready.Unknown, "", "The endpoint is asked without TLS, where no certificate can be shown.")
			continue
		}
		a, err := q.sealed(ctx, c.client, q.notice(kind), false)
		if err != nil {
			return err
		}
		q.stranger(c.id, kind.ID, a, c.what)
	}
	return nil
}

// stranger is the outcome of a caller who is not to be trusted. A connection that is refused or cut shows that it was
// noticed, where a known caller's is not.
func (q *questions) stranger(id, event string, a answer, what string) {
	switch refused := a.cause == mleready.TLS || a.cause == mleready.Reset; {
	case a.confirmed():
		q.say(id, event, mleready.Unmet, mleready.Unauthenticated, "%s was %s.", what, a.text)
	case !q.taken:
		q.say(id, event, mleready.Unknown, "", "%s was %s. As the push of a known one was not taken either, that tells nothing.", what, a.text)
	case a.status == 0 && refused:
		q.say(id, event, mleready.Met, "", "%s was refused when it connected.", what)
	case a.status == 0, a.status >= http.StatusInternalServerError:
		q.say(id, event, mleready.Unknown, a.cause, "%s was %s.", what, a.text)
	default:
		q.say(id, event, mleready.Met, "", "%s was %s.", what, a.text)
	}
}
