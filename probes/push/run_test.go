package push

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/authority"
	"mleready/probes/credentials"
)

// started runs a receiver beside the test, and returns where it is, and what waits for its end.
func started(t *testing.T, change func(*Config)) (Address, func() *mleready.PushReport, *book) {
	t.Helper()
	b := &book{}
	out, in := io.Pipe()
	c := Config{
		Options: Options{Rules: defaults(t), Partners: partners(t), Now: time.Now, Record: b.record, Report: b.report},
		Listen:  "127.0.0.1:0", Dir: t.TempDir(), Ready: in,
	}
	change(&c)
	type end struct {
		report *mleready.PushReport
		err    error
	}
	ended := make(chan end, 1)
	go func() {
		report, err := Run(t.Context(), c)
		in.CloseWithError(io.EOF)
		ended <- end{report, err}
	}()
	var a Address
	line, err := bufio.NewReader(out).ReadString('\n')
	if err == nil {
		err = json.Unmarshal([]byte(line), &a)
	}
	if err != nil {
		t.Fatalf("not ready: %v: %v", err, (<-ended).err)
	}
	return a, func() *mleready.PushReport {
		t.Helper()
		e := <-ended
		if e.err != nil {
			t.Fatal(e.err)
		}
		return e.report
	}, b
}

// outcomes are the checks of a report in short.
func outcomes(r *mleready.PushReport) []string {
	var list []string
	for _, c := range r.Checks {
		list = append(list, strings.TrimSpace(strings.TrimPrefix(c.ID, "push.")+" "+string(c.Outcome)+" "+string(c.Cause)))
	}
	return list
}

// TestBothEnds pushes to our own receiver over mutual TLS: all that it should confirm and refuse, it does.
func TestBothEnds(t *testing.T) {
	dir := t.TempDir()
	a, wait, b := started(t, func(c *Config) { c.Dir, c.Count = dir, 7 })
	ca, err := authority.Load(dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	sent, err := newSender(t, ca, a.URL, nil).Check(t.Context(), defaults(t).Gateway.Mastercard.Pushes)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"taken met", "status met", "repeated met", "taken met", "taken met", "taken met",
		"no_certificate met", "foreign_certificate met", "damaged met", "plain met"}
	if diff := cmp.Diff(want, outcomes(sent)); diff != "" || sent.Status != mleready.StatusReady || sent.Incomplete != "" {
		t.Errorf("%s %+v", diff, sent)
	}
	got := wait()
	if diff := cmp.Diff(&mleready.PushCounts{Received: 7, Accepted: 5, Duplicates: 1, Malformed: 2, Refused: 2}, got.Counts); diff != "" {
		t.Errorf("%s %v", diff, b.said)
	}
	if got.Status != mleready.StatusNotReady || got.Incomplete != "" || b.pushes[0].Client != callerName || len(got.Pushes) != 7 {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{"encrypted unmet plaintext_reply", "wrapper met", "alg met", "kid met", "decrypt unmet undecryptable",
		"enc met", "iv met", "cty met", "x_encrypted met", "content_type met", "reference met"}, outcomes(got)); diff != "" {
		t.Error(diff)
	}
}

// TestOwnCertificates has a server certificate and an authority of clients from files.
func TestOwnCertificates(t *testing.T) {
	servers, clients := newAuthority(t), newAuthority(t)
	leaf, key := serverPair(t, servers)
	a, wait, _ := started(t, func(c *Config) {
		c.Certificate, c.Key, c.ClientCA, c.Count = leaf, key, clients.PEM(), 1
		c.Dir = filepath.Join(c.Dir, "none")
	})
	if a.CA != "" {
		t.Errorf("the server's certificate is of %s", a.CA)
	}
	// The server's authority vouches for the server alone.
	strange := newSender(t, servers, a.URL, nil)
	r, err := strange.Check(t.Context(), defaults(t).Gateway.Mastercard.Pushes[:1])
	if err != nil || r.Checks[0].Outcome != mleready.Unmet || r.Checks[0].Cause != mleready.TLS && r.Checks[0].Cause != mleready.Reset {
		t.Fatalf("%v %+v", err, r)
	}
	certificate, secret, err := clients.Client("acme")
	if err != nil {
		t.Fatal(err)
	}
	known := newSender(t, servers, a.URL, func(o *SenderOptions) { o.Certificate, o.Key = certificate, secret })
	n := known.o.Gateway.Notice(defaults(t).Gateway.Mastercard.Pushes[0], known.o.Partner)
	if answered, err := known.sealed(t.Context(), known.known, n, false); err != nil || answered.status != 200 {
		t.Fatalf("%+v %v", answered, err)
	}
	if got := wait(); got.Status != mleready.StatusReady || got.Pushes[0].Client != "acme" {
		t.Errorf("%+v", got)
	}
}

// TestRunEnds tells a run that saw what it was for from one that did not.
func TestRunEnds(t *testing.T) {
	_, wait, _ := started(t, func(c *Config) { c.Timeout = time.Nanosecond; c.Count = 3 })
	if got := wait(); got.Incomplete != "no push came" || got.Status != mleready.StatusUnknown {
		t.Errorf("%+v", got)
	}
}

func TestRunRefuses(t *testing.T) {
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "ca.pem"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		change func(*Config)
		want   string
	}{
		"no keys":             {func(c *Config) { c.Partners = nil }, "response_encryption"},
		"no private key":      {func(c *Config) { c.Partners = &credentials.Mastercard{Partners: []*credentials.Partner{{ID: "A"}}} }, "response_encryption"},
		"another machine's":   {func(c *Config) { c.Listen = "0.0.0.0:0" }, "--allow-remote"},
		"told once":           {func(c *Config) { c.Listen, c.AllowRemote = "0.0.0.0:0", true }, "--confirm-host"},
		"another was meant":   {func(c *Config) { c.Listen, c.AllowRemote, c.Confirmed = "0.0.0.0:0", true, []string{"192.0.2.1"} }, "--confirm-host"},
		"no address":          {func(c *Config) { c.Listen = "8443" }, "--receive"},
		"client's authority":  {func(c *Config) { c.ClientCA = []byte("x") }, "--client-ca"},
		"server certificate":  {func(c *Config) { c.Certificate, c.Key = []byte("x"), []byte("y") }, "--cert and --key"},
		"authority is broken": {func(c *Config) { c.Dir = broken }, "ca.pem"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := Config{Options: Options{Rules: defaults(t), Partners: partners(t), Now: time.Now}, Listen: "127.0.0.1:0", Dir: t.TempDir(), Ready: io.Discard}
			test.change(&c)
			ctx, end := context.WithCancel(t.Context())
			end()
			if _, err := Run(ctx, c); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}
