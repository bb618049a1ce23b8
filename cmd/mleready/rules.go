package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"mleready/analyzers/languages"
	"mleready/report"
)

func (a *app) rulesCommand() *cobra.Command {
	inquired := false
	list := func(*cobra.Command, []string) error {
		if inquired {
			return a.listLanguages()
		}
		return a.listRules()
	}
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules, check a rules file, or run the rules' samples",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usage(didYouMean(args[0], []string{"list", "check", "test"}, "There are list, check FILE and test [FILE]."), "unknown command \"rules %s\"", args[0])
		},
		RunE: list,
	}
	cmd.Flags().BoolVar(&inquired, "languages", false, "list what is read instead, and how deeply (--format table, markdown, json)")
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "List the rules in use", Args: exactly(0, "no argument"), RunE: list},
		&cobra.Command{
			Use:   "check FILE",
			Short: "Tell whether a rules file can be used with --rules; - is stdin",
			Args:  exactly(1, "one rules file"),
			RunE:  func(_ *cobra.Command, args []string) error { return a.checkRules(args[0]) },
		},
		a.rulesTestCommand(),
	)
	return cmd
}

func (a *app) listRules() error {
	outputs, err := a.destinations("table")
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
	a.warn(rules.Used(asOf).Warning)
	return a.emit(outputs, func(w io.Writer, _ string, _ bool) error { return report.RuleList(w, rules) })
}

// listLanguages says what the adapters read.
func (a *app) listLanguages() error {
	outputs, err := a.destinations("table", "markdown", "json")
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	list := languageList()
	return a.emit(outputs, func(w io.Writer, format string, _ bool) error {
		switch format {
		case "json":
			return report.LanguagesJSON(w, list)
		case "markdown":
			return report.LanguagesMarkdown(w, list)
		}
		return report.Languages(w, list)
	})
}

// languageList asks the adapters themselves.
func languageList() []report.Language {
	adapters, end := languages.All(languages.Options{})
	defer end()
	list := make([]report.Language, 0, len(adapters))
	for _, l := range adapters {
		list = append(list, report.Language{Name: l.Language, Extensions: l.Extensions, Names: l.Names, Depth: l.Depth, Folds: l.Folds, Limits: l.Limits})
	}
	return list
}

// checkRules loads a file as --rules would, and says what it holds.
func (a *app) checkRules(file string) error {
	a.rules = file
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	a.warn(rules.Used(asOf).Warning)
	_, err = fmt.Fprintf(a.Stdout, "%s: version %s: %d mandates, %d requirements, %d rules; sources last checked %s\n",
		file, rules.Version, len(rules.Mandates), len(rules.Requirements), len(rules.Rules), rules.Checked)
	return err
}
