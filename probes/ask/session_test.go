package ask

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"testing"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/transport"
)

func TestAssurance(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	public := transport.Stand{Address: "192.0.2.1:443", TLS: &transport.TLS{Public: true}}
	private := transport.Stand{Address: "192.0.2.1:443", TLS: &transport.TLS{}}
	here := transport.Stand{Address: "127.0.0.1:443", Loopback: true, TLS: &transport.TLS{Public: true}}
	proxied := here
	proxied.Proxied = true
	for _, test := range []struct {
		host  string
		stand *transport.Stand
		want  mleready.Assurance
	}{
		{"apitest.cybersource.com", &public, mleready.Test}, {"api.cybersource.com", &public, mleready.Live}, {"apitest.cybersource.com", nil, mleready.Test},
		{"apitest.cybersource.com", &private, mleready.Local}, {"apitest.cybersource.com", &here, mleready.Local},
		{"apitest.cybersource.com", &proxied, mleready.Test}, {"gateway.example", &public, mleready.Local},
	} {
		s := Session{Rules: rules, Endpoint: Endpoint{Place: probes.Place{URL: &url.URL{Scheme: "https", Host: test.host}}}}
		var a *Answer
		if test.stand != nil {
			a = &Answer{Reply: &transport.Reply{Stand: *test.stand}}
		}
		if got := s.assurance(a); got != test.want {
			t.Errorf("%s %+v: %s, want %s", test.host, test.stand, got, test.want)
		}
	}
}

// TestNotAllowed makes sure that a call which could move money is not even built for a host that is not for tests.
func TestNotAllowed(t *testing.T) {
	s := Session{Endpoint: Endpoint{Place: probes.Place{Harmless: true}}, Now: time.Now}
	build := func() (*Built, error) { return nil, errors.New("built") }
	a := s.Ask(t.Context(), mleready.ProbeCall{ID: "pay", Why: "It pays."}, "", build, func(*Answer) { t.Error("read") })
	if a.Err == nil || a.Told() != "Pay is for test hosts only: It pays." {
		t.Error(a.Told())
	}
}

// TestSlow makes sure that a reply which took long is said to have, and no other.
func TestSlow(t *testing.T) {
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for took, want := range map[time.Duration]string{4 * time.Second: "", 10 * time.Second: " The reply was slow: it took 10s."} {
		if got := slow(&Answer{Reply: &transport.Reply{Sent: at, Done: at.Add(took)}}); got != want {
			t.Errorf("%s: %q", took, got)
		}
	}
}

// TestCutByAge makes sure that a call which moves no money is made anew, with a token of its own, where a connection was
// cut that had served others before, and that a payment is not.
func TestCutByAge(t *testing.T) {
	for name, test := range map[string]struct {
		harmless, kept bool
		built          int
		reached        bool
	}{
		"reading, an old connection": {true, true, 2, true},
		"reading, a new connection":  {true, false, 1, false},
		"a payment":                  {false, true, 1, false},
	} {
		built := 0
		s := Session{Now: time.Now, Rules: &mleready.Rules{}, Send: func(_ context.Context, _ string, b *Built) (*transport.Reply, error) {
			if b.Path == "/1" {
				return nil, &transport.Failure{Cause: mleready.Reset, Kept: test.kept, Err: errors.New("cut")}
			}
			return &transport.Reply{}, nil
		}}
		build := func() (*Built, error) {
			built++
			return &Built{Request: transport.Request{Path: fmt.Sprintf("/%d", built)}}, nil
		}
		a := s.Ask(t.Context(), mleready.ProbeCall{ID: "x", Production: test.harmless}, "", build, func(*Answer) {})
		if built != test.built || (a.Reply != nil) != test.reached || test.reached != (a.Cause == "") {
			t.Errorf("%s: built %d times, %+v", name, built, a)
		}
	}
}
