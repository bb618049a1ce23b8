package main

import (
	"io"

	"github.com/spf13/cobra"

	"mleready/internal/portfolio"
)

func (a *app) portfolioCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "portfolio COMMAND",
		Short: "About portfolio files",
		Args:  cobra.ArbitraryArgs,
		RunE:  a.noCommand,
	}
	cmd.AddCommand(&cobra.Command{
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
