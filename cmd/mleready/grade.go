package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/internal/engine"
	"mleready/probes/credentials"
	"mleready/report"
)

func (a *app) gradeCommand() *cobra.Command {
	var keys string
	cmd := &cobra.Command{
		Use:   "grade CAPTURE…",
		Short: "Grade recorded requests and replies",
		Long: `grade judges exchanges that were recorded from a merchant's own program: a HAR file from a browser or a
proxy, JSON as "mleready record" writes it (one object, a list, or one object a line), or raw HTTP/1.1 messages. The
form is told by the content; - is stdin. Calls of Cybersource and of Mastercard Cross-Border Services are graded, told
by host, path, header or wrapper. It opens no socket.

With --keys FILE signatures, digests and encrypted bodies are checked with the keys of a credentials file. Without it
everything that can be seen is checked, and the rest is unknown. The clock is the exchange's own; --as-of picks the
policy of a day.`,
		Example: "  mleready grade checkout.har\n  mleready grade --keys sandbox/credentials.yaml --format json exchanges.jsonl\n  mleready grade --mandate mastercard-payload --keys credentials.yaml payouts.har",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("Usage: "+cmd.UseLine(), "grade needs a capture")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, captures []string) error { return a.grade(cmd, captures, keys) },
	}
	cmd.Flags().StringVar(&keys, "keys", "", "credentials `FILE` to verify and decrypt with")
	return cmd
}

func (a *app) grade(cmd *cobra.Command, names []string, keys string) error {
	outputs, err := a.destinations("table", "lines", "json")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	options := engine.GradeOptions{Rules: rules, Mandate: a.mandate, AsOf: asOf}
	if keys != "" {
		file, err := a.keyring(cmd, keys, rules)
		if err != nil {
			return err
		}
		options.Keys, options.Partners = file.Cybersource, file.Mastercard
	}
	for _, name := range names {
		open := func() (io.ReadCloser, error) { return a.open(name) }
		options.Captures = append(options.Captures, engine.Capture{Name: name, Open: open})
	}
	var done func()
	options.Progress, done = a.progress("grading: %d exchanges")
	result, err := engine.Grade(cmd.Context(), options)
	done()
	if err != nil {
		return err
	}
	if err := show(a, outputs, rules, result, map[string]func(io.Writer, *mleready.Grading) error{"json": report.GradingJSON, "lines": report.GradingLines}, report.GradingTable); err != nil {
		return err
	}
	incomplete := slices.ContainsFunc(result.Skipped, func(s mleready.Skipped) bool { return s.Candidate })
	return verdict(report.GradingExitCode(result, a.failOn, incomplete))
}

// open opens a file named on the command line; - is stdin.
func (a *app) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.Stdin), nil
	}
	file, err := os.Open(a.path(name))
	var wrong *os.PathError
	if errors.As(err, &wrong) {
		return nil, wrong.Err
	}
	return file, err
}

// keyring loads a credentials file for verifying: certificates suffice, and a key that is broken is told.
func (a *app) keyring(cmd *cobra.Command, path string, rules *mleready.Rules) (*credentials.File, error) {
	file, err := credentials.Load(cmd.Context(), a.path(path), credentials.Options{Rules: rules, Sandbox: true, AllowLiterals: true})
	if err != nil {
		return nil, usage("", "--keys: %w", err)
	}
	for _, p := range file.Problems {
		a.warn(fmt.Sprintf("%s:%d: %s: %s", p.Path, p.Line, p.Who, p.Text))
	}
	return file, nil
}
