package transport

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes"
)

var now = time.Now

// server is a TLS server for one test, and a client of it that trusts it.
func server(t *testing.T, handler http.HandlerFunc, change ...func(*Options)) (*httptest.Server, *Client) {
	t.Helper()
	s := httptest.NewUnstartedServer(handler)
	s.EnableHTTP2 = false
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s, client(t, s, change...)
}

func client(t *testing.T, s *httptest.Server, change ...func(*Options)) *Client {
	t.Helper()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Place: probes.Place{URL: u, Host: u.Host, Loopback: true}, Now: now, Pace: &Pace{Now: now, Sleep: Sleep}}
	if s.Certificate() != nil {
		o.Authorities = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	}
	for _, f := range change {
		f(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

var get = Request{Method: "GET", Path: "/a?b=%20"}
var post = Request{Method: "POST", Path: "/a", Body: []byte("{}"), Headers: mleready.Header{{"Content-Type", "application/json"}}}

func TestReply(t *testing.T) {
	_, c := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "GET" && r.RequestURI != "/a?b=%20" {
			t.Errorf("path on the wire: %s", r.RequestURI)
		}
		w.Header().Set("X-Seen", r.Method+" "+r.Host+" "+r.Header.Get("Content-Type")+r.Header.Get("Accept-Encoding")+".")
		w.WriteHeader(201)
		io.Copy(w, r.Body)
	}, func(o *Options) { o.Place.Host = "apitest.cybersource.com" })
	for _, r := range []Request{get, post} {
		reply, err := c.Do(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		want := r.Method + " apitest.cybersource.com " + r.Headers.Get("Content-Type") + "."
		if diff := cmp.Diff(want, reply.Headers.Get("x-seen")); diff != "" || reply.Status != 201 || reply.Body != string(r.Body) {
			t.Errorf("reply %+v %s", reply.Reply, diff)
		}
		facts := reply.Stand.TLS
		if facts == nil || facts.Version != "TLS 1.3" || facts.Public || len(facts.Chain) != 1 || !reply.Stand.Loopback || reply.Stand.Proxied {
			t.Errorf("connection %+v %+v", reply.Stand, facts)
		}
	}
}

// TestCauses makes sure that each kind of fault has its own name.
func TestCauses(t *testing.T) {
	tests := map[string]struct {
		handler http.HandlerFunc
		change  func(*Options)
		cause   mleready.Cause
		early   bool
	}{
		"redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://evil.example/", http.StatusTemporaryRedirect)
		}, nil, mleready.Redirect, false},
		"throttled": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(429) }, nil, mleready.Throttled, false},
		"server":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(502) }, nil, mleready.ServerError, false},
		"fine":      {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(400) }, nil, "", false},
		"too large": {func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 65)) }, func(o *Options) { o.MaxReply = 64 }, mleready.TooLarge, false},
		"just fits": {func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 64)) }, func(o *Options) { o.MaxReply = 64 }, "", false},
		"reset":     {func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) }, nil, mleready.Reset, false},
		"cut short": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			w.Write([]byte("{"))
			panic(http.ErrAbortHandler)
		}, nil, mleready.Reset, false},
		"untrusted":  {func(http.ResponseWriter, *http.Request) {}, func(o *Options) { o.Authorities = nil }, mleready.TLS, true},
		"other name": {func(http.ResponseWriter, *http.Request) {}, func(o *Options) { o.Place.URL.Host = strings.Replace(o.Place.URL.Host, "127.0.0.1", "localhost", 1) }, mleready.TLS, true},
		"expired":    {func(http.ResponseWriter, *http.Request) {}, func(o *Options) { o.Now = func() time.Time { return now().AddDate(100, 0, 0) } }, mleready.TLS, true},
		"nobody": {func(http.ResponseWriter, *http.Request) {}, func(o *Options) {
			o.Dial = func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("connection refused") }
		}, mleready.Unreachable, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			change := test.change
			if change == nil {
				change = func(*Options) {}
			}
			_, c := server(t, test.handler, change)
			for _, r := range []Request{get, post} {
				reply, err := c.Do(t.Context(), r)
				var failed *Failure
				if errors.As(err, &failed) {
					if failed.Cause != test.cause || failed.Early != test.early {
						t.Errorf("%s: cause %q, early %v: %v", r.Method, failed.Cause, failed.Early, err)
					}
				} else if err != nil || reply.Cause != test.cause || test.early {
					t.Errorf("%s: cause %q, error %v", r.Method, reply.Cause, err)
				}
			}
		})
	}
}

