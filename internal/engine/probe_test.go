package engine

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes"
	"mleready/probes/authority"
	"mleready/probes/credentials"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

// gateway is the local gateway behind TLS of its own authority, with its keys.
type gateway struct {
	dir, url, ca, credentials string
}

// scratch is the folder of the keys, which TestMain removes.
var scratch string

// keysDir holds keys for every test of the package: making them takes long.
var keysDir = sync.OnceValues(func() (string, error) {
	rules, err := mleready.Default()
	if err != nil {
		return "", err
	}
	if scratch, err = os.MkdirTemp("", "mleready-engine"); err != nil {
		return "", err
	}
	dir := filepath.Join(scratch, "keys")
	_, err = credentials.Make(dir, credentials.MakeOptions{Rules: rules, Now: time.Now, Random: rand.Reader})
	return dir, err
})

func startGateway(t *testing.T, fault mleready.Cause) gateway {
	t.Helper()
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	g := gateway{dir: dir, credentials: filepath.Join(dir, credentials.FileName)}
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	file, err := credentials.Load(t.Context(), g.credentials, credentials.Options{Rules: rules, AllowLiterals: true, Sandbox: true})
	if err != nil {
		t.Fatal(err)
	}
	handler, err := sandbox.New(sandbox.Options{Rules: rules, Keys: file.Cybersource, Fault: string(fault), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ca, err := authority.Load(dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Listener = tls.NewListener(server.Listener, ca.TLS()) // httptest's own TLS has its own certificate
	server.Start()
	t.Cleanup(server.Close)
	g.url, g.ca = strings.Replace(server.URL, "http:", "https:", 1), ca.File()
	return g
}

func (g gateway) target(name, merchant, auth string) probes.Target {
	return probes.Target{Name: name, Provider: mleready.Cybersource, URL: g.url, Credentials: g.credentials, Merchant: merchant, Auth: auth, CA: g.ca, Line: 2}
}

func probeOptions(t *testing.T, targets ...probes.Target) ProbeOptions {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return ProbeOptions{
		Rules: rules, Mandate: "cybersource-2026", AsOf: mleready.DateOf(time.Now()), Name: "targets.yaml", Targets: targets,
		Guard: probes.Guard{Rules: rules}, Jobs: 3, Now: time.Now, Sleep: transport.Sleep, Random: rand.Reader,
		Getenv: func(string) (string, bool) { return "", false },
	}
}

// TestProbe probes accounts of every kind beside targets that are broken in different ways.
func TestProbe(t *testing.T) {
	g := startGateway(t, "")
	dead := g.target("dead", "sandbox_merchant", "")
	dead.URL = "https://127.0.0.1:1"
	lost := g.target("lost", "sandbox_merchant", "")
	lost.Credentials = filepath.Join(g.dir, "nothing.yaml")
	distrusted := g.target("distrusted", "sandbox_merchant", "")
	distrusted.CA = ""
	mastercard := probes.Target{Name: "mc", Provider: mleready.Mastercard, URL: g.url, Credentials: g.credentials, Partner: "P", CA: g.ca}
	standIn := g.target("p12", "sandbox_merchant", probes.AuthP12)
	standIn.Host = "apitest.cybersource.com"
	o := probeOptions(t, standIn, g.target("child", "sandbox_child", probes.AuthSecret), dead, lost,
		g.target("stranger", "nobody", ""), distrusted, mastercard)
	done := 0
	o.Progress = func(n int) { done = n }
	a, err := Probe(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	type count map[mleready.Outcome]int
	got := map[string]count{}
	for _, o := range a.Observations {
		if got[o.Target] == nil {
			got[o.Target] = count{}
		}
		if o.Kind == "" {
			got[o.Target][o.Outcome]++
		}
		if o.Assurance != mleready.Local && o.Kind == "" && o.Target != "mc" {
			t.Errorf("%s: assurance %s", o.ID, o.Assurance)
		}
	}
	if got["p12"][mleready.Met] < 12 || got["p12"][mleready.Unmet]+got["p12"][mleready.Unknown] > 0 || !cmp.Equal(got["p12"], got["child"]) {
		t.Errorf("the sound ones: %v", got)
	}
	for _, name := range []string{"dead", "distrusted"} {
		if got[name][mleready.Met] > 0 || got[name][mleready.Unknown] < 12 {
			t.Errorf("%s: %v", name, got[name])
		}
	}
	if got["mc"] != nil {
		t.Errorf("a partner without keys was asked: %v", got["mc"])
	}
	var missed []string
	for _, s := range a.Stats.Skipped {
		missed = append(missed, s.Path)
	}
	if diff := cmp.Diff([]string{"dead", "lost", "stranger", "distrusted", "mc"}, missed); diff != "" || !Incomplete(a) || done == 0 {
		t.Error(diff, a.Stats.Skipped)
	}
	for _, r := range a.Mandates[0].Requirements {
		if r.ID != "account.response_delivered" {
			continue
		}
		want := []mleready.OutcomeBy{{MID: "nobody", Outcome: mleready.Unknown}, {MID: "sandbox_child", Outcome: mleready.Met},
			{MID: "sandbox_merchant", Outcome: mleready.Met}, {MID: "sandbox_merchant", Environment: "test", Outcome: mleready.Met}}
		if diff := cmp.Diff(want, r.By); diff != "" {
			t.Error(diff)
		}
	}
}

// TestProbeVerdict makes sure that what the wire shows decides what is about the account, and nothing about code.
func TestProbeVerdict(t *testing.T) {
	for fault, want := range map[mleready.Cause]struct {
		status   mleready.Status
		outcomes map[string]mleready.Outcome
	}{
		"": {mleready.StatusUnknown, map[string]mleready.Outcome{"keys.rest_key": mleready.Met, "keys.response_mle_key": mleready.Met, "keys.sjc_certificate": mleready.Met,
			"keys.same_owner": mleready.NotApplicable, "keys.expiry": mleready.Met, "account.mle_enabled": mleready.Met, "account.response_delivered": mleready.Met}},
		mleready.PlaintextReply: {mleready.StatusNotReady, map[string]mleready.Outcome{"keys.rest_key": mleready.Met, "keys.response_mle_key": mleready.Met, "keys.sjc_certificate": mleready.Met,
			"keys.same_owner": mleready.NotApplicable, "keys.expiry": mleready.Met, "account.mle_enabled": mleready.Unknown, "account.response_delivered": mleready.Unmet}},
	} {
		g := startGateway(t, fault)
		a, err := Probe(t.Context(), probeOptions(t, g.target("a", "sandbox_merchant", "")))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]mleready.Outcome{}
		for _, r := range a.Mandates[0].Requirements {
			if r.About == mleready.AboutAccount {
				got[r.ID] = r.Outcome
			} else if r.Outcome == mleready.Met || r.Outcome == mleready.Unmet {
				t.Errorf("a probe settles %s", r.ID)
			}
		}
		if diff := cmp.Diff(want.outcomes, got); diff != "" || a.Status != want.status || Incomplete(a) {
			t.Errorf("fault %q: status %s, %v: %s", fault, a.Status, a.Stats.Skipped, diff)
		}
		if other := a.Mandates[1]; other.Status != mleready.StatusNotApplicable {
			t.Errorf("%s is %s", other.ID, other.Status)
		}
	}
}

// TestProbeRefuses makes sure that one target that must not be probed keeps everything from being asked.
func TestProbeRefuses(t *testing.T) {
	g := startGateway(t, "")
	production := g.target("production", "sandbox_merchant", "")
	production.URL = "https://api.cybersource.com"
	literal := g.target("literal", "sandbox_merchant", "")
	literal.URL = "https://apitest.cybersource.com"
	foreign := g.target("foreign", "sandbox_merchant", "")
	foreign.URL = "https://sandbox.api.mastercard.com"
	for _, bad := range []probes.Target{production, literal, foreign} {
		o := probeOptions(t, g.target("good", "sandbox_merchant", ""), bad)
		o.Dial = noDial(t)
		_, err := Probe(t.Context(), o)
		if !errors.Is(err, ErrTarget) || !strings.Contains(err.Error(), "targets.yaml:2: target \""+bad.Name) {
			t.Errorf("%s: %v", bad.Name, err)
		}
		if _, _, err := DryRun(t.Context(), o); !errors.Is(err, ErrTarget) {
			t.Errorf("%s: dry run: %v", bad.Name, err)
		}
	}
}

func noDial(t *testing.T) transport.Dialer {
	return func(_ context.Context, _, address string) (net.Conn, error) {
		t.Errorf("connects to %s", address)
		return nil, errors.New("no network in this test")
	}
}

// TestDryRun makes sure that requests are shown and no connection is opened: neither by the dialer, nor to a server.
func TestDryRun(t *testing.T) {
	g := startGateway(t, "")
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{}}})
	if err != nil {
		t.Fatal(err)
	}
	accepted := make(chan struct{})
	go func() {
		defer close(accepted)
		if _, err := listener.Accept(); err == nil {
			t.Error("a connection was opened")
		}
	}()
	target := g.target("a", "sandbox_merchant", "")
	target.URL = "https://" + listener.Addr().String()
	lost := g.target("lost", "nobody", "")
	o := probeOptions(t, target, lost)
	system, _, err := DryRun(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	o.Dial = noDial(t)
	shown, skipped, err := DryRun(t.Context(), o)
	if err != nil || len(shown) < 14 || len(shown) != len(system) || len(skipped) != 1 {
		t.Errorf("%d and %d requests, skipped %v: %v", len(shown), len(system), skipped, err)
	}
	for _, s := range shown {
		token := s.Probe != "reach" && !s.Request.Headers.Has("signature")
		if token != (s.Claims != nil) || s.Question == "" || s.Request.Response != nil {
			t.Errorf("shown %+v", s)
		}
	}
	listener.Close()
	<-accepted
}

// TestOnly makes sure that target and command line both narrow what is asked.
func TestOnly(t *testing.T) {
	g := startGateway(t, "")
	target := g.target("a", "sandbox_merchant", "")
	target.Only = []string{"jwt", "response_mle"}
	o := probeOptions(t, target)
	o.Only = []string{"jwt", "clock", "response_mle.search"}
	a, err := Probe(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, o := range a.Observations {
		ids = append(ids, o.Probe)
	}
	if diff := cmp.Diff([]string{"jwt", "response_mle.search"}, slices.Compact(ids)); diff != "" {
		t.Error(diff)
	}
}

// TestProbeEnds makes sure that an interrupted run has no result.
func TestProbeEnds(t *testing.T) {
	g := startGateway(t, "")
	o := probeOptions(t, g.target("a", "sandbox_merchant", ""))
	ctx, cancel := context.WithCancel(t.Context())
	o.Progress = func(int) { cancel() }
	if a, err := Probe(ctx, o); !errors.Is(err, context.Canceled) || a != nil {
		t.Errorf("%v, %v", a, err)
	}
}
