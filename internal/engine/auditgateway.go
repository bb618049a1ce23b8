package engine

import (
	"context"
	"fmt"
	"os"
	"sync"

	"mleready/probes/grader"
	"mleready/probes/sandbox"
)

// gateways are the local gateways of a run, one for each credentials file, started when first needed.
type gateways struct {
	ctx     context.Context
	cancel  context.CancelFunc
	o       AuditOptions
	mu      sync.Mutex
	started map[string]func() (sandbox.Address, error) // by credentials file
	running sync.WaitGroup
}

func newGateways(ctx context.Context, o AuditOptions) *gateways {
	g := &gateways{o: o, started: map[string]func() (sandbox.Address, error){}}
	g.ctx, g.cancel = context.WithCancel(ctx)
	return g
}

// at gives the address of the gateway with the keys of a credentials file.
func (g *gateways) at(credentials string) (sandbox.Address, error) {
	g.mu.Lock()
	start := g.started[credentials]
	if start == nil {
		start = sync.OnceValues(func() (sandbox.Address, error) { return g.start(credentials) })
		g.started[credentials] = start
	}
	g.mu.Unlock()
	return start()
}

// start runs a gateway until the run ends. Its authority is made for the run.
func (g *gateways) start(credentials string) (sandbox.Address, error) {
	dir, err := os.MkdirTemp(g.o.Temp, "gateway")
	if err != nil {
		return sandbox.Address{}, fmt.Errorf("%w: %w", errNoGateway, err)
	}
	address, end, err := sandbox.Start(g.ctx, sandbox.Config{
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
