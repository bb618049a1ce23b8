package rulestest

import (
	"bytes"
	"fmt"
	"io"
	"text/tabwriter"

	"mleready/analyzers/source"
)

// Write writes a table of the rules with their samples, what failed in them, the rules without samples, and the sums.
func (r Result) Write(w io.Writer) error {
	var page bytes.Buffer
	table := tabwriter.NewWriter(&page, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "rule\tsamples\tpassed\tfailed")
	samples, failed := 0, 0
	for _, rule := range r.Rules {
		samples, failed = samples+rule.Samples, failed+len(rule.Failed)
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\n", rule.ID, rule.Samples, rule.Passed(), len(rule.Failed))
	}
	if err := table.Flush(); err != nil {
		return fmt.Errorf("write the table of rules: %w", err)
	}
	for _, rule := range r.Rules {
		for _, f := range rule.Failed {
			fmt.Fprintf(&page, "\nfailed: %s\n  %s\n", source.Escape(f.Sample), source.Escape(f.Why))
		}
	}
	r.without(&page)
	fmt.Fprintf(&page, "\n%d samples of %d rules: %d passed, %d failed; %d rules without samples\n",
		samples, len(r.Rules), samples-failed, failed, len(r.Without))
	_, err := w.Write(page.Bytes())
	return err
}

func (r Result) without(w io.Writer) {
	const perLine = 10
	for i, id := range r.Without {
		switch {
		case i == 0:
			fmt.Fprint(w, "\nwithout samples:\n  ")
		case i%perLine == 0:
			fmt.Fprint(w, "\n  ")
		default:
			fmt.Fprint(w, " ")
		}
		fmt.Fprint(w, id)
	}
	if len(r.Without) > 0 {
		fmt.Fprintln(w)
	}
}
