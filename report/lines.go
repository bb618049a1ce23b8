package report

import (
	"fmt"
	"io"
	"strings"

	"mleready"
)

// Lines writes one line per open finding, path:line:col: RULE message, and nothing else. Suppressed findings and those
// in the baseline are left out.
func Lines(w io.Writer, a *mleready.Assessment) error {
	var b strings.Builder
	for _, f := range sortedFindings(a.Findings) {
		if isOpen(f) {
			fmt.Fprintf(&b, "%s:%d:%d: %s %s\n", clean(f.Path), f.Line, f.Column, f.Rule, clean(f.Message))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
