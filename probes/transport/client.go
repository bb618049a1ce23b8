package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"mleready"
	"mleready/probes"
)

// Defaults of Options.
const (
	Timeout  = 30 * time.Second
	MaxReply = 4 << 20
)

// Options say how a client connects.
type Options struct {
	Place       probes.Place
	Authorities []byte              // PEM: trusted beside the system's
	Certificate []byte              // PEM, for mutual TLS
	Key         []byte              // PEM, of Certificate
	Proxy       string              // URL; "" for that of the environment
	Getenv      func(string) string // for the proxy; nil for none
	Timeout     time.Duration       // of one request; 0 for Timeout
	MaxReply    int64               // bytes of a reply; 0 for MaxReply
	Dial        Dialer              // nil for the system's
	Pace        *Pace
	Connections *Connections // shared with other clients; nil for connections of its own, each write on a new one
	Now         func() time.Time
}

// Dialer opens a connection.
type Dialer func(ctx context.Context, network, address string) (net.Conn, error)

// Client asks one endpoint. It may be used by several goroutines.
type Client struct {
	o      Options
	shared *way // nil for none

	mu  sync.Mutex
	own *way // nil where the shared one does
	cut bool // a connection that had served another request was cut
}

// Request is what is sent. Path begins with a slash and has its query.
type Request struct {
	Method  string
	Path    string
	Headers mleready.Header
	Body    []byte
}

// Reply is what came back, whatever its status.
type Reply struct {
	mleready.Reply
	Cause    mleready.Cause // of the status: redirect, throttled or server_error
	Sent     time.Time
	Received time.Time // the head
	Done     time.Time // the whole body
	Stand    Stand
}

// New makes a client. The error tells which part of the target cannot be used.
func New(o Options) (*Client, error) {
	if o.Timeout == 0 {
		o.Timeout = Timeout
	}
	if o.MaxReply == 0 {
		o.MaxReply = MaxReply
	}
	c := &Client{o: o}
	var err error
	if o.Connections != nil {
		c.shared, err = o.Connections.take(o)
	} else {
		c.own, err = newWay(o)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close ends idle connections that nobody shares.
func (c *Client) Close() {
	if c.own != nil {
		c.own.http.CloseIdleConnections()
	}
	if c.shared != nil {
		c.o.Connections.give(c.shared)
	}
}

// way is how the next request goes. Once a shared connection was cut the client has connections of its own, so that no
// later cut can be an old connection's end.
func (c *Client) way() (*way, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.own == nil && c.cut {
		own, err := newWay(c.o)
		if err != nil {
			return nil, err
		}
		c.own = own
	}
	if c.own != nil {
		return c.own, nil
	}
	return c.shared, nil
}

// dial connects and makes sure that a loopback name leads to this machine before anything is sent.
func (o Options) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if o.Dial != nil {
		return o.Dial(ctx, network, address)
	}
	dialer := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		return o.Place.Permit(at.Addr())
	}}
	return dialer.DialContext(ctx, network, address)
}

// Do sends a request and reads the reply. It is sent once: only a GET that found no connection is tried a
// second time. The error is a *Failure.
func (c *Client) Do(ctx context.Context, r Request) (*Reply, error) {
	reply, err := c.once(ctx, r)
	var failed *Failure
	if errors.As(err, &failed) && failed.Early && failed.Cause == mleready.Unreachable && r.Method == http.MethodGet {
		return c.once(ctx, r)
	}
	return reply, err
}

func (c *Client) once(ctx context.Context, r Request) (*Reply, error) {
	if err := c.o.Pace.Wait(ctx, hostOf(c.o.Place.URL)); err != nil {
		return nil, &Failure{Err: err, Early: true}
	}
	w, err := c.way()
	if err != nil {
		return nil, &Failure{Err: err, Early: true}
	}
	ctx, stop := context.WithTimeout(ctx, c.o.Timeout)
	defer stop()
	t := &trace{}
	request, err := c.request(t.watch(ctx), r)
	if err != nil {
		return nil, &Failure{Err: err, Early: true}
	}
	if w == c.own && (len(r.Body) > 0 || c.shared != nil) {
		// An idle connection may be closed by the other side at this moment, which would look like a refusal.
		w.http.CloseIdleConnections()
	}
	out := &Reply{Sent: c.o.Now()}
	response, err := w.http.RoundTrip(request)
	if err != nil {
		return nil, c.failure(err, t)
	}
	defer response.Body.Close()
	out.Received = c.o.Now()
	body, err := c.read(response)
	if err != nil {
		return nil, c.failure(err, t)
	}
	out.Done = c.o.Now()
	out.Reply = mleready.Reply{Status: response.StatusCode, Headers: headersOf(response.Header), Body: body}
	out.Cause = out.StatusCause()
	out.Stand = c.stand(w, t, response)
	return out, nil
}

func (c *Client) failure(err error, t *trace) *Failure {
	cause := classify(err, t.connected.Load())
	kept := cause == mleready.Reset && t.kept.Load()
	if kept {
		c.mu.Lock()
		c.cut = true
		c.mu.Unlock()
	}
	return &Failure{Cause: cause, Early: !t.connected.Load(), Kept: kept, Err: describe(cause, c.o.Place.URL.Host, err)}
}

func (c *Client) request(ctx context.Context, r Request) (*http.Request, error) {
	var body io.Reader
	if len(r.Body) > 0 {
		body = bytes.NewReader(r.Body)
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, c.o.Place.URL.String()+r.Path, body)
	if err != nil {
		return nil, fmt.Errorf("build the request: %w", err)
	}
	request.Host = c.o.Place.Host
	for _, line := range r.Headers {
		request.Header.Add(line[0], line[1])
	}
	// With GetBody the transport sends a body again where nothing of the request had left over a connection that ended
	// while it was idle, and only there.
	if body == nil {
		// The transport sends a GET again, with the same token, when a kept connection breaks. A body that is not
		// known to be empty stops it, and nothing of it reaches the wire.
		request.Body = io.NopCloser(strings.NewReader(""))
	}
	return request, nil
}

func (c *Client) read(response *http.Response) (string, error) {
	const most = 64 << 10 // that is laid aside because the other side says so
	var text bytes.Buffer
	text.Grow(int(min(max(response.ContentLength, 0), most)) + bytes.MinRead)
	_, err := text.ReadFrom(io.LimitReader(response.Body, c.o.MaxReply+1))
	if int64(text.Len()) > c.o.MaxReply {
		return "", fmt.Errorf("%w of %d bytes, and was not read to its end", errTooLarge, c.o.MaxReply)
	}
	return text.String(), err
}

// headersOf lists header lines by name: net/http does not keep their order.
func headersOf(h http.Header) mleready.Header {
	var lines mleready.Header
	for name, values := range h {
		for _, value := range values {
			lines = append(lines, [2]string{strings.ToLower(name), value})
		}
	}
	slices.SortStableFunc(lines, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return lines
}
