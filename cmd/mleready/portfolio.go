package main

import (
	"io"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/internal/engine"
	"mleready/internal/portfolio"
)

// portfolioFile reads a portfolio. Answers that it names are taken in by read; nil leaves them alone.
func (a *app) portfolioFile(path string, rules *mleready.Rules, read func(string) ([]byte, error)) (*portfolio.File, []byte, error) {
	text, err := a.read(path)
	if err != nil {
		return nil, nil, usage("Name a portfolio file that can be read.", "read portfolio: %w", err)
	}
	file, err := portfolio.Load(a.path(path), text, portfolioOptions(rules, read))
	if err != nil {
		return nil, nil, usage("Mend the file; 'mleready portfolio schema' prints the form of a portfolio for editors.", "%w", err)
	}
	for _, ignored := range file.Ignored {
		a.warn(ignored)
	}
	return file, text, nil
}

func portfolioOptions(rules *mleready.Rules, read func(string) ([]byte, error)) portfolio.Options {
	return portfolio.Options{Rules: rules, Probes: engine.ProbeIDs(rules), Read: read}
}

func (a *app) portfolioCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "portfolio COMMAND",
		Short: "About portfolio files: ask merchants, take their answers, print the form of the file",
		Args:  cobra.ArbitraryArgs,
		RunE:  a.noCommand,
	}
	cmd.AddCommand(a.askCommand(), a.answersCommand(), &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON schema of a portfolio file, for editors",
		Example: "  mleready portfolio schema > portfolio.schema.json",
		Args:    exactly(0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			return a.emit([]destination{{"json", "-"}}, func(w io.Writer, _ string, _ bool) error { return portfolio.Schema(w) })
		},
	})
	return cmd
}