// TestTimeout lets the time run out while the server is thinking.
func TestTimeout(t *testing.T) {
	for _, r := range []Request{get, post} {
		ctx, end := context.WithCancelCause(t.Context())
		_, c := server(t, func(_ http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body) // else the server does not notice that the client has gone
			end(context.DeadlineExceeded)
			<-r.Context().Done()
			panic(http.ErrAbortHandler) // an answer could still reach the client while it hangs up
		})
		_, err := c.Do(ctx, r)
		var failed *Failure
		if !errors.As(err, &failed) || failed.Cause != mleready.Timeout || failed.Early {
			t.Errorf("%s: %v", r.Method, err)
		}
	}
	_, c := server(t, func(http.ResponseWriter, *http.Request) {}, func(o *Options) { o.Timeout = time.Nanosecond })
	var failed *Failure
	if _, err := c.Do(t.Context(), get); !errors.As(err, &failed) || failed.Cause != mleready.Timeout || !failed.Early {
		t.Errorf("before there is a connection: %v", err)
	}
}

// TestSentOnce makes sure that nothing is sent twice: not over a kept connection that breaks, nor to where a redirect
// leads.
func TestSentOnce(t *testing.T) {
	var count atomic.Int32
	_, c := server(t, func(w http.ResponseWriter, r *http.Request) {
		if count.Add(1) > 1 {
			panic(http.ErrAbortHandler)
		}
	})
	for _, r := range []Request{get, get, get, post} {
		_, _ = c.Do(t.Context(), r)
	}
	if count.Load() != 4 {
		t.Errorf("4 requests arrived as %d", count.Load())
	}
}

// TestKeepsConnection counts the connections: reading calls share one, each write has its own.
func TestKeepsConnection(t *testing.T) {
	var opened atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TransferEncoding != nil || r.ContentLength > 0 {
			t.Errorf("%s has a body on the wire", r.Method)
		}
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.StartTLS()
	defer s.Close()
	c := client(t, s)
	for range 3 {
		if _, err := c.Do(t.Context(), get); err != nil {
			t.Fatal(err)
		}
	}
	if opened.Load() != 1 {
		t.Errorf("%d connections for 3 calls", opened.Load())
	}
}

// TestOneRetry makes sure that only a GET is tried again, once, and only where no connection came about.
func TestOneRetry(t *testing.T) {
	for method, want := range map[string]int{"GET": 2, "DELETE": 1, "POST": 1} {
		dialed := 0
		_, c := server(t, func(http.ResponseWriter, *http.Request) {}, func(o *Options) {
			o.Dial = func(context.Context, string, string) (net.Conn, error) {
				dialed++
				return nil, errors.New("connection refused")
			}
		})
		if _, err := c.Do(t.Context(), Request{Method: method, Path: "/"}); err == nil || dialed != want {
			t.Errorf("%s: dialed %d times, want %d (%v)", method, dialed, want, err)
		}
	}
}

// TestRebound makes sure that localhost that leads elsewhere is not connected to.
func TestRebound(t *testing.T) {
	s, _ := server(t, func(http.ResponseWriter, *http.Request) { t.Error("was asked") })
	u, _ := url.Parse(s.URL)
	p := probes.Place{URL: u, Host: u.Host, Loopback: true}
	if p.Permit(netip.MustParseAddr("127.0.0.1")) != nil || p.Permit(netip.MustParseAddr("::ffff:127.0.0.1")) != nil {
		t.Error("loopback is refused")
	}
	for _, address := range []string{"10.0.0.1", "169.254.169.254", "0.0.0.0", "::", "fe80::1"} {
		if err := p.Permit(netip.MustParseAddr(address)); !errors.Is(err, probes.ErrHost) {
			t.Errorf("%s: %v", address, err)
		}
	}
	c := client(t, s, func(o *Options) { o.Place.URL = &url.URL{Scheme: "https", Host: "0.0.0.0:" + u.Port()} })
	if _, err := c.Do(t.Context(), get); !errors.Is(err, probes.ErrHost) {
		t.Errorf("error %v", err)
	}
}

