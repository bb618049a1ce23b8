package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/cybersource"
	"mleready/probes/mastercard"
	"mleready/probes/transport"
)

// ProbeOptions say what to probe and how.
type ProbeOptions struct {
	Rules    *mleready.Rules
	Mandate  string // id of the mandate whose status, stage and score are the assessment's own
	AsOf     mleready.Date
	Name     string // of the file of targets
	Targets  []probes.Target
	Only     []string // probes to run, none for those that each target asks for
	Guard    probes.Guard
	Timeout  time.Duration // of one request
	Every    time.Duration // between two requests to one host
	Jobs     int           // targets probed at the same time
	Now      func() time.Time
	Sleep    func(context.Context, time.Duration) error
	Random   io.Reader
	Getenv   func(name string) (string, bool)
	Dial     transport.Dialer // nil for the system's
	Progress func(done int)   // probes done; never called twice at the same time
}

// GCPercent is what commands set that exchange much and keep little: how much garbage, in percent of what lives, may pile up
// before it is collected.
const GCPercent = 800

// ProbeIDs lists what the targets of a provider may name under only.
func ProbeIDs(rules *mleready.Rules) func(mleready.Provider) []string {
	return func(provider mleready.Provider) []string {
		if provider == mleready.Mastercard {
			return mastercard.IDs(rules)
		}
		return cybersource.IDs(rules)
	}
}

// ErrTarget is wrapped by what is wrong with a target before anything is asked: its host may not be, or its secrets
// stand in the file.
var ErrTarget = errors.New("this target cannot be probed")

// probing is one run over targets.
type probing struct {
	ProbeOptions
	shared
	pace *transport.Pace
	once bool // an endpoint that cannot be reached is not asked again
	all  []*account
	mu   sync.Mutex
	done int
}

// shared is what all targets of a run have in common.
type shared struct {
	credentials *keyFiles
	connections *transport.Connections
	pems        *pems
}

func newShared() shared { return shared{&keyFiles{}, &transport.Connections{}, &pems{}} }

// Probe puts the questions to every target and judges what the answers settle. Targets that cannot be reached or whose
// keys cannot be read are listed as skipped, the others are probed; the error is for a target that must not be probed,
// with which nothing is asked, or for a run that was ended.
func Probe(ctx context.Context, o ProbeOptions) (*mleready.Assessment, error) {
	start := o.Now()
	p := &probing{ProbeOptions: o, shared: newShared(), pace: &transport.Pace{Every: o.Every, Now: o.Now, Sleep: o.Sleep}}
	defer p.connections.Close()
	if err := p.prepare(ctx); err != nil {
		return nil, err
	}
	limit := make(chan struct{}, max(o.Jobs, 1))
	var running sync.WaitGroup
	for _, a := range p.all {
		limit <- struct{}{}
		running.Go(func() {
			defer func() { <-limit }()
			p.run(ctx, a)
		})
	}
	running.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("probing %s: %w", o.Name, err)
	}
	result := verdict{rules: o.Rules, mandate: o.Mandate, asOf: o.AsOf}.assess(p.seen())
	result.Stats.DurationMS = o.Now().Sub(start).Milliseconds()
	return result, nil
}

// DryRun shows the requests that Probe would send first, in order; what depends on an answer is not among them. It
// opens no connection.
func DryRun(ctx context.Context, o ProbeOptions) ([]ask.Shown, []mleready.Skipped, error) {
	p := &probing{ProbeOptions: o, shared: newShared()}
	if err := p.prepare(ctx); err != nil {
		return nil, nil, err
	}
	shown := []ask.Shown{}
	var skipped []mleready.Skipped
	for _, a := range p.all {
		skipped = append(skipped, a.skipped...)
		if a.session == nil {
			continue
		}
		for _, probe := range p.probes(a) {
			a.session.Send = func(_ context.Context, _ string, b *ask.Built) (*transport.Reply, error) {
				shown = append(shown, a.session.Show(probe, b))
				return nil, ask.ErrNotSent
			}
			a.session.Run(ctx, probe)
		}
	}
	return shown, skipped, ctx.Err()
}

func (p *probing) prepare(ctx context.Context) error {
	var wrong []error
	for _, t := range p.Targets {
		a, err := p.account(ctx, t)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s:%d: target %q: %w", p.Name, t.Line, t.Name, err))
		}
		p.all = append(p.all, a)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading the credentials of %s: %w", p.Name, err)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%w:\n%w", ErrTarget, errors.Join(wrong...))
	}
	return nil
}

// probes are those that a target is to be asked.
func (p *probing) probes(a *account) []ask.Probe {
	var list []ask.Probe
	for _, probe := range a.probes {
		if probe.Selected(a.target.Only) && probe.Selected(p.Only) {
			list = append(list, probe)
		}
	}
	return list
}

// run probes one target. A defect of ours costs this target alone.
func (p *probing) run(ctx context.Context, a *account) {
	if a.session == nil {
		return
	}
	defer a.client.Close()
	defer func() {
		if defect := recover(); defect != nil {
			a.skip(fmt.Sprintf("a defect of mleready ended its probes (%T): please report it", defect))
		}
	}()
	a.session.Send = func(ctx context.Context, _ string, b *ask.Built) (*transport.Reply, error) {
		return a.client.Do(ctx, b.Request)
	}
	for _, probe := range p.probes(a) {
		if ctx.Err() != nil || p.once && a.session.Missed() != nil {
			break
		}
		a.observations = append(a.observations, a.session.Run(ctx, probe)...)
		p.tick()
	}
	if err := a.session.Missed(); err != nil {
		a.skip(err.Error())
	}
}

func (p *probing) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.Progress != nil {
		p.Progress(p.done)
	}
}
