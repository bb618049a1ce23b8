package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/mod/modfile"

	"mleready/analyzers/languages"
	"mleready/internal/engine"
	"mleready/internal/rulestest"
)

// Where the samples of the rules that come with the tool are, in its own repository.
const (
	ownModule  = "mleready"
	ownSamples = "analyzers"
)

func (a *app) rulesTestCommand() *cobra.Command {
	var samples string
	cmd := &cobra.Command{
		Use:   "test [FILE]",
		Short: "Run the samples of the rules in use, or of a rules file",
		Long: `test scans every sample as a target of its own. A bad sample must show its rule; a good one neither its rule nor
anything unmet. Of a rule that tells what is right it is the good sample that shows it. Samples are files or folders

  DIR/<check>/testdata/<rule>/<language>/bad_<name>
  DIR/<check>/testdata/<rule>/<language>/good_<name>

Inside of mleready's own repository DIR is its folder analyzers unless another one is given.
Exit codes: 0 every sample passed, 1 some failed, 2 usage error, 3 could not finish.`,
		Example: "  mleready rules test --samples rules/samples rules/acme.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return nil
			}
			return usage("Usage: "+cmd.UseLine(), "%s takes at most one rules file, not %d arguments", cmd.CommandPath(), len(args))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				a.rules = args[0]
			}
			return a.testRules(cmd, samples)
		},
	}
	cmd.Flags().StringVar(&samples, "samples", "", "folder `DIR` of the samples")
	return cmd
}

func (a *app) testRules(cmd *cobra.Command, samples string) error {
	outputs, err := a.destinations("table")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	dir, err := a.samples(samples)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	a.warn(rules.Used(asOf).Warning)
	result, err := rulestest.Run(cmd.Context(), rulestest.Options{
		Dir: dir, Rules: rules, AsOf: asOf, Languages: languages.Options{Jobs: a.jobs, Triggers: rules.Triggers},
	})
	switch {
	case errors.Is(err, engine.ErrRules):
		return usage("Use rules of this version, or extend the built-in ones.", "%w", err)
	case errors.Is(err, rulestest.ErrSamples):
		return usage("'mleready rules test --help' shows how samples are laid out.", "%w", err)
	case err != nil:
		return err
	}
	if err := a.emit(outputs, func(w io.Writer, _ string, _ bool) error { return result.Write(w) }); err != nil {
		return err
	}
	if !result.OK() {
		return verdict(exitFailed)
	}
	return nil
}

// exitFailed says that everything ran and a sample failed.
const exitFailed = 1

// samples is the folder of the samples: the one named, else that of our own repository around the current folder.
func (a *app) samples(named string) (string, error) {
	const hint = "Name the folder of the samples with --samples DIR."
	if named != "" {
		info, err := os.Stat(a.path(named))
		if err != nil || !info.IsDir() {
			return "", usage(hint, "--samples %s: there is no such folder", named)
		}
		return a.path(named), nil
	}
	here, err := filepath.Abs(a.Dir)
	if err != nil {
		return "", usage(hint, "where are we? %w", err)
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && modfile.ModulePath(text) == ownModule {
			return filepath.Join(dir, ownSamples), nil
		}
		if dir == filepath.Dir(dir) {
			return "", usage(hint, "no samples here: those of the built-in rules are in mleready's own repository")
		}
	}
}
