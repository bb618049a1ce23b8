package push

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/redact"
	"mleready/probes/serving"
)

// Options say with what pushes are received.
type Options struct {
	Rules    *mleready.Rules
	Partners *credentials.Mastercard // whose Mastercard encryption keys (response_encryption) decrypt
	Now      func() time.Time
	Record   func(mleready.Push) // gets every push once it is answered, possibly several at a time
	Report   func(string)        // gets what is no push
}

// Receiver takes pushes in a partner's place. Make it with New.
type Receiver struct {
	Options
	memory memory
	number atomic.Int64
	busy   chan struct{}
}

const (
	maxBody  = 1 << 20 // bytes
	maxBusy  = 16      // bodies that are held at a time
	maxShown = 200     // characters of what the other side says
)

// New makes a receiver.
func New(o Options) *Receiver { return &Receiver{Options: o, busy: make(chan struct{}, maxBusy)} }

// ServeHTTP takes one push and answers it.
func (r *Receiver) ServeHTTP(w http.ResponseWriter, in *http.Request) {
	if in.Method != http.MethodPost {
		r.Report(fmt.Sprintf("%s %s is no push: pushes are sent with POST", printable(in.Method), printable(in.URL.Path)))
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	select {
	case r.busy <- struct{}{}:
		defer func() { <-r.busy }()
	case <-in.Context().Done():
		return
	}
	p, err := r.take(w, in)
	if err != nil {
		r.Report("a push did not come to its end: " + printable(err.Error()))
		panic(http.ErrAbortHandler) // the client is gone, or too slow
	}
	if in.TLS != nil && len(in.TLS.PeerCertificates) > 0 {
		p.Client = printable(in.TLS.PeerCertificates[0].Subject.CommonName)
	}
	w.Header()["Content-Type"] = nil
	w.WriteHeader(p.Answered)
	r.Record(p)
}

// take reads a push and judges it. The error is for one that did not come to its end.
func (r *Receiver) take(w http.ResponseWriter, in *http.Request) (p mleready.Push, err error) {
	e, err := serving.Exchange(w, in, strconv.FormatInt(r.number.Add(1), 10), r.Now().UTC(), maxBody)
	p = mleready.Push{
		ID: e.ID, At: e.At, Method: e.Method, Path: printable(in.URL.Path), Mechanisms: []mleready.Mechanism{},
		Verdict: mleready.VerdictAccepted, Answered: http.StatusOK, Checks: []mleready.Grade{}, Warnings: []string{},
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		p.Verdict, p.Cause, p.Answered = mleready.VerdictMalformed, mleready.TooLarge, http.StatusRequestEntityTooLarge
		p.Reason = fmt.Sprintf("The body has more than %d bytes.", tooLarge.Limit)
		return p, nil
	}
	if err != nil {
		return p, err
	}
	r.judge(&p, e)
	return p, nil
}

// judge fills in what a push is, whether it can be read, and whether it came before.
func (r *Receiver) judge(p *mleready.Push, e mleready.Exchange) {
	if kind, what := grader.Neighbour(r.Rules, e); kind != "" {
		p.Neighbour, p.Reason = kind, what
		if kind == mleready.WebhookVerify {
			p.Provider = mleready.Cybersource
		}
		r.repeated(p, []byte(e.Body), "digest", string(kind))
		return
	}
	c := grader.CheckPush(r.Rules, r.Partners, e)
	p.Provider, p.Cause = mleready.Mastercard, c.Cause
	if c.Encrypted {
		p.Mechanisms = append(p.Mechanisms, mleready.MastercardJWE)
	}
	for _, check := range c.Checks {
		check.Reason = shown(check.Reason)
		p.Checks = append(p.Checks, check)
	}
	for _, note := range c.Notes {
		p.Warnings = append(p.Warnings, shown(note))
	}
	if !c.Readable {
		p.Verdict, p.Reason, p.Answered = mleready.VerdictMalformed, shown(c.Summary), http.StatusBadRequest
		return
	}
	partner := ""
	if c.Partner != nil {
		partner = c.Partner.ID
	}
	p.Merchant, p.Event, p.Reference = shown(partner), printable(c.Event), printable(c.Reference)
	if c.Reference == "" {
		r.repeated(p, c.Plaintext, "digest", partner)
		return
	}
	r.repeated(p, c.Plaintext, "reference", partner, c.Reference)
}

// repeated tells a push that came before, by what it is known by. Without a reference that is its content.
func (r *Receiver) repeated(p *mleready.Push, content []byte, by string, known ...string) {
	e := event{id: p.ID, content: sha256.Sum256(content)}
	known = append(known, by)
	if by == "digest" {
		known = append(known, string(e.content[:]))
	}
	before, seen := r.memory.add(e, known...)
	if !seen {
		return
	}
	p.Duplicate = &mleready.Duplicate{Of: before.id, By: by}
	if before.content != e.content {
		p.Warnings = append(p.Warnings, "The reference was delivered before with another content.")
	}
}

// shown is a text of ours fit to be shown, with what it quotes of the push.
func shown(text string) string {
	var r redact.Redactor
	return r.Text(text)
}

// printable is a text of the other side fit to be shown.
func printable(text string) string {
	text = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return '?'
		}
		return c
	}, shown(text))
	if list := []rune(text); len(list) > maxShown {
		text = string(list[:maxShown]) + "…"
	}
	return text
}
