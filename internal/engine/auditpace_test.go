package engine

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"mleready"

	"github.com/google/go-cmp/cmp"

	"mleready/probes"
	"mleready/probes/credentials"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

// TestAuditPace has six merchants side by side ask two hosts that stand in for the provider's. On a clock that stands still the pauses before the requests
// to a host are 0, 1, 2, … times the pace, each once, whoever asks: two merchants who kept a pace of their own would pause
// for the same time.
func TestAuditPace(t *testing.T) {
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	hosts := []sandbox.Address{startFault(t, dir, "", &ticking{}), startFault(t, dir, "", &ticking{})}
	text := "portfolio: p\nmandates: [cybersource-2026]\nmerchants:\n"
	const merchants = 6
	for i := range merchants {
		text += fmt.Sprintf("  - id: m%d\n    probes:\n", i)
		for n, at := range hosts {
			text += fmt.Sprintf("      - {name: m%d-%d, provider: cybersource, url: %q, host: apitest.cybersource.com, credentials: %q, merchant: sandbox_merchant, ca: %q, only: [jwt, response_mle_get, response_mle_success]}\n",
				i, n, at.URL, at.Credentials, at.CA)
		}
	}
	o := auditOptions(t, "../../testdata/portfolio.yaml", []byte(text))
	now := time.Now()
	var mu sync.Mutex
	var paused []time.Duration
	o.Jobs, o.Every, o.Now = merchants, time.Second, func() time.Time { return now }
	o.Sleep = func(ctx context.Context, d time.Duration) error {
		mu.Lock()
		defer mu.Unlock()
		paused = append(paused, d)
		return ctx.Err()
	}
	all, _ := audited(t, o)
	for id, m := range all {
		if m.Error != nil {
			t.Errorf("%s: %s", id, *m.Error)
		}
	}
	var want []time.Duration
	for n := 1; n < merchants*4; n++ { // jwt, the GET, the payment and the encrypted call before it; the first does not wait
		want = append(want, time.Duration(n)*time.Second, time.Duration(n)*time.Second)
	}
	slices.Sort(paused)
	if diff := cmp.Diff(want, paused); diff != "" {
		t.Error(diff)
	}
}

// TestAuditGateways makes sure that a portfolio whose merchants have a credentials file each does not keep a gateway for
// each: one ends with the last target that names it.
func TestAuditGateways(t *testing.T) {
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	text := "portfolio: p\nmandates: [cybersource-2026]\nmerchants:\n"
	for i := range 4 {
		own := filepath.Join(t.TempDir(), "keys")
		if err := os.CopyFS(own, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("  - id: m%d\n    probes:\n", i)
		for n := range 2 {
			text += fmt.Sprintf("      - {name: m%d-%d, provider: cybersource, url: sandbox, credentials: %q, merchant: sandbox_merchant, only: [jwt]}\n",
				i, n, filepath.Join(own, credentials.FileName))
		}
	}
	o := auditOptions(t, "../../testdata/portfolio.yaml", []byte(text))
	g := newGateways(t.Context(), o)
	defer g.close()
	most := 0
	for _, m := range o.Portfolio.Merchants {
		for _, target := range m.Probes {
			if _, err := g.at(target.Credentials); err != nil {
				t.Fatal(err)
			}
			most = max(most, len(g.started))
			g.done(target.Credentials)
		}
	}
	if most != 1 || len(g.started) != 0 {
		t.Errorf("%d gateways at a time, %d at the end", most, len(g.started))
	}
	all, _ := audited(t, o)
	for id, m := range all {
		if m.Error != nil {
			t.Errorf("%s: %s", id, *m.Error)
		}
	}
}

// TestPaceAt spares this machine no request, unless it stands in for a host of a provider.
func TestPaceAt(t *testing.T) {
	p := &probing{pace: &transport.Pace{Every: time.Second}}
	for _, c := range []struct {
		place  probes.Place
		spared bool
	}{
		{probes.Place{Loopback: true}, false},
		{probes.Place{Loopback: true, Provider: mleready.Cybersource}, true},
		{probes.Place{Provider: mleready.Mastercard}, true},
		{probes.Place{}, true},
	} {
		if got := p.paceAt(c.place) == p.pace; got != c.spared {
			t.Errorf("%+v: paced %v", c.place, got)
		}
	}
}
