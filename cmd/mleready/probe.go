package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/internal/engine"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/transport"
	"mleready/report"
)

// probeFlags are those of probe alone.
type probeFlags struct {
	config     string
	only       []string
	confirmed  []string
	timeout    time.Duration
	rate       float64
	dryRun     bool
	production bool
	receive    receiveFlags
}

// defaultRate is how many requests a second one host gets.
const defaultRate = 2

func (a *app) probeCommand() *cobra.Command {
	var f probeFlags
	cmd := &cobra.Command{
		Use:   "probe -c FILE",
		Short: "Ask an account's endpoint what code cannot tell",
		Long: `probe asks the endpoints of a file of targets: whether they can be reached, take a JWT of version 2 and encrypted
bodies, and answer with encrypted replies that the keys can decrypt, for each kind of call; for Mastercard, a signature of
OAuth 1.0a and an encrypted payload. Answers settle what is about keys and account, never what is about code.

It asks the providers' test hosts and loopback. Any other host needs --allow-production and --confirm-host HOST, and
gets only the requests that cannot move money; rules.yaml says which those are and why. Only the providers' test cards
are sent. Redirects are not followed, TLS is always verified, and nothing that changes data is sent twice.

With --receive it asks nothing: it takes the push notifications that Mastercard sends to a partner's endpoint, over
mutual TLS, decrypts and grades each of them, and confirms what it could read. It acts on none, so point only tests at it.
When ready it prints one line of JSON, then one for each push, and at the end a table to stderr.`,
		Example: `  mleready probe -c targets.yaml
  mleready probe -c targets.yaml --dry-run
  mleready probe -c targets.yaml --only jwt --only response_mle_get --format json
  mleready probe --receive 127.0.0.1:8444 --keys credentials.yaml --client-ca mastercard-ca.pem`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("Name the file of targets with -c.", "probe takes no argument, and there is %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.receive.alone(cmd.Flags()); err != nil {
				return err
			}
			if f.receive.listen != "" {
				return a.receive(cmd, f)
			}
			return a.probe(cmd, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.config, "config", "c", "", "`FILE` of targets, - for stdin")
	flags.StringSliceVar(&f.only, "only", nil, "`PROBE` to run, instead of all; repeatable")
	flags.BoolVar(&f.dryRun, "dry-run", false, "print the requests, redacted, and open no connection")
	flags.DurationVar(&f.timeout, "timeout", transport.Timeout, "longest time for one request; with --receive, of the whole run, which else has no end")
	flags.Float64Var(&f.rate, "rate", defaultRate, "requests a second to one host, 0 for no limit")
	flags.BoolVar(&f.production, "allow-production", false, "let hosts be asked that are neither test hosts nor loopback")
	flags.StringArrayVar(&f.confirmed, "confirm-host", nil, "`HOST` that --allow-production is meant for; repeatable")
	f.receive.bind(flags)
	return cmd
}

func (a *app) probe(cmd *cobra.Command, f probeFlags) error {
	outputs, err := a.destinations("table", "lines", "json")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	options, err := a.probing(f, rules, asOf)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	if f.dryRun {
		return a.dryRun(cmd.Context(), options, outputs)
	}
	var done func()
	options.Progress, done = a.progress("probing: %d questions")
	a.collectSeldom()
	result, err := engine.Probe(cmd.Context(), options)
	done()
	if err != nil {
		return probeError(err)
	}
	if err := show(a, outputs, rules, result, map[string]func(io.Writer, *mleready.Assessment) error{"json": report.JSON, "lines": report.Lines}, report.Table); err != nil {
		return err
	}
	if screen := slices.IndexFunc(outputs, func(d destination) bool { return d.file == "-" }); outputs[screen].format != "table" {
		a.warn(result.Rules.Warning)
		for _, s := range result.Stats.Skipped {
			a.warn(s.Path + ": " + s.Reason)
		}
	}
	return verdict(report.ExitCode(result, a.failOn, engine.Incomplete(result)))
}

// probing checks the flags and reads the targets.
func (a *app) probing(f probeFlags, rules *mleready.Rules, asOf mleready.Date) (engine.ProbeOptions, error) {
	o := engine.ProbeOptions{
		Rules: rules, Mandate: a.mandate, AsOf: asOf, Name: f.config, Only: f.only, Timeout: f.timeout, Jobs: a.jobs,
		Guard: guard(rules, f.production, f.confirmed),
		Now:   a.Now, Sleep: transport.Sleep, Random: rand.Reader, Getenv: a.lookupEnv,
	}
	known := engine.ProbeIDs(rules)
	ids := slices.Concat(known(mleready.Cybersource), known(mleready.Mastercard))
	if err := existing("probe", f.only, ids); err != nil {
		return o, err
	}
	switch {
	case f.config == "":
		return o, usage("Write: mleready probe -c targets.yaml", "probe needs a file of targets")
	case f.timeout <= 0:
		return o, usage("Write it like 30s.", "--timeout %s: more than 0 is needed", f.timeout)
	case f.rate < 0:
		return o, usage("Leave it out for two requests a second.", "--rate %v: less than 0", f.rate)
	case f.rate > 0:
		o.Every = time.Duration(float64(time.Second) / f.rate)
	}
	text, err := a.read(f.config)
	if err != nil {
		return o, usage("Name a file that can be read.", "read targets: %w", err)
	}
	o.Targets, err = probes.Load(a.path(f.config), text, known)
	var unknown *probes.Unknown
	if errors.As(err, &unknown) {
		return o, usage(didYouMean(unknown.Name, unknown.Known, "There are "+strings.Join(unknown.Known, ", ")+"."), "%w", err)
	}
	if err != nil {
		return o, usage("", "%w", err)
	}
	return o, a.answerable(f.only, o.Targets, known)
}

// answerable refuses a run that --only leaves nothing to ask in.
func (a *app) answerable(only []string, targets []probes.Target, known func(mleready.Provider) []string) error {
	var ids []string
	for _, t := range targets {
		ids = append(ids, known(t.Provider)...)
	}
	if len(only) == 0 || slices.ContainsFunc(only, func(id string) bool { return slices.Contains(ids, id) }) {
		return nil
	}
	slices.Sort(ids)
	return usage("Their probes are "+strings.Join(slices.Compact(ids), ", ")+".", "--only %s: no target is asked that", strings.Join(only, ","))
}

// probeError tells a target that must not be probed from a run that failed.
func probeError(err error) error {
	if errors.Is(err, engine.ErrTarget) {
		return usage("Nothing was asked.", "%w", err)
	}
	return err
}

// dryRun prints what would be sent.
func (a *app) dryRun(ctx context.Context, o engine.ProbeOptions, outputs []destination) error {
	shown, skipped, err := engine.DryRun(ctx, o)
	if err != nil {
		return probeError(err)
	}
	if err := a.emit(outputs, func(w io.Writer, format string, _ bool) error {
		if format == "json" {
			return writeShownJSON(w, shown)
		}
		return writeShown(w, shown)
	}); err != nil {
		return err
	}
	for _, s := range skipped {
		a.warn(s.Path + ": " + s.Reason)
	}
	if len(skipped) > 0 {
		return verdict(exitIncomplete)
	}
	return nil
}

// lookupEnv tells an empty variable of the environment from none as far as Env can.
func (a *app) lookupEnv(name string) (string, bool) {
	if value := a.Getenv(name); value != "" {
		return value, true
	}
	return "", false
}

// writeShown writes requests for a person to read.
func writeShown(w io.Writer, shown []ask.Shown) error {
	var b strings.Builder
	for _, s := range shown {
		fmt.Fprintf(&b, "%s: %s: %s\n", s.Target, s.Probe, s.Question)
		fmt.Fprintf(&b, "  %s %s\n", s.Request.Method, s.Request.URL)
		for _, line := range s.Request.Headers {
			if scheme, _, ok := strings.Cut(line[1], " "); ok && s.Header != nil && line[0] == "Authorization" {
				line[1] = scheme + " TOKEN"
			}
			fmt.Fprintf(&b, "  %s: %s\n", line[0], line[1])
		}
		if s.Header != nil {
			fmt.Fprintf(&b, "  token header %s\n  token claims %s\n", s.Header, s.Claims)
		}
		for i, part := range s.Signed {
			fmt.Fprintf(&b, "  signed %s %s\n", []string{"method", "address", "parameters"}[i], part)
		}
		if s.Request.Body != "" {
			fmt.Fprintf(&b, "  body %s\n", s.Request.Body)
		}
		if s.Body != s.Request.Body {
			fmt.Fprintf(&b, "  before encryption %s\n", s.Body)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%d requests, none was sent. What depends on an answer is not among them.\n", len(shown))
	_, err := io.WriteString(w, b.String())
	return err
}

// writeShownJSON writes them for a program.
func writeShownJSON(w io.Writer, shown []ask.Shown) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{"schema": "mleready-dry-run/1", "requests": shown})
}
