package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"mleready"
	"mleready/probes"
	"mleready/report"
)

// common holds the flags that every command has. A command that has no use for one ignores it.
type common struct {
	format  string
	outputs []string
	asOf    string
	mandate string
	rules   string
	failOn  string
	quiet   bool
	verbose bool
	noColor bool
	jobs    int
}

func (c *common) bind(flags *pflag.FlagSet) {
	flags.StringVar(&c.format, "format", "", "form of what goes to stdout: table (default), lines, json, sarif")
	flags.StringArrayVarP(&c.outputs, "output", "o", nil, "also write `FORMAT=FILE`, or FILE with the format told by its ending (.json, .sarif, .txt); repeatable, - is stdout")
	flags.StringVar(&c.asOf, "as-of", "", "judge by the policy of this `DATE` (YYYY-MM-DD) instead of today")
	flags.StringVar(&c.mandate, "mandate", "", "`ID` of the mandate that decides status and exit code (default: the first of the rules)")
	flags.StringVar(&c.rules, "rules", "", "rules `FILE` that replaces the built-in rules, or extends them with \"extends: default\"")
	flags.StringVar(&c.failOn, "fail-on", report.FailOnValues[0], "exit with 1 at this status or a worse one: "+strings.Join(report.FailOnValues, ", "))
	flags.BoolVarP(&c.quiet, "quiet", "q", false, "no progress and no warnings")
	flags.BoolVarP(&c.verbose, "verbose", "v", false, "say more")
	flags.BoolVar(&c.noColor, "no-color", false, "no colour, as with NO_COLOR set")
	flags.IntVar(&c.jobs, "jobs", runtime.GOMAXPROCS(0), "files read at the same time")
}

// check validates the flags whose values need no other file.
func (c *common) check() error {
	if err := report.CheckFailOn(c.failOn); err != nil {
		return usage("", "%w", err)
	}
	if c.jobs < 1 {
		return usage("Leave it out to use every processor.", "--jobs %d: at least 1 is needed", c.jobs)
	}
	if c.quiet && c.verbose {
		return usage("Give one of them.", "-q and -v exclude each other")
	}
	return nil
}

// policy is the rules that the run judges by, and the day that it judges at.
func (a *app) policy() (*mleready.Rules, mleready.Date, error) {
	if err := a.check(); err != nil {
		return nil, mleready.Date{}, err
	}
	asOf := mleready.DateOf(a.Now().UTC())
	if a.asOf != "" {
		d, err := mleready.ParseDate(a.asOf)
		if err != nil || d.Day == 0 {
			return nil, d, usage("Write the day as YYYY-MM-DD.", "--as-of %q is not a day", a.asOf)
		}
		asOf = d
	}
	rules, err := a.loadRules()
	if err != nil {
		return nil, asOf, err
	}
	if a.mandate == "" {
		a.mandate = rules.Mandates[0].ID
	}
	var ids []string
	for _, m := range rules.Mandates {
		ids = append(ids, m.ID)
	}
	if !slices.Contains(ids, a.mandate) {
		return nil, asOf, usage("The rules know "+strings.Join(ids, ", ")+".", "--mandate %q is unknown", a.mandate)
	}
	return rules, asOf, nil
}

// loadRules reads --rules, else the built-in rules.
func (a *app) loadRules() (*mleready.Rules, error) {
	if a.rules == "" {
		return mleready.Default()
	}
	text, err := a.read(a.rules)
	if err != nil {
		return nil, usage("Give a file that can be read, or - for stdin.", "read rules: %w", err)
	}
	rules, err := mleready.LoadRules(a.rules, text)
	if err != nil {
		return nil, usage("Mend the file; 'mleready rules check FILE' tells whether it is right.", "%w", err)
	}
	return rules, nil
}

// read returns the text of a file named on the command line; - is stdin.
func (a *app) read(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(a.Stdin)
	}
	text, err := os.ReadFile(a.path(path))
	var wrong *os.PathError
	if errors.As(err, &wrong) {
		return nil, fmt.Errorf("%s: %w", path, wrong.Err)
	}
	return text, err
}

// warn tells stderr what does not change the result, unless -q.
func (a *app) warn(text string) {
	if text != "" && !a.quiet {
		fmt.Fprintln(a.Stderr, "mleready: warning: "+text)
	}
}

// guard is what the flags about hosts say.
func guard(rules *mleready.Rules, production bool, confirmed []string) probes.Guard {
	g := probes.Guard{Rules: rules, AllowProduction: production}
	for _, host := range confirmed {
		g.Confirmed = append(g.Confirmed, strings.ToLower(host))
	}
	return g
}

// existing refuses ids under --only that there are not.
func existing(what string, only, ids []string) error {
	for _, id := range only {
		if !slices.Contains(ids, id) {
			return usage(didYouMean(id, ids, "There are "+strings.Join(ids, ", ")+"."), "--only: unknown %s %q", what, id)
		}
	}
	return nil
}
