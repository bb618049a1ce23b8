package main

import (
	"github.com/spf13/cobra"

	"mleready/analyzers/languages"
)

// parseCommand is what scan starts for the parsers that are written in C. It is no part of the interface.
func (a *app) parseCommand() *cobra.Command {
	return &cobra.Command{
		Use:    languages.Command,
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(*cobra.Command, []string) error { return languages.Serve(a.Stdin, a.Stdout) },
	}
}
