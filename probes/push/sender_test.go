package push

import (
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes"
	"mleready/probes/authority"
	"mleready/probes/grader"
)

// serverPair is a certificate of an authority for this machine, in PEM.
func serverPair(t *testing.T, ca *authority.Authority) (certificate, key []byte) {
	t.Helper()
	made, err := ca.TLS().GetCertificate(&tls.ClientHelloInfo{ServerName: "localhost"})
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(made.PrivateKey.(*ecdsa.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: made.Certificate[0]}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
}

// endpoint is a merchant's own program. Its clients' certificates are demanded as auth says.
func endpoint(t *testing.T, ca *authority.Authority, auth tls.ClientAuthType, h http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	certificate, key := serverPair(t, ca)
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		t.Fatal(err)
	}
	server.TLS = &tls.Config{Certificates: []tls.Certificate{pair}, ClientAuth: auth, ClientCAs: x509.NewCertPool()}
	server.TLS.ClientCAs.AppendCertsFromPEM(ca.PEM())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL + "/hook?token=abc"
}

// reading answers as a program that reads pushes rightly, unless other says another status.
func reading(t *testing.T, other func(readable bool, n int) int) http.HandlerFunc {
	var mu sync.Mutex
	n := 0
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		headers := mleready.Header{}
		for name := range r.Header {
			headers = append(headers, [2]string{name, r.Header.Get(name)})
		}
		readable := grader.CheckPush(defaults(t), partners(t), mleready.Exchange{Headers: headers, Body: string(body), URL: r.URL.Path}).Readable
		mu.Lock()
		defer mu.Unlock()
		n++
		status := http.StatusOK
		if !readable {
			status = http.StatusBadRequest
		}
		if told := other(readable, n); told != 0 {
			status = told
		}
		if status < 0 {
			panic(http.ErrAbortHandler)
		}
		if r.URL.RequestURI() != "/hook?token=abc" {
			status = http.StatusNotFound
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
	}
}

// TestEndpoints names what is wrong with endpoints.
func TestEndpoints(t *testing.T) {
	ca := newAuthority(t)
	const verify, anyone = tls.RequireAndVerifyClientCert, tls.NoClientCert
	right := []string{"taken met", "status met", "repeated met", "no_certificate met", "foreign_certificate met", "damaged met", "plain met"}
	but := func(at int, what string) []string {
		list := append([]string{}, right...)
		list[at] = what
		return list
	}
	tests := map[string]struct {
		auth   tls.ClientAuthType
		other  func(readable bool, n int) int
		want   []string
		status mleready.Status
	}{
		"right": {verify, func(bool, int) int { return 0 }, right, mleready.StatusReady},
		"204": {verify, func(readable bool, _ int) int {
			if readable {
				return 204
			}
			return 0
		}, but(1, "status unmet"), mleready.StatusAtRisk},
		"refuses the second delivery": {verify, func(_ bool, n int) int {
			if n == 2 {
				return 409
			}
			return 0
		}, but(2, "repeated unmet"), mleready.StatusNotReady},
		"confirms everything": {verify, func(bool, int) int { return 200 },
			append(right[:5:5], "damaged unmet undecryptable", "plain unmet plaintext_reply"), mleready.StatusNotReady},
		"believes clear text": {verify, func(_ bool, n int) int {
			if n == 4 {
				return 202
			}
			return 0
		}, but(6, "plain unmet plaintext_reply"), mleready.StatusAtRisk},
		"fails on damage": {verify, func(readable bool, _ int) int {
			if !readable {
				return 500
			}
			return 0
		}, append(right[:5:5], "damaged met server_error", "plain met server_error"), mleready.StatusReady},
		"asks nobody for a certificate": {anyone, func(bool, int) int { return 0 },
			append(right[:3:3], "no_certificate unmet unauthenticated", "foreign_certificate unmet unauthenticated", "damaged met", "plain met"), mleready.StatusNotReady},
		"asks for any certificate": {tls.RequireAnyClientCert, func(bool, int) int { return 0 },
			but(4, "foreign_certificate unmet unauthenticated"), mleready.StatusNotReady},
		"redirects": {verify, func(bool, int) int { return 302 }, []string{"taken unmet redirect", "status unknown", "repeated unknown",
			"no_certificate unknown", "foreign_certificate unknown", "damaged unknown", "plain unknown"}, mleready.StatusNotReady},
		"does not know the path": {verify, func(bool, int) int { return 401 }, []string{"taken unmet unauthenticated", "status unknown", "repeated unknown",
			"no_certificate unknown", "foreign_certificate unknown", "damaged unknown", "plain unknown"}, mleready.StatusNotReady},
		"confirms damage alone": {verify, func(readable bool, _ int) int {
			if readable {
				return 503
			}
			return 200
		}, []string{"taken unmet server_error", "status unknown", "repeated unknown", "no_certificate unknown", "foreign_certificate unknown",
			"damaged unmet undecryptable", "plain unmet plaintext_reply"}, mleready.StatusNotReady},
		"cuts the connection on damage": {verify, func(readable bool, _ int) int {
			if !readable {
				return -1
			}
			return 0
		}, append(right[:5:5], "damaged unknown reset", "plain unknown reset"), mleready.StatusUnknown},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSender(t, ca, endpoint(t, ca, test.auth, reading(t, test.other)), nil)
			r, err := s.Check(t.Context(), defaults(t).Gateway.Mastercard.Pushes[:1])
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outcomes(r)); diff != "" || r.Status != test.status || r.Incomplete != "" {
				t.Errorf("%s, %s: %s %+v", name, r.Status, diff, r.Checks)
			}
			if strings.Contains(r.Target, "token") {
				t.Errorf("the query came out: %s", r.Target)
			}
		})
	}
}

