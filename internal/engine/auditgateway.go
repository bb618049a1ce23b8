package engine

import (
	"context"
	"fmt"
	"os"
	"sync"

	"mleready/probes/grader"
	"mleready/probes/sandbox"
)

// gateways are the local gateways of a run, one for each credentials file, started when first needed and ended after the
// last target that names it, so that a portfolio whose merchants have a file each does not keep a listener for each.
type gateways struct {
	ctx     context.Context
	cancel  context.CancelFunc
	o       AuditOptions
	mu      sync.Mutex
	left    map[string]int // targets still to be asked, by credentials file
	started map[string]*gatewayRun
	running sync.WaitGroup
}

// gatewayRun is one gateway.
type gatewayRun struct {
	start func() (sandbox.Address, error)
	stop  context.CancelFunc
}

func newGateways(ctx context.Context, o AuditOptions) *gateways {
	g := &gateways{o: o, left: map[string]int{}, started: map[string]*gatewayRun{}}
	g.ctx, g.cancel = context.WithCancel(ctx)
	for _, m := range o.Portfolio.Merchants {
		for _, target := range m.Probes {
			if target.URL == gatewayURL {
				g.left[target.Credentials]++
			}
		}
	}
	return g
}

// at gives the address of the gateway with the keys of a credentials file.
func (g *gateways) at(credentials string) (sandbox.Address, error) {
	g.mu.Lock()
	run := g.started[credentials]
	if run == nil {
		ctx, stop := context.WithCancel(g.ctx)
		run = &gatewayRun{stop: stop, start: sync.OnceValues(func() (sandbox.Address, error) { return g.start(ctx, credentials) })}
		g.started[credentials] = run
	}
	g.mu.Unlock()
	return run.start()
}

// done says that a target has been asked.
func (g *gateways) done(credentials string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.left[credentials]--; g.left[credentials] > 0 {
		return
	}
	if run := g.started[credentials]; run != nil {
		run.stop()
		delete(g.started, credentials)
	}
}

// start runs a gateway until its context ends. Its authority is made for the run.
func (g *gateways) start(ctx context.Context, credentials string) (sandbox.Address, error) {
	dir, err := os.MkdirTemp(g.o.Temp, "gateway")
	if err != nil {
		return sandbox.Address{}, fmt.Errorf("%w: %w", errNoGateway, err)
	}
	address, end, err := sandbox.Start(ctx, sandbox.Config{
		Options: sandbox.Options{Rules: g.o.Rules, Policy: grader.On, Now: g.o.Now},
		Listen:  "127.0.0.1:0", Dir: dir, Credentials: credentials, Getenv: g.o.Getenv,
	})
	if err != nil {
		return sandbox.Address{}, fmt.Errorf("%w: %w", errNoGateway, err)
	}
	g.running.Go(func() { _ = end() }) // what goes wrong later shows at the probes
	return address, nil
}

// close ends all gateways and waits for them.
func (g *gateways) close() {
	g.cancel()
	g.running.Wait()
}
