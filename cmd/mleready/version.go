package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"mleready"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the tool and of its rules",
		Args:  exactly(0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			rules, asOf, err := a.policy()
			if err != nil {
				return err
			}
			used := rules.Used(asOf)
			fmt.Fprintf(a.Stdout, "mleready %s\nrules %s (sha256 %s), sources read on %s\n",
				mleready.Version, used.Version, used.Digest, used.Checked)
			a.warn(used.Warning)
			return nil
		},
	}
}
