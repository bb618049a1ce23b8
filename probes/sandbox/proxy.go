package sandbox

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"mleready"
)

// stoodIn are the interfaces of the providers that the gateway stands in for, as rules.yaml names them.
var stoodIn = map[mleready.Provider]string{mleready.Cybersource: "rest", mleready.Mastercard: "cross_border"}

func standsIn(h mleready.Host) bool {
	api, ok := stoodIn[h.Provider]
	return ok && h.API == api
}

// proxy answers CONNECT for the providers' host names with a tunnel that ends in the gateway's own TLS server, and hands
// everything else to the gateway.
type proxy struct {
	rules   *mleready.Rules
	next    http.Handler
	tunnels *tunnels
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodConnect {
		p.next.ServeHTTP(w, r)
		return
	}
	host, port, err := net.SplitHostPort(r.Host)
	known, ok := p.rules.Host(strings.ToLower(host))
	switch {
	case err != nil || port != "443":
		http.Error(w, "the local gateway connects to port 443 only", http.StatusForbidden)
	case !ok || !standsIn(known):
		http.Error(w, "the local gateway stands in for the providers' hosts only; this is no open proxy", http.StatusForbidden)
	default:
		if err := p.tunnel(w); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

// tunnel takes the connection from the HTTP server and gives it to the TLS server.
func (p *proxy) tunnel(w http.ResponseWriter) error {
	conn, buffer, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return fmt.Errorf("take over the connection: %w", err)
	}
	_ = conn.SetDeadline(time.Time{}) // a connection without deadlines fails soon enough at the next step
	if _, err := conn.Write([]byte("HTTP/1.1 200 Connection established\r\n\r\n")); err != nil {
		_ = conn.Close() // the client is gone
		return nil
	}
	p.tunnels.add(&tunnelled{Conn: conn, buffered: buffer.Reader})
	return nil
}

// tunnelled reads first what came with the CONNECT: a client need not wait for the answer.
type tunnelled struct {
	net.Conn
	buffered *bufio.Reader
}

func (t *tunnelled) Read(p []byte) (int, error) {
	if t.buffered != nil {
		if t.buffered.Buffered() > 0 {
			return t.buffered.Read(p)
		}
		t.buffered = nil
	}
	return t.Conn.Read(p)
}

// NetConn is the connection below, as of a TLS connection.
func (t *tunnelled) NetConn() net.Conn { return t.Conn }

// tunnels is a net.Listener whose connections are made by CONNECT.
type tunnels struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newTunnels() *tunnels {
	return &tunnels{conns: make(chan net.Conn), done: make(chan struct{})}
}

func (t *tunnels) add(c net.Conn) {
	select {
	case t.conns <- c:
	case <-t.done:
		_ = c.Close() // the gateway ends
	}
}

// Accept waits for the next connection.
func (t *tunnels) Accept() (net.Conn, error) {
	select {
	case c := <-t.conns:
		return c, nil
	case <-t.done:
		return nil, net.ErrClosed
	}
}

// Close ends Accept.
func (t *tunnels) Close() error {
	t.once.Do(func() { close(t.done) })
	return nil
}

// Addr names the listener in messages; it has no address of its own.
func (t *tunnels) Addr() net.Addr { return tunnelAddr{} }

type tunnelAddr struct{}

func (tunnelAddr) Network() string { return "connect" }
func (tunnelAddr) String() string  { return "tunnel" }
