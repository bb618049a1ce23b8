package report

import (
	"fmt"
	"io"
	"strings"

	"mleready"
)

// Lines writes one line per open finding, path:line:col: RULE message, and one per observation that is not met,
// target: probe: outcome cause: summary, and nothing else. Suppressed findings and those in the baseline are left out.
func Lines(w io.Writer, a *mleready.Assessment) error {
	var b strings.Builder
	for _, f := range sortedFindings(a.Findings) {
		if isOpen(f) {
			fmt.Fprintf(&b, "%s:%d:%d: %s %s\n", clean(f.Path), f.Line, f.Column, f.Rule, clean(f.Message))
		}
	}
	for _, o := range a.Observations {
		if o.Outcome == mleready.Unmet || o.Outcome == mleready.Unknown {
			fmt.Fprintf(&b, "%s: %s: %s: %s\n", clean(o.Target), clean(o.Probe), strings.TrimSuffix(string(o.Outcome)+" "+string(o.Cause), " "), clean(o.Summary))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
