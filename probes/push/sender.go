package push

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/authority"
	"mleready/probes/credentials"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

// Timeout is how long an endpoint may take to confirm a push, unless told otherwise. Mastercard publishes no figure.
const Timeout = 10 * time.Second

// callerName is who the certificates of our clients say that they are.
const callerName = "mleready push"

// SenderOptions say who pushes where.
type SenderOptions struct {
	Gateway     *sandbox.Gateway // makes the pushes
	Partner     *credentials.Partner
	Place       probes.Place
	Path        string               // "" for that of the notification
	CA          *authority.Authority // that the client's certificate is of
	Authorities []byte               // PEM: trusted for the endpoint, beside the system's and CA
	Certificate []byte               // PEM, of the client; nil for one of CA
	Key         []byte               // of Certificate
	Timeout     time.Duration        // 0 for Timeout
	Getenv      func(string) string  // for a proxy; nil for none
	Now         func() time.Time
	Sleep       func(context.Context, time.Duration) error
}

// Sender pushes to one endpoint. Make it with NewSender.
type Sender struct {
	o                       SenderOptions
	known, none, unfamiliar *transport.Client // by the certificate that they show
}

// NewSender makes a sender. The error says which certificate cannot be used.
func NewSender(o SenderOptions) (*Sender, error) {
	if o.Timeout == 0 {
		o.Timeout = Timeout
	}
	certificate, key := o.Certificate, o.Key
	var err error
	if len(certificate) == 0 {
		if certificate, key, err = o.CA.Client(callerName); err != nil {
			return nil, err
		}
	}
	s := &Sender{o: o}
	if s.known, err = s.client(certificate, key); err != nil {
		return nil, err
	}
	if s.none, err = s.client(nil, nil); err != nil {
		return nil, err
	}
	if certificate, key, err = authority.Stranger(callerName, o.Now()); err != nil {
		return nil, err
	}
	s.unfamiliar, err = s.client(certificate, key)
	return s, err
}

func (s *Sender) client(certificate, key []byte) (*transport.Client, error) {
	return transport.New(transport.Options{
		Place: s.o.Place, Authorities: append(s.o.CA.PEM(), s.o.Authorities...), Certificate: certificate, Key: key,
		Getenv: s.o.Getenv, Timeout: s.o.Timeout, MaxReply: maxBody, Pace: &transport.Pace{Now: s.o.Now, Sleep: s.o.Sleep}, Now: s.o.Now,
	})
}

// Close ends idle connections.
func (s *Sender) Close() {
	for _, c := range []*transport.Client{s.known, s.none, s.unfamiliar} {
		c.Close()
	}
}

// answer is what an endpoint made of a push.
type answer struct {
	status int            // 0 where there was none
	cause  mleready.Cause // of the status, or of why there was none
	text   string         // what happened, as the end of a sentence
}

func (a answer) confirmed() bool { return a.status >= 200 && a.status < 300 }

// post delivers a push once. The error is for a run that was ended.
func (s *Sender) post(ctx context.Context, c *transport.Client, path string, headers mleready.Header, body []byte) (answer, error) {
	if s.o.Path != "" {
		path = s.o.Path
	}
	reply, err := c.Do(ctx, transport.Request{Method: http.MethodPost, Path: path, Headers: headers, Body: body})
	if ctx.Err() != nil {
		return answer{}, ctx.Err()
	}
	var failed *transport.Failure
	switch {
	case errors.As(err, &failed):
		return answer{cause: failed.Cause, text: "not answered: " + printable(failed.Error())}, nil
	case err != nil:
		return answer{}, err
	}
	a := answer{status: reply.Status, cause: reply.Cause, text: fmt.Sprintf("answered with %d %s", reply.Status, http.StatusText(reply.Status))}
	if a.status == http.StatusUnauthorized || a.status == http.StatusForbidden {
		a.cause = mleready.Unauthenticated
	}
	return a, nil
}

// sealed delivers a notification in encrypted form, made anew.
func (s *Sender) sealed(ctx context.Context, c *transport.Client, n sandbox.Notice, damaged bool) (answer, error) {
	headers, body, err := s.o.Gateway.Seal(n, damaged)
	if err != nil {
		return answer{}, err
	}
	return s.post(ctx, c, n.Path, headers, body)
}
