package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mleready"
)

// sortedFindings orders findings by path, line, column and rule, without touching the caller's.
func sortedFindings(list []mleready.Finding) []mleready.Finding {
	return slices.SortedStableFunc(slices.Values(list), func(a, b mleready.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule))
	})
}

// isOpen reports whether a finding asks for something: unmet or unknown, and not excused.
func isOpen(f mleready.Finding) bool {
	return (f.Outcome == mleready.Unmet || f.Outcome == mleready.Unknown) && !isExcused(f)
}

// findings lists open findings by file. Those in code that does not speak for the merchant are counted only.
func (t *tabular) findings() {
	var open []mleready.Finding
	aside := map[mleready.Role]int{}
	for _, f := range t.sorted {
		switch {
		case !isOpen(f):
		case t.o.Verbose || speaks(f.Role, t.a.Basis):
			open = append(open, f)
		default:
			aside[f.Role]++
		}
	}
	if len(open) > 0 || len(aside) > 0 {
		t.heading("Findings")
	}
	path := ""
	for _, f := range open {
		if f.Path != path {
			path = f.Path
			t.para(2, "%s", path)
		}
		t.finding(f)
	}
	for _, role := range slices.Sorted(maps.Keys(aside)) {
		t.para(2, "%s in %s code, which is not judged (-v lists them)", plural(aside[role], "more finding"), role)
	}
}

func (t *tabular) finding(f mleready.Finding) {
	lead := fmt.Sprintf("    %-8s ", fmt.Sprintf("%d:%d", f.Line, f.Column))
	text := f.Rule + " " + f.Message
	if f.Outcome == mleready.Unknown {
		text = f.Rule + " (unknown) " + f.Message
	}
	if !speaks(f.Role, t.a.Basis) {
		text += fmt.Sprintf(" (%s code, not judged)", f.Role)
	}
	t.hang(lead, text)
	if !t.o.Verbose {
		return
	}
	indent := strings.Repeat(" ", len(lead))
	if f.Snippet != "" {
		t.hang(indent+"| ", f.Snippet)
	}
	for _, p := range f.Related {
		t.hang(indent, fmt.Sprintf("see %s:%d %s", p.Path, p.Line, p.Why))
	}
}

// neighbours counts what looks alike and is not affected.
func (t *tabular) neighbours() {
	if len(t.a.Neighbours) == 0 {
		return
	}
	count := map[mleready.NeighbourKind]int{}
	for _, n := range t.a.Neighbours {
		count[n.Kind]++
	}
	t.heading("Seen and not affected")
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		t.para(2, "%s: %s", words(kind), plural(count[kind], "place"))
	}
	if t.o.Verbose {
		for _, n := range t.a.Neighbours {
			t.para(4, "%s:%d %s", n.Path, n.Line, words(n.Kind))
		}
	}
}
