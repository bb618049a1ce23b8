package record

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/capture"
	"mleready/probes/grader"
	"mleready/probes/redact"
	"mleready/probes/serving"
	"mleready/probes/transport"
)

// maxBody is the largest request that is sent on, in bytes.
const maxBody = 8 << 20

// Options are what a recorder works with.
type Options struct {
	Rules    *mleready.Rules
	Place    probes.Place // the upstream
	Client   *transport.Client
	Grader   *grader.Grader
	Redactor redact.Redactor
	Now      func() time.Time
	Record   func(Line) // gets every exchange; calls may overlap
}

// Recorder sends requests on and records what comes of them.
type Recorder struct {
	Options
	n atomic.Int64
}

// ServeHTTP sends a request on. A redirect goes back to the client as it is, and so does a refusal.
func (r *Recorder) ServeHTTP(w http.ResponseWriter, in *http.Request) {
	e := mleready.Exchange{ID: fmt.Sprintf("r%d", r.n.Add(1)), Method: in.Method, URL: r.Place.URL.Scheme + "://" + r.Place.Host + in.URL.RequestURI(),
		Headers: serving.Headers(in, r.Place.Host), At: r.Now().UTC().Format(time.RFC3339Nano)}
	body, err := io.ReadAll(http.MaxBytesReader(w, in.Body, maxBody))
	e.Body = string(body)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		http.Error(w, fmt.Sprintf("mleready record sends on at most %d bytes", maxBody), http.StatusRequestEntityTooLarge)
		r.record(e, &Failure{Cause: mleready.TooLarge, Text: "the request is larger than the recorder's limit and was not sent on"})
		return
	}
	if err != nil {
		r.record(e, &Failure{Text: "the client hung up before its request was complete; nothing was sent on"})
		return
	}
	// The request has an effect at the other end: it is seen through when the client gives up.
	reply, err := r.Client.Do(context.WithoutCancel(in.Context()), transport.Request{Method: in.Method, Path: in.URL.RequestURI(), Headers: r.onward(in), Body: body})
	if err != nil {
		status, failure := failed(err)
		http.Error(w, "mleready record: "+failure.Text, status)
		r.record(e, failure)
		return
	}
	var failure *Failure
	if err := answer(w, reply.Reply); err != nil || in.Context().Err() != nil {
		failure = &Failure{Text: "the client hung up before it had the whole reply"}
	}
	seen := reply.Reply
	text, problem := capture.Decode(seen.Body, seen.Headers)
	if seen.Body = text; problem != "" && failure == nil {
		failure = &Failure{Text: problem}
	}
	e.Response = &seen
	r.record(e, failure)
}

// record grades an exchange as it was, and writes what may be written of it.
func (r *Recorder) record(e mleready.Exchange, failure *Failure) {
	graded := r.Grader.Exchange(e)
	if r.Place.Loopback {
		graded.Assurance = mleready.Local // whatever name the requests carry
	}
	r.Record(Line{Exchange: allowed(r.Rules, r.Redactor, e), Failure: failure, Graded: &graded})
}

// failed is what the client is told when there is no reply.
func failed(err error) (status int, f *Failure) {
	f = &Failure{Text: err.Error()}
	var cause *transport.Failure
	if errors.As(err, &cause) {
		f.Cause = cause.Cause
	}
	if f.Cause == mleready.Timeout {
		return http.StatusGatewayTimeout, f
	}
	return http.StatusBadGateway, f
}

// ofConnection are headers that speak about one connection, not about the message.
var ofConnection = []string{"Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authorization", "Proxy-Authenticate", "Te", "Trailer",
	"Transfer-Encoding", "Upgrade", "Content-Length", "Host", "Expect"}

func passes(name string, connection []string) bool {
	name = textproto.CanonicalMIMEHeaderKey(name)
	return !slices.Contains(ofConnection, name) && !slices.ContainsFunc(connection, func(c string) bool {
		return textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(c)) == name
	})
}

// onward are the headers that are sent on. Go would name itself where the client names nobody.
func (r *Recorder) onward(in *http.Request) mleready.Header {
	var connection []string
	for _, value := range in.Header.Values("Connection") {
		connection = append(connection, strings.Split(value, ",")...)
	}
	h := slices.DeleteFunc(serving.Headers(in, r.Place.Host), func(line [2]string) bool { return !passes(line[0], connection) })
	if !h.Has("User-Agent") {
		h = append(h, [2]string{"User-Agent", ""})
	}
	return h
}

func answer(w http.ResponseWriter, reply mleready.Reply) error {
	connection := strings.Split(reply.Headers.Get("Connection"), ",")
	for _, line := range reply.Headers {
		if passes(line[0], connection) {
			w.Header().Add(line[0], line[1])
		}
	}
	w.WriteHeader(reply.Status)
	_, err := io.WriteString(w, reply.Body)
	if errors.Is(err, http.ErrBodyNotAllowed) {
		return nil // an answer to HEAD, or one without content
	}
	if err == nil {
		err = http.NewResponseController(w).Flush()
	}
	return err
}
