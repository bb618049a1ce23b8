// Package sandbox is the local gateway: it answers in the place of Cybersource / Visa Acceptance and of Mastercard
// Cross-Border Services, so that a migration can be tried without an account. One listener serves both, by path.
//
// It judges every request with package grader, as strictly as the documents of the day of the mandate: what is right is
// answered as the provider answers, encrypted where the token asks for it; each breach is refused with the provider's
// status and body, and explained in the log. What real clients send otherwise than the documents say is taken, with a
// warning. Its answers are data (rules.yaml, section gateway). It keeps nothing of what it is sent.
//
// Gateway is an http.Handler. Run puts it behind listeners with TLS of its own authority, plain HTTP and CONNECT.
package sandbox

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/serving"
	"mleready/probes/transport"
)

// maxBody is the largest request body that is read. The provider's largest requests stay far below.
const maxBody = 1 << 20

// Options say how the gateway behaves.
type Options struct {
	Rules      *mleready.Rules
	Keys       *credentials.Cybersource // nil: every request is refused
	Partners   *credentials.Mastercard  // the same
	Policy     grader.Policy            // on, the default: HTTP Signature and JWT v1 are refused; off: verified and taken
	AsOf       mleready.Date            // where Policy is not given, that of this day; the zero value for none
	RequireMLE bool                     // refuse every body in clear text, not only where the operation demands MLE
	Explain    bool                     // say in headers of the reply what was seen
	Fault      string                   // one of Faults: what goes wrong with the reply to an accepted request; "" for nothing
	FaultTimes int                      // to how many of them, 0 for all or as the fault has it
	Delay      time.Duration            // after which a slow reply is complete, 0 for 10 seconds
	Now        func() time.Time
	Wait       func(context.Context, time.Duration) error // nil for the machine's clock
	Random     io.Reader                                  // nil for crypto/rand

	Record func(mleready.Graded) // gets every exchange before its reply is sent; nil for nobody
	Report func(string)          // gets what is wrong with the gateway itself; nil for nobody
	Notify func(Notice)          // gets what a reply brings about, once the reply is sent; nil for nobody
}

// Gateway answers in the provider's place. Make it with New.
type Gateway struct {
	Options
	grader *grader.Grader
	fault  fault
	struck atomic.Int64 // requests that met the fault
	number atomic.Int64
	signer func() (*rsa.PrivateKey, error) // of capture contexts, made when first needed
}

// New makes a gateway.
func New(o Options) (*Gateway, error) {
	f, ok := faults[o.Fault]
	if !ok && o.Fault != "" {
		return nil, fmt.Errorf("there is no fault %q: give one of %s", o.Fault, strings.Join(Faults(), ", "))
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Wait == nil {
		o.Wait = transport.Sleep
	}
	if o.Policy == grader.ByDate && o.AsOf.IsZero() {
		o.Policy = grader.On
	}
	g := &Gateway{Options: o, fault: f}
	g.Keys, g.Partners = public(o.Keys), publicPartners(o.Partners)
	g.grader = grader.New(o.Rules, g.Keys, grader.Options{Policy: o.Policy, AsOf: o.AsOf, Strict: true, Partners: g.Partners})
	g.signer = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })
	return g, nil
}

// ServeHTTP answers one request.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := strconv.FormatInt(g.number.Add(1), 10)
	defer g.rescue(w, id)
	e, err := serving.Exchange(w, r, id, g.Now(), maxBody)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		p := g.grader.Provider(e)
		a := asked(g.refuse(p, "too_large", fmt.Sprintf("the body has more than %d bytes", tooLarge.Limit)), p, e.Headers)
		graded := g.record(e, &grader.Request{Provider: p, Verdict: mleready.VerdictMalformed}, a)
		g.send(w, a, &graded)
		return
	case err != nil:
		panic(http.ErrAbortHandler) // the client is gone, or too slow
	}
	req := g.grader.Request(e)
	a := g.answer(e, req)
	var f fault
	struck := ""
	if !a.front {
		f, struck = g.strike()
	}
	if f.answer != nil {
		a = f.answer(g, req.Provider, r)
	}
	said := a
	if a, err = g.seal(asked(a, req.Provider, e.Headers), req, f); err != nil {
		said = answer{}
		g.report("exchange " + id + ": " + err.Error())
		a = g.refuse(req.Provider, "server_error", "the reply could not be encrypted")
	}
	if f.instead != nil {
		g.record(e, req, answer{why: g.switchedOn(), fault: struck})
		f.instead(w, r)
		return
	}
	a.fault = struck
	graded := g.record(e, req, a)
	if f.slow {
		g.dribble(w, r, a, &graded)
	} else {
		g.send(w, a, &graded)
	}
	g.notify(said, req)
}

// record has the exchange graded and logged. What the gateway itself found wrong is the reason where the grader found
// nothing.
func (g *Gateway) record(e mleready.Exchange, req *grader.Request, a answer) mleready.Graded {
	if g.Record == nil && !g.Explain {
		return mleready.Graded{} // nobody looks at it
	}
	e.Response = a.reply()
	graded := g.grader.Grade(e, req)
	graded.Assurance, graded.Environment = mleready.Local, "" // whatever host the client thinks it is talking to
	if graded.Reply == nil && e.Response != nil {
		graded.Reply = &mleready.GradedReply{Status: e.Response.Status}
	}
	if graded.Reason == "" {
		graded.Reason = a.why
	}
	graded.Fault = a.fault
	if a.malformed {
		graded.Verdict = mleready.VerdictMalformed
	}
	if g.Record != nil {
		g.Record(graded)
	}
	return graded
}

func (g *Gateway) report(text string) {
	if g.Report != nil {
		g.Report(text)
	}
}

// rescue keeps a defect of ours to the exchange that it happened in. The value of the panic may hold anything of the
// request, so only its type and its place are told.
func (g *Gateway) rescue(w http.ResponseWriter, id string) {
	switch p := recover(); p {
	case nil:
	case http.ErrAbortHandler:
		panic(p) // meant for the server: end the connection
	default:
		g.report(fmt.Sprintf("exchange %s: defect in mleready (%T at %s); please report it", id, p, place()))
		g.send(w, g.refuse("", "server_error", "a defect of the local gateway; its messages tell more"), nil)
	}
}

// place is the function and line that panicked: the first frame below the runtime's own.
func place() string {
	var pcs [16]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") || !more {
			return f.Function + ":" + strconv.Itoa(f.Line)
		}
	}
}
