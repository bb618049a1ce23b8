package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mleready"
)

// app is one run: its environment and the flags that every command has.
type app struct {
	Env
	common
}

// Run executes one command line, without the program's name, and returns the exit code.
func Run(ctx context.Context, args []string, env Env) int {
	a := &app{Env: env}
	root := a.command()
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	started := false
	root.PersistentPreRun = func(*cobra.Command, []string) { started = true }
	err := root.ExecuteContext(ctx)
	var wrong *usageError
	if err != nil && !started && !errors.As(err, &wrong) {
		err = &usageError{err: err, hint: "Run 'mleready --help' for the commands and flags."}
	}
	return exitCode(env.Stderr, err)
}

// command builds the tree of commands.
func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "mleready COMMAND",
		Short: "Tell whether payment code is ready for the mandates of its providers",
		Long: `mleready says, requirement by requirement, whether payment code is ready for the mandates of
Cybersource / Visa Acceptance and Mastercard. scan reads code, opens no socket and runs no other program; audit judges
all merchants of a portfolio by everything that is known of them; sandbox is a gateway on this machine to try a
migration against.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 usage error, 3 could not finish.`,
		Version:       mleready.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          a.noCommand,
	}
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		RunE: func(_ *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return a.noCommand(root, args)
			}
			return about.Help()
		},
	})
	a.bind(root.PersistentFlags())
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.auditCommand(), a.portfolioCommand(), a.scanCommand(), a.probeCommand(), a.sandboxCommand(), a.recordCommand(), a.gradeCommand(), a.proveCommand(), a.explainCommand(), a.rulesCommand(), a.versionCommand(), a.parseCommand())
	return root
}

// noCommand answers a command line that names no command, or none that exists.
func (a *app) noCommand(cmd *cobra.Command, args []string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	if len(args) == 0 {
		cmd.SetOut(a.Stderr)
		_ = cmd.Usage()
		return usage("Start with: mleready scan", "no command given")
	}
	return usage(didYouMean(args[0], names, "Run 'mleready --help' for the commands."), "unknown command %q", args[0])
}

// flagError turns what the flag parser says into a usage error that names the nearest flag.
func flagError(cmd *cobra.Command, err error) error {
	hint := "Run '" + cmd.CommandPath() + " --help' for its flags."
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		hint = didYouMean("--"+unknown.GetSpecifiedName(), names, hint)
	}
	return &usageError{err: err, hint: hint}
}

// exactly demands n arguments, which what describes.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return usage("Usage: "+cmd.UseLine(), "%s takes %s, not %d arguments", cmd.CommandPath(), what, len(args))
	}
}