// TestNoEndpoint tells nothing of what cannot be reached, and of a certificate that nobody vouches for that it is so.
func TestNoEndpoint(t *testing.T) {
	ca := newAuthority(t)
	closed := httptest.NewServer(nil)
	url := strings.Replace(closed.URL, "http:", "https:", 1)
	closed.Close()
	kinds := defaults(t).Gateway.Mastercard.Pushes[:1]
	r, err := newSender(t, ca, url, nil).Check(t.Context(), kinds)
	if err != nil || r.Status != mleready.StatusUnknown || r.Incomplete == "" {
		t.Errorf("%v %+v", err, r)
	}
	r, err = newSender(t, ca, endpoint(t, newAuthority(t), tls.NoClientCert, reading(t, func(bool, int) int { return 0 })), nil).Check(t.Context(), kinds)
	if err != nil || r.Checks[0].Cause != mleready.TLS || r.Status != mleready.StatusNotReady {
		t.Errorf("%v %+v", err, r)
	}
	plain := httptest.NewServer(reading(t, func(bool, int) int { return 0 }))
	defer plain.Close()
	r, err = newSender(t, ca, plain.URL+"/hook?token=abc", nil).Check(t.Context(), kinds)
	if err != nil || r.Status != mleready.StatusUnknown || outcomes(r)[3] != "no_certificate unknown" {
		t.Errorf("without TLS: %v %+v", err, r)
	}
	silent := endpoint(t, ca, tls.RequireAndVerifyClientCert, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // else the server does not notice that the caller is gone
		<-r.Context().Done()
	})
	r, err = newSender(t, ca, silent, func(o *SenderOptions) { o.Timeout = 100 * time.Millisecond }).Check(t.Context(), kinds)
	if err != nil || r.Checks[0].Cause != mleready.Timeout || r.Status != mleready.StatusNotReady {
		t.Errorf("without an answer: %v %+v", err, r)
	}
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, err := newSender(t, ca, plain.URL, nil).Check(ctx, kinds); err == nil {
		t.Error("a run that was ended has a result")
	}
}

// TestQueue sends a notification again until it is confirmed, as often as Mastercard does.
func TestQueue(t *testing.T) {
	ca := newAuthority(t)
	for name, test := range map[string]struct {
		other func(bool, int) int
		want  []string
	}{
		"confirmed": {func(bool, int) int { return 0 }, []string{"attempt 1: answered with 200 OK"}},
		"late": {func(_ bool, n int) int {
			if n < 3 {
				return 503
			}
			return 0
		}, []string{"attempt 1: answered with 503 Service Unavailable", "attempt 2: answered with 503 Service Unavailable", "attempt 3: answered with 200 OK"}},
		"never": {func(bool, int) int { return 202 }, []string{"attempt 1: answered with 202 Accepted", "attempt 2: answered with 202 Accepted",
			"attempt 3: answered with 202 Accepted", "attempt 4: answered with 202 Accepted", "given up after 4 attempts"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSender(t, ca, endpoint(t, ca, tls.RequireAndVerifyClientCert, reading(t, test.other)), func(o *SenderOptions) {
				o.Sleep = func(context.Context, time.Duration) error { return nil }
			})
			said := make(chan string, 10)
			s.Queue(t.Context(), func(text string) { said <- text })(s.o.Gateway.Notice(defaults(t).Gateway.Mastercard.Pushes[0], s.o.Partner))
			for _, want := range test.want {
				if text := <-said; !strings.HasSuffix(text, want) {
					t.Errorf("%q, want %q", text, want)
				}
			}
		})
	}
}

func TestTarget(t *testing.T) {
	for url, want := range map[string]string{
		"https://127.0.0.1:8444":                  "",
		"https://localhost/":                      "",
		"http://[::1]:80/in?a=b":                  "/in?a=b",
		"https://hooks.acme.example/in":           "!--allow-production",
		"https://told.acme.example/in":            "/in",
		"https://apitest.cybersource.com/in":      "!a provider's own",
		"https://sandbox.api.mastercard.com/":     "!a provider's own",
		"http://told.acme.example/":               "!write https",
		"https://user:pw@127.0.0.1/":              "!no user and password",
		"127.0.0.1:8444":                          "!no URL",
		"ftp://127.0.0.1/":                        "!no URL",
		"https://api.mastercard.com.acme.example": "!--allow-production",
	} {
		guard := probes.Guard{Rules: defaults(t), AllowProduction: strings.Contains(url, "told"), Confirmed: []string{"told.acme.example"}}
		_, path, err := Target(guard, url)
		if problem, bad := strings.CutPrefix(want, "!"); bad {
			if err == nil || !strings.Contains(err.Error(), problem) || strings.Contains(err.Error(), "pw@") {
				t.Errorf("%s: %v, want %q", url, err, problem)
			}
		} else if err != nil || path != want {
			t.Errorf("%s: %q %v", url, path, err)
		}
	}
}
