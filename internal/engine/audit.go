package engine

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"mleready"
	"mleready/analyzers/code"
	"mleready/internal/portfolio"
	"mleready/probes"
	"mleready/probes/transport"
)

// AuditOptions say what to audit and how.
type AuditOptions struct {
	Rules     *mleready.Rules
	Mandate   string // id of the mandate whose status, stage and score are an assessment's own
	AsOf      mleready.Date
	Portfolio *portfolio.File
	Jobs      int                   // merchants audited at the same time
	Temp      string                // a folder of this run's own, which the caller removes
	Adapters  func() []code.Adapter // for one scan each
	Fetch     Fetcher
	Guard     probes.Guard
	Timeout   time.Duration // of one request of a probe
	Every     time.Duration // between two requests to one host
	Now       func() time.Time
	Sleep     func(context.Context, time.Duration) error
	Random    io.Reader
	Getenv    func(name string) (string, bool)
	Dial      transport.Dialer // nil for the system's
	Progress  func(done int)   // merchants done
}

// Fetcher brings an archive or a git repository into a new folder and names the one that the code is in.
type Fetcher func(ctx context.Context, s portfolio.Source, into string) (dir string, err error)

// Audited is what came of one merchant. Exchanges are those of its captures; they are not part of the assessment.
type Audited struct {
	mleready.MerchantResult
	Exchanges  []mleready.Graded
	Incomplete bool // something that was named could not be reached, read or analysed
	fatal      error
}

// auditing is one run over a portfolio.
type auditing struct {
	AuditOptions
	shared
	verdict  verdict
	pace     *transport.Pace
	gateways *gateways
	reports  usageFiles
	running  sync.WaitGroup // whatever was started for merchants
}

// Audit collects everything that the portfolio names of each merchant, judges it once, and hands the results to yield
// in the order of the portfolio. What is broken of one merchant is in its Error and takes nothing from the others; the
// error is that of yield, wraps ErrRules, or says that the run was ended.
func Audit(ctx context.Context, o AuditOptions, yield func(Audited) error) error {
	ctx, cancel := context.WithCancel(ctx)
	r := &auditing{
		AuditOptions: o, shared: newShared(), pace: &transport.Pace{Every: o.Every, Now: o.Now, Sleep: o.Sleep}, gateways: newGateways(ctx, o),
		verdict: verdict{rules: o.Rules, mandate: o.Mandate, asOf: o.AsOf, only: o.Portfolio.Mandates},
	}
	defer r.gateways.close()
	defer r.connections.Close()
	defer r.running.Wait()
	defer cancel() // so that nothing of a run that ends early is waited for longer than it takes to stop
	done := 0
	for one := range r.start(ctx) {
		result := <-one
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("auditing %s: %w", o.Portfolio.Path, err)
		}
		if result.fatal != nil {
			return result.fatal
		}
		if err := yield(result); err != nil {
			return err
		}
		if done++; o.Progress != nil {
			o.Progress(done)
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("auditing %s: %w", o.Portfolio.Path, err)
	}
	return nil
}

// start audits merchants side by side. The channel gives their results in order; it holds no more of them than run at
// the same time, so that one slow merchant does not make the others pile up.
func (r *auditing) start(ctx context.Context) <-chan chan Audited {
	results := make(chan chan Audited, max(r.Jobs, 1)-1)
	r.running.Go(func() {
		defer close(results)
		for _, m := range r.Portfolio.Merchants {
			one := make(chan Audited, 1)
			select {
			case results <- one:
			case <-ctx.Done():
				return
			}
			r.running.Go(func() { one <- r.merchant(ctx, m) })
		}
	})
	return results
}

// merchant audits one merchant. A defect of ours costs this merchant alone.
func (r *auditing) merchant(ctx context.Context, m portfolio.Merchant) (result Audited) {
	result.MerchantResult = mleready.MerchantResult{ID: m.ID, Name: m.Name, Owner: m.Owner, Tags: m.Tags, Volume: m.Volume()}
	if m.Name == "" {
		result.Name = m.ID
	}
	defer func() {
		if defect := recover(); defect != nil {
			text := fmt.Sprintf("a defect of mleready ended the audit of this merchant: %v; please report it", defect)
			result.Assessment, result.Error, result.Incomplete = nil, &text, true
		}
	}()
	start := r.Now()
	c := &collecting{auditing: r, m: m, seen: newSeen(m.ID)}
	c.collect(ctx)
	result.Exchanges, result.fatal = c.exchanges, c.fatal
	result.Error, result.Incomplete = c.missing()
	if c.empty() {
		return result
	}
	result.Assessment = c.assess()
	result.Assessment.Stats.DurationMS = r.Now().Sub(start).Milliseconds()
	return result
}
