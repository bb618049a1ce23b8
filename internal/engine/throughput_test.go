package engine

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/grader"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

const (
	inFlight = 16 // targets probed at the same time, each of which waits for one answer
	batch    = 64 // targets between two looks at the clock
)

// eight are the probes of each target, with a request each.
var eight = map[mleready.Provider][]string{
	mleready.Cybersource: {
		"jwt", "request_mle", "response_mle_success", "response_mle_get", "response_mle_error", "response_mle.search",
		"response_mle.instrument_identifier", "response_mle.authentication_setup",
	},
	mleready.Mastercard: {
		"oauth", "request_json", "request_xml", "reply_get", "reply_error", "reply.crossborder_payment", "reply.crossborder_cancel",
		"kid_unknown",
	},
}

// BenchmarkProbes asks the local gateway eight questions for each target, over TLS on loopback, with 16 targets in
// flight, and garbage collected as the commands have it. Beside it stands the ceiling: as many RSA operations as the same
// requests need on both sides, done by the same number of goroutines in turn with the probes, so that both see the same
// machine.
func BenchmarkProbes(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(GCPercent))
	for _, provider := range []mleready.Provider{mleready.Cybersource, mleready.Mastercard} {
		b.Run(string(provider), func(b *testing.B) {
			p, target := benchmarked(b, provider, nil)
			all := counted(b, provider)
			key, err := rsa.GenerateKey(rand.Reader, 2048)
			if err != nil {
				b.Fatal(err)
			}
			var probing, ceiling time.Duration
			for b.Loop() {
				start := time.Now()
				side(batch, func() { p.benchmark(b, target) })
				between := time.Now()
				side(batch, func() { all.do(b, key) })
				probing, ceiling = probing+between.Sub(start), ceiling+time.Since(between)
			}
			n := float64(b.N * batch * len(target.Only))
			b.ReportMetric(n/probing.Seconds(), "probes/s")
			b.ReportMetric(n/ceiling.Seconds(), "ceiling/s")
			b.ReportMetric(100*ceiling.Seconds()/probing.Seconds(), "%ceiling")
			b.ReportMetric(0, "ns/op") // of a batch and its ceiling
		})
	}
}

// side does something n times, inFlight of them side by side.
func side(n int, do func()) {
	var left atomic.Int64
	left.Store(int64(n))
	var running sync.WaitGroup
	for range inFlight {
		running.Go(func() {
			for left.Add(-1) >= 0 {
				do()
			}
		})
	}
	running.Wait()
}

// benchmarked starts a gateway as the command does and gives a target there.
func benchmarked(b *testing.B, provider mleready.Provider, record func(mleready.Graded)) (*probing, probes.Target) {
	b.Helper()
	rules, err := mleready.Default()
	if err != nil {
		b.Fatal(err)
	}
	dir, err := keysDir()
	if err != nil {
		b.Fatal(err)
	}
	none := func(string) (string, bool) { return "", false }
	ctx, stop := context.WithCancel(b.Context())
	at, end, err := sandbox.Start(ctx, sandbox.Config{
		Options: sandbox.Options{Rules: rules, Policy: grader.On, Now: time.Now, Record: record}, Listen: "127.0.0.1:0", Dir: dir, Getenv: none,
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		stop()
		if err := end(); err != nil {
			b.Error(err)
		}
	})
	target := probes.Target{Name: "target", Provider: provider, URL: at.URL, CA: at.CA, Credentials: at.Credentials, Only: eight[provider], Line: 2}
	if provider == mleready.Mastercard {
		target.Partner = "SANDBOX_PARTNER"
	} else {
		target.Merchant, target.Auth = "sandbox_merchant", probes.AuthP12
	}
	o := ProbeOptions{
		Rules: rules, AsOf: mleready.DateOf(time.Now()), Guard: probes.Guard{Rules: rules}, Now: time.Now, Sleep: transport.Sleep,
		Random: rand.Reader, Getenv: none,
	}
	return &probing{ProbeOptions: o, shared: newShared(), pace: &transport.Pace{Now: time.Now, Sleep: transport.Sleep}}, target
}

// benchmark probes a target from the beginning, with a connection of its own, as an audit does.
func (p *probing) benchmark(b *testing.B, target probes.Target) {
	a, err := p.account(b.Context(), target)
	if err == nil {
		p.run(b.Context(), a)
	}
	if err != nil || len(a.skipped) > 0 || len(a.observations) != len(target.Only) {
		b.Errorf("%v, %v, %d answers", err, a.skipped, len(a.observations))
	}
}

// operations are those with RSA that the probes of one target need, on both sides.
type operations struct {
	signed    int // and verified
	encrypted int // bodies of requests
	decrypted int // of those
	replies   int // encrypted by the gateway, decrypted by the probe
}

// counted has the eight probes made once and counts what they need.
func counted(b *testing.B, provider mleready.Provider) operations {
	b.Helper()
	var all operations
	var mu sync.Mutex
	p, target := benchmarked(b, provider, func(g mleready.Graded) {
		mu.Lock()
		defer mu.Unlock()
		all.signed++
		for _, m := range g.Mechanisms {
			if m == mleready.RequestMLE || m == mleready.MastercardJWE {
				all.encrypted++
				if g.Verdict == mleready.VerdictAccepted {
					all.decrypted++
				}
			}
		}
		if g.Reply.Encrypted {
			all.replies++
		}
	})
	p.benchmark(b, target)
	if all.signed != len(target.Only) {
		b.Fatalf("%d requests for %d probes", all.signed, len(target.Only))
	}
	b.Logf("%d probes: %d signatures made and verified, %d bodies encrypted and %d decrypted, %d replies encrypted and decrypted",
		len(target.Only), all.signed, all.encrypted, all.decrypted, all.replies)
	return all
}

// do makes these operations and nothing else.
func (o operations) do(b *testing.B, key *rsa.PrivateKey) {
	content := make([]byte, 32)
	sum := sha256.Sum256(content)
	for range o.signed {
		signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
		if err != nil || rsa.VerifyPKCS1v15(&key.PublicKey, crypto.SHA256, sum[:], signature) != nil {
			b.Error("a signature failed")
		}
	}
	for i := range o.encrypted + o.replies {
		sealed, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &key.PublicKey, content, nil)
		if err != nil {
			b.Error(err)
		}
		if i >= o.decrypted+o.replies {
			continue
		}
		if _, err := rsa.DecryptOAEP(sha256.New(), nil, key, sealed, nil); err != nil {
			b.Error(err)
		}
	}
}
