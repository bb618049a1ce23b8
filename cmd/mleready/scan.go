package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/analyzers/languages"
	"mleready/analyzers/source"
	"mleready/internal/engine"
	"mleready/report"
)

// scanFlags are those of scan alone.
type scanFlags struct {
	noInline     bool
	noRepoConfig bool
	baseline     string
}

func (a *app) scanCommand() *cobra.Command {
	var f scanFlags
	cmd := &cobra.Command{
		Use:   "scan [PATH…]",
		Short: "Read code and judge it (default: the current folder)",
		Long: `scan reads the files below every PATH and judges them by every mandate. Several PATHs are one target.
It opens no socket, runs no program and reads nothing outside of the PATHs but the state of their git repository.`,
		Example: "  mleready scan\n  mleready scan services/pay -o json=report.json\n  mleready scan --baseline report.json --fail-on unknown",
		RunE:    func(cmd *cobra.Command, paths []string) error { return a.scan(cmd, paths, f) },
	}
	cmd.Flags().BoolVar(&f.noInline, "no-inline", false, "ignore mleready:ignore comments, for audits")
	cmd.Flags().BoolVar(&f.noRepoConfig, "no-repo-config", false, "ignore the target's "+source.ConfigName+", for audits")
	cmd.Flags().StringVar(&f.baseline, "baseline", "", "earlier JSON report; what it holds does not fail the run")
	return cmd
}

func (a *app) scan(cmd *cobra.Command, paths []string, f scanFlags) error {
	for _, path := range paths {
		if path == "-" {
			return usage("Name files or folders; a file called - is ./-", "scan reads no code from stdin")
		}
	}
	outputs, err := a.destinations("table", "lines", "json", "sarif", "html")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	baseline, err := a.baseline(f.baseline)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	adapters, end := languages.All(languages.Options{Jobs: a.jobs, Triggers: rules.Triggers})
	defer end()
	progress, done := a.progress("reading: %d files")
	result, err := engine.Scan(cmd.Context(), engine.Options{
		Dir: a.Dir, Paths: paths, Rules: rules, Mandate: a.mandate, AsOf: asOf, Now: a.Now, Jobs: a.jobs,
		Languages: adapters, NoInline: f.noInline, NoRepoConfig: f.noRepoConfig, Baseline: baseline, Progress: progress,
	})
	done()
	switch {
	case errors.Is(err, engine.ErrRules):
		return usage("Use rules of this version, or extend the built-in ones.", "%w", err)
	case err != nil:
		return err
	}
	forms := map[string]func(io.Writer, *mleready.Assessment) error{
		"lines": report.Lines, "json": report.JSON,
		"sarif": func(w io.Writer, result *mleready.Assessment) error { return report.SARIF(w, result, rules) },
		"html":  func(w io.Writer, result *mleready.Assessment) error { return report.MerchantPage(w, result, rules) },
	}
	if err := show(a, outputs, rules, result, forms, report.Table); err != nil {
		return err
	}
	screen := slices.IndexFunc(outputs, func(d destination) bool { return d.file == "-" })
	a.remark(result, outputs[screen].format)
	return verdict(report.ExitCode(result, a.failOn, engine.Incomplete(result)))
}

// baseline reads an earlier report, nil when none was named.
func (a *app) baseline(path string) (source.Baseline, error) {
	if path == "" {
		return nil, nil
	}
	text, err := a.read(path)
	if err != nil {
		return nil, usage("Make one with: mleready scan -o json="+path, "read baseline: %w", err)
	}
	b, err := source.ReadBaseline(text)
	if err != nil {
		return nil, usage("", "%s: %w", path, err)
	}
	return b, nil
}

// progress counts on a terminal what line has a number for; done wipes the line.
func (a *app) progress(line string) (count func(n int), done func()) {
	if !a.ErrTerminal || a.quiet {
		return nil, func() {}
	}
	const pause = 100 * time.Millisecond
	var last time.Time
	count = func(n int) {
		if now := a.Now(); now.Sub(last) >= pause {
			last = now
			fmt.Fprintf(a.Stderr, "\r"+line, n)
		}
	}
	return count, func() { fmt.Fprint(a.Stderr, "\r\x1b[K") }
}

// remark tells stderr what the table would have said, when stdout got something else: an empty list of findings must
// not pass for a good result, nor a useless excuse for a good one.
func (a *app) remark(result *mleready.Assessment, format string) {
	if format == "table" {
		return
	}
	a.warn(result.Rules.Warning)
	for _, s := range result.Stats.Suppressed {
		switch s.State {
		case mleready.SuppressionUsed:
		case mleready.SuppressionInvalid:
			a.warn(fmt.Sprintf("%s:%d: %s", s.Path, s.Line, s.Reason))
		default:
			a.warn(fmt.Sprintf("%s:%d: the excuse for %s is %s", s.Path, s.Line, s.Rule, s.State))
		}
	}
	for _, s := range result.Stats.Skipped {
		if s.Candidate {
			a.warn(fmt.Sprintf("%s: %s", s.Path, s.Reason))
		}
	}
	if !a.quiet {
		fmt.Fprintf(a.Stderr, "mleready: %s: %s; %d files looked at, %d analysed, %d rules run\n",
			a.mandate, result.Status, result.Stats.Files, result.Stats.Parsed, len(result.Stats.RulesRun))
	}
}
