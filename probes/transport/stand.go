package transport

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"slices"
	"sync/atomic"
	"time"
)

// Stand is what is known of the connection behind a reply.
type Stand struct {
	Address  string // the other end, of the proxy where there is one
	Proxied  bool
	Loopback bool // the other end is this machine
	TLS      *TLS // nil for plain HTTP
}

// TLS are the facts of a secured connection.
type TLS struct {
	Version string
	Cipher  string
	Chain   []Certificate // from the server's own upwards
	Public  bool          // an authority of the system vouches for it; else only one that the target names
}

// Certificate is one of a chain.
type Certificate struct {
	Subject string
	Issuer  string
	Until   time.Time
}

// trace watches one request. Its callbacks may come from other goroutines.
type trace struct {
	connected atomic.Bool
	kept      atomic.Bool
	address   atomic.Value // string
}

func (t *trace) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(i httptrace.GotConnInfo) {
			t.connected.Store(true)
			t.kept.Store(i.Reused)
			t.address.Store(i.Conn.RemoteAddr().String())
		},
	})
}

func (c *Client) stand(w *way, t *trace, r *http.Response) Stand {
	s := Stand{TLS: w.known(r.TLS, c.o.Now())}
	s.Address, _ = t.address.Load().(string)
	if proxy, err := w.proxy(r.Request.URL); err == nil && proxy != nil {
		s.Proxied = true
	}
	if at, err := netip.ParseAddrPort(s.Address); err == nil {
		s.Loopback = at.Addr().Unmap().IsLoopback()
	}
	return s
}

// knownTLS are the facts of the connection that was looked at last: at one host they are mostly the same.
type knownTLS struct {
	version, cipher uint16
	chain           []*x509.Certificate
	facts           *TLS
}

func (k *knownTLS) is(state *tls.ConnectionState) bool {
	return k != nil && k.version == state.Version && k.cipher == state.CipherSuite && slices.EqualFunc(k.chain, state.PeerCertificates, (*x509.Certificate).Equal)
}

// known gives the facts of a connection, nil for one without TLS. Certificates are looked at anew where they change.
func (w *way) known(state *tls.ConnectionState, now time.Time) *TLS {
	if state == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.last.is(state) {
		w.last = &knownTLS{state.Version, state.CipherSuite, state.PeerCertificates, w.facts(state, now)}
	}
	return w.last.facts
}

func (w *way) facts(state *tls.ConnectionState, now time.Time) *TLS {
	f := &TLS{Version: tls.VersionName(state.Version), Cipher: tls.CipherSuiteName(state.CipherSuite)}
	for _, certificate := range state.PeerCertificates {
		f.Chain = append(f.Chain, Certificate{certificate.Subject.String(), certificate.Issuer.String(), certificate.NotAfter})
	}
	if len(state.PeerCertificates) > 0 {
		between := x509.NewCertPool()
		for _, certificate := range state.PeerCertificates[1:] {
			between.AddCert(certificate)
		}
		_, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: w.roots, Intermediates: between, CurrentTime: now})
		f.Public = err == nil
	}
	return f
}
