package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/analyzers/languages"
	"mleready/internal/engine"
	"mleready/internal/fetch"
	"mleready/internal/portfolio"
	"mleready/internal/runs"
	"mleready/probes/transport"
	"mleready/report"
)

// auditFlags are those of audit alone.
type auditFlags struct {
	out        string
	confirmed  []string
	timeout    time.Duration
	rate       float64
	production bool
}

func (a *app) auditCommand() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit PORTFOLIO",
		Short: "Judge every merchant of a portfolio by all of its evidence, and plan what each has to do",
		Long: `audit reads a portfolio file and, for every merchant in it, scans the sources, grades the recorded traffic, asks the
endpoints, reads the key files and takes what people declare, judges all of it at once, and plans what is left to do.
One merchant that is broken costs nothing of the others. "mleready portfolio schema" prints the form of the file for
editors.

Sources are folders, archives, or git repositories by https or ssh. A probe with "url: sandbox" is asked of a local
gateway, which is started for the run with the probe's own credentials. Other hosts are held to the rules of probe.

Every run is kept in DIR/runs/DATE-N, which appears when it is whole: what was found, and a page for the portfolio
(index.html) and for each merchant.`,
		Example: "  mleready audit portfolio.yaml\n  mleready audit portfolio.yaml --format json -o table=portfolio.txt\n  mleready audit portfolio.yaml --fail-on unknown --out audits",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return usage("Usage: "+cmd.UseLine(), "audit takes one portfolio file, not %d", len(args))
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.audit(cmd.Context(), args[0], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "mleready-report", "`DIR` that runs are kept in")
	flags.DurationVar(&f.timeout, "timeout", transport.Timeout, "longest time for one request of a probe")
	flags.Float64Var(&f.rate, "rate", defaultRate, "requests a second to one host, 0 for no limit")
	flags.BoolVar(&f.production, "allow-production", false, "let hosts be asked that are neither test hosts nor loopback")
	flags.StringArrayVar(&f.confirmed, "confirm-host", nil, "`HOST` that --allow-production is meant for; repeatable")
	return cmd
}

func (a *app) audit(ctx context.Context, path string, f auditFlags) error {
	outputs, err := a.destinations("table", "json", "html")
	if err != nil {
		return err
	}
	chosen := a.mandate
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	file, err := a.portfolio(path, rules, chosen)
	if err != nil {
		return err
	}
	options, err := a.auditing(f, rules, asOf)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	options.Portfolio = file
	if options.Temp, err = os.MkdirTemp("", "mleready-audit-"); err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	defer os.RemoveAll(options.Temp)
	parsers := languages.Start(languages.Options{Jobs: a.jobs, Triggers: rules.Triggers})
	defer parsers.Close()
	options.Adapters = parsers.Adapters
	run := &auditRun{app: a, rules: rules, result: mleready.PortfolioResult{
		Schema: mleready.PortfolioSchema, Tool: mleready.Tool{Name: "mleready", Version: mleready.Version, Depth: map[string]mleready.Depth{}},
		Rules: rules.Used(asOf), AsOf: asOf, Portfolio: file.Name, Mandate: a.mandate,
	}}
	if err := run.do(ctx, options, a.path(f.out)); err != nil {
		return err
	}
	return run.tell(outputs)
}

// portfolio reads the portfolio file and settles which mandate decides: the one that was chosen, else the first that
// the file names.
func (a *app) portfolio(path string, rules *mleready.Rules, chosen string) (*portfolio.File, error) {
	file, _, err := a.portfolioFile(path, rules, os.ReadFile)
	if err != nil {
		return nil, err
	}
	switch {
	case len(file.Mandates) == 0:
	case chosen == "":
		a.mandate = file.Mandates[0]
	case !strings.Contains(" "+strings.Join(file.Mandates, " ")+" ", " "+chosen+" "):
		return nil, usage("It judges by "+strings.Join(file.Mandates, ", ")+".", "--mandate %q is none of those of %s", chosen, path)
	}
	if file.Store != "" {
		a.warn("store: " + file.Store + " is not used by audit in this version; the run is kept in a folder")
	}
	return file, nil
}

// auditing puts together how sources are fetched and endpoints asked.
func (a *app) auditing(f auditFlags, rules *mleready.Rules, asOf mleready.Date) (engine.AuditOptions, error) {
	o := engine.AuditOptions{
		Rules: rules, Mandate: a.mandate, AsOf: asOf, Jobs: a.jobs, Timeout: f.timeout, Fetch: fetchSource,
		Guard: guard(rules, f.production, f.confirmed),
		Now:   a.Now, Sleep: transport.Sleep, Random: rand.Reader, Getenv: a.lookup,
	}
	switch {
	case f.timeout <= 0:
		return o, usage("Write it like 30s.", "--timeout %s: more than 0 is needed", f.timeout)
	case f.rate < 0:
		return o, usage("Leave it out for two requests a second.", "--rate %v: less than 0", f.rate)
	case f.rate > 0:
		o.Every = time.Duration(float64(time.Second) / f.rate)
	}
	return o, nil
}

