package transport

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// Connections are shared by the clients of a run that connect in the same way, so that a thousand accounts at one host
// do not make a thousand connections one after the other. The zero value is ready.
type Connections struct {
	mu   sync.Mutex
	ways map[[sha256.Size]byte]*way
}

const (
	// keep is how long a connection that was just used may serve the next request. It stays well below the time after
	// which servers close one, so that their end of it is not taken for an answer.
	keep = time.Second

	mostWays = 32 // that are remembered though no client has them
	mostIdle = 64 // connections of one way
)

// way is one way to connect: where to, through what, trusting whom, shown to be whom.
type way struct {
	http  *http.Transport
	proxy func(*url.URL) (*url.URL, error)
	roots *x509.CertPool // of the system alone
	users int

	mu   sync.Mutex
	last *knownTLS
}

// take gives the way of a client's options, which give hands back.
func (s *Connections) take(o Options) (*way, error) {
	key := o.key()
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.ways[key]
	if w == nil {
		var err error
		if w, err = newWay(o); err != nil {
			return nil, err
		}
		w.http.IdleConnTimeout = keep
		if s.ways == nil {
			s.ways = map[[sha256.Size]byte]*way{}
		}
		s.ways[key] = w
	}
	w.users++
	return w, nil
}

// key tells apart what connects in different ways.
func (o Options) key() [sha256.Size]byte {
	all := sha256.New()
	fmt.Fprintf(all, "%q %q %v %s %d %d ", o.Place.URL, o.Proxy, o.Place.Loopback, o.Timeout, len(o.Authorities), len(o.Certificate))
	for _, part := range [][]byte{o.Authorities, o.Certificate, o.Key} {
		all.Write(part)
	}
	return [sha256.Size]byte(all.Sum(nil))
}

func (s *Connections) give(w *way) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.users--
	for key, other := range s.ways {
		if len(s.ways) > mostWays && other.users == 0 {
			other.http.CloseIdleConnections()
			delete(s.ways, key)
		}
	}
}

// Close ends idle connections.
func (s *Connections) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range s.ways {
		w.http.CloseIdleConnections()
	}
}

// newWay reads what options say of connections. The error tells which part of the target cannot be used.
func newWay(o Options) (*way, error) {
	w := &way{}
	var err error
	if w.roots, err = x509.SystemCertPool(); err != nil {
		w.roots = x509.NewCertPool()
	}
	roots := w.roots.Clone()
	if len(o.Authorities) > 0 && !roots.AppendCertsFromPEM(o.Authorities) {
		return nil, errors.New("ca: holds no certificate in PEM form")
	}
	if w.proxy, err = proxyOf(o); err != nil {
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
	// HTTP/1.1 is what most clients of the providers speak, and a connection that is cut ends one request, not all that
	// are under way.
	w.http = &http.Transport{
		Proxy:                  func(r *http.Request) (*url.URL, error) { return w.proxy(r.URL) },
		DialContext:            o.dial,
		TLSClientConfig:        config,
		TLSHandshakeTimeout:    o.Timeout,
		DisableCompression:     true, // the reply is shown and judged as it came
		MaxResponseHeaderBytes: 1 << 20,
		MaxIdleConnsPerHost:    mostIdle,
		IdleConnTimeout:        o.Timeout,
	}
	return w, nil
}
