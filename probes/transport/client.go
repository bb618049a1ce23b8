package transport

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
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
	Now         func() time.Time
}

// Dialer opens a connection.
type Dialer func(ctx context.Context, network, address string) (net.Conn, error)

// Client asks one endpoint. It may be used by several goroutines.
type Client struct {
	o      Options
	http   *http.Transport
	system *x509.CertPool
	proxy  func(*url.URL) (*url.URL, error)
	http1  atomic.Bool // the endpoint has answered in HTTP/1
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
	roots, err := c.roots()
	if err != nil {
		return nil, err
	}
	if c.proxy, err = proxyOf(o); err != nil {
		return nil, err
	}
	config := &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12, Time: o.Now}
	if len(o.Certificate) > 0 {
		pair, err := tls.X509KeyPair(o.Certificate, o.Key)
		if err != nil {
			return nil, fmt.Errorf("client_cert and client_key: %w", err)
		}
		// The one that was given is shown whatever authorities the endpoint says that it knows: it may be asked about that.
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &pair, nil }
	}
	c.http = &http.Transport{
		Proxy:                  func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) },
		DialContext:            c.dial,
		TLSClientConfig:        config,
		TLSHandshakeTimeout:    o.Timeout,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // the reply is shown and judged as it came
		MaxResponseHeaderBytes: 1 << 20,
		IdleConnTimeout:        o.Timeout,
	}
	return c, nil
}

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

func (c *Client) roots() (*x509.CertPool, error) {
	system, err := x509.SystemCertPool()
	if err != nil {
		system = x509.NewCertPool()
	}
	c.system = system
	roots := system.Clone()
	if len(c.o.Authorities) > 0 && !roots.AppendCertsFromPEM(c.o.Authorities) {
		return nil, errors.New("ca: holds no certificate in PEM form")
	}
	return roots, nil
}

// dial connects and makes sure that a loopback name leads to this machine before anything is sent.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if c.o.Dial != nil {
		return c.o.Dial(ctx, network, address)
	}
	dialer := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		return c.o.Place.Permit(at.Addr())
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
	if err := c.o.Pace.Wait(ctx, c.o.Place.URL.Host); err != nil {
		return nil, &Failure{Err: err, Early: true}
	}
	ctx, stop := context.WithTimeout(ctx, c.o.Timeout)
	defer stop()
	t := &trace{}
	request, err := c.request(t.watch(ctx), r)
	if err != nil {
		return nil, &Failure{Err: err, Early: true}
	}
	if len(r.Body) > 0 {
		// An idle connection may be closed by the other side at this moment, which would look like a refusal.
		c.http.CloseIdleConnections()
	}
	out := &Reply{Sent: c.o.Now()}
	response, err := c.http.RoundTrip(request)
	if err != nil {
		return nil, c.failure(err, t)
	}
	defer response.Body.Close()
	out.Received = c.o.Now()
	c.http1.Store(response.ProtoMajor == 1)
	body, err := c.read(response.Body)
	if err != nil {
		return nil, c.failure(err, t)
	}
	out.Done = c.o.Now()
	out.Reply = mleready.Reply{Status: response.StatusCode, Headers: headersOf(response.Header), Body: string(body)}
	out.Cause = out.StatusCause()
	out.Stand = c.stand(t, response)
	return out, nil
}

func (c *Client) failure(err error, t *trace) *Failure {
	cause := classify(err, t.connected.Load())
	return &Failure{Cause: cause, Early: !t.connected.Load(), Err: describe(cause, c.o.Place.URL.Host, err)}
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
	request.GetBody = nil
	if body == nil && c.http1.Load() {
		// The transport sends a GET again, with the same token, when a kept connection breaks. A body that is not
		// known to be empty stops it, and nothing of it reaches the wire in HTTP/1.
		request.Body = io.NopCloser(strings.NewReader(""))
	}
	return request, nil
}

func (c *Client) read(body io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(body, c.o.MaxReply+1))
	if int64(len(text)) > c.o.MaxReply {
		return nil, fmt.Errorf("%w of %d bytes, and was not read to its end", errTooLarge, c.o.MaxReply)
	}
	return text, err
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