// TestMutualTLS makes sure that the client's certificate is shown when it is asked for.
func TestMutualTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, len(r.TLS.PeerCertificates)) }))
	s.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	s.StartTLS()
	defer s.Close()
	with := client(t, s, func(o *Options) {
		key, err := x509.MarshalPKCS8PrivateKey(s.TLS.Certificates[0].PrivateKey)
		if err != nil {
			t.Fatal(err)
		}
		o.Certificate = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
		o.Key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})
	})
	if reply, err := with.Do(t.Context(), get); err != nil || reply.Body != "1" {
		t.Errorf("with a certificate: %v", err)
	}
	var failed *Failure
	if _, err := client(t, s).Do(t.Context(), get); !errors.As(err, &failed) || failed.Cause != mleready.TLS {
		t.Errorf("without one: %v", err)
	}
}

// TestProxy reaches a name that exists only behind a proxy.
func TestProxy(t *testing.T) {
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Host) })
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != "CONNECT" || r.Host != "example.com:443" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		out, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Error(err)
			return
		}
		in, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		io.WriteString(in, "HTTP/1.1 200 OK\r\n\r\n")
		go func() { io.Copy(out, in); out.Close() }()
		io.Copy(in, out)
		in.Close()
	}))
	defer proxy.Close()
	through := func(host string) func(*Options) {
		return func(o *Options) {
			o.Place = probes.Place{URL: &url.URL{Scheme: "https", Host: host}, Host: host}
			o.Getenv = func(name string) string { return map[string]string{"HTTPS_PROXY": proxy.URL}[name] }
		}
	}
	reply, err := client(t, s, through("example.com")).Do(t.Context(), get)
	if err != nil || reply.Body != "example.com" || !reply.Stand.Proxied {
		t.Errorf("%+v %v", reply, err)
	}
	var failed *Failure
	if _, err := client(t, s, through("www.example.com")).Do(t.Context(), get); !errors.As(err, &failed) || failed.Cause != mleready.Unreachable {
		t.Errorf("refused by the proxy: %v", err)
	}
}

func TestExcepted(t *testing.T) {
	for list, want := range map[string]bool{
		"": false, "*": true, "pay.example": true, ".pay.example": true, "*.example": true, "other.example, api.pay.example:443": true,
		"y.example": false, "api.pay.example.org": false,
	} {
		if got := excepted("api.pay.example", list); got != want {
			t.Errorf("%q: %v", list, got)
		}
	}
}

func TestPace(t *testing.T) {
	clock := time.Unix(0, 0)
	var slept []time.Duration
	p := &Pace{Every: time.Second, Now: func() time.Time { return clock }, Sleep: func(_ context.Context, d time.Duration) error {
		slept = append(slept, d)
		clock = clock.Add(d)
		return nil
	}}
	for _, host := range []string{"a", "a", "b", "a"} {
		if err := p.Wait(t.Context(), host); err != nil {
			t.Fatal(err)
		}
	}
	clock = clock.Add(time.Hour)
	_ = p.Wait(t.Context(), "a")
	if diff := cmp.Diff([]time.Duration{time.Second, time.Second}, slept); diff != "" {
		t.Error(diff)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Sleep(ended, time.Hour); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestOptions(t *testing.T) {
	place := probes.Place{URL: &url.URL{Scheme: "https", Host: "apitest.cybersource.com"}}
	for name, o := range map[string]Options{
		"no PEM":    {Place: place, Authorities: []byte("nothing"), Now: now},
		"bad key":   {Place: place, Certificate: []byte("a"), Key: []byte("hidden"), Now: now},
		"bad proxy": {Place: place, Proxy: "ftp://user:hidden@proxy.example", Now: now},
	} {
		if _, err := New(o); err == nil || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHostOf makes sure that one host has one pace, however it is written.
func TestHostOf(t *testing.T) {
	names := map[string]bool{}
	for _, raw := range []string{"https://apitest.example", "https://APITEST.example:443", "https://apitest.example./"} {
		u, err := url.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		names[hostOf(u)] = true
	}
	if len(names) != 1 {
		t.Errorf("one host is called %v", names)
	}
	other, _ := url.Parse("https://apitest.example:8443")
	if names[hostOf(other)] {
		t.Error("another port is another host")
	}
}