// fetchSource brings an archive or a repository here.
func fetchSource(ctx context.Context, s portfolio.Source, into string) (string, error) {
	var err error
	if s.Archive != "" {
		err = fetch.Archive(ctx, s.Archive, into, fetch.DefaultLimits)
	} else {
		err = fetch.Git(ctx, fetch.Repository{URL: s.Git, Ref: s.Ref}, into, fetch.GitOptions{Environ: os.Environ()})
	}
	if err != nil {
		return "", err
	}
	return fetch.Inside(into, s.Dir)
}

// auditRun is one audit with what is kept of it: rows in memory, the rest in the folder of the run.
type auditRun struct {
	*app
	rules  *mleready.Rules
	result mleready.PortfolioResult
	dir    string
	code   int
}

// do audits the portfolio and keeps the run. What is not finished leaves nothing.
func (r *auditRun) do(ctx context.Context, o engine.AuditOptions, out string) error {
	w, err := runs.Create(out)
	if err != nil {
		return err
	}
	var done func()
	o.Progress, done = r.progress("auditing: %d of " + fmt.Sprint(len(o.Portfolio.Merchants)) + " merchants")
	err = engine.Audit(ctx, o, func(m engine.Audited) error { return r.take(w, m) })
	done()
	if err == nil {
		err = r.finish(w)
	}
	if err != nil {
		w.Abort()
	}
	if errors.Is(err, engine.ErrRules) {
		return usage("Use rules of this version, or extend the built-in ones.", "%w", err)
	}
	return err
}

// take keeps one merchant.
func (r *auditRun) take(w *runs.Writer, m engine.Audited) error {
	report.Count(&r.result.Totals, m.MerchantResult)
	r.result.Merchants = append(r.result.Merchants, report.Row(m.MerchantResult))
	r.code = max(r.code, report.PortfolioExitCode(m.MerchantResult, r.failOn, m.Incomplete))
	if err := w.Add(m.MerchantResult, m.Exchanges); err != nil || m.Assessment == nil {
		return err
	}
	return w.File(merchantPage(m.ID), func(out io.Writer) error { return report.MerchantPage(out, m.Assessment, r.rules) })
}

// merchantPage is a merchant's page, seen from that of the portfolio.
func merchantPage(id string) string { return "merchants/" + id + ".html" }

// page writes the page of the portfolio. Links lead to the merchants' pages where those are beside it.
func (r *auditRun) page(w io.Writer, link func(id string) string) error {
	return report.PortfolioPage(w, &r.result, r.rules, link)
}

// linked is the page of a merchant that has one.
func (r *auditRun) linked(id string) string {
	for _, m := range r.result.Merchants {
		if m.ID == id && m.Assessment == nil {
			return ""
		}
	}
	return merchantPage(id)
}

// finish gives the run its name.
func (r *auditRun) finish(w *runs.Writer) error {
	if err := w.File("index.html", func(out io.Writer) error { return r.page(out, r.linked) }); err != nil {
		return err
	}
	head := r.result
	head.Merchants = []mleready.MerchantResult{}
	var err error
	r.dir, err = w.Finish(head)
	return err
}

// tell writes what was found to where it was asked for.
func (r *auditRun) tell(outputs []destination) error {
	run, err := runs.Open(r.dir)
	if err != nil {
		return err
	}
	var failed []error
	screen := ""
	for _, d := range outputs {
		if d.file == "-" {
			screen = d.format
		}
		failed = append(failed, r.deliver(d, func(w io.Writer) error {
			switch d.format {
			case "json":
				return report.PortfolioJSON(w, &r.result, run.Each)
			case "html":
				return r.page(w, nil)
			}
			colour := d.file == "-" && r.Terminal && !r.noColor && r.Getenv("NO_COLOR") == ""
			return report.PortfolioTable(w, &r.result, report.TableOptions{Width: r.Width, Color: colour, Verbose: r.verbose, Rules: r.rules})
		}))
	}
	if err := errors.Join(failed...); err != nil {
		return err
	}
	if screen != "table" {
		r.warn(r.result.Rules.Warning)
		for _, m := range r.result.Merchants {
			if m.Error != nil {
				r.warn(m.ID + ": " + *m.Error)
			}
		}
	}
	r.say("the run is in " + r.dir)
	return verdict(r.code)
}
