package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// settlers says, for each kind of evidence, what a person would have to bring.
var settlers = []struct {
	kind  mleready.EvidenceKind
	words string
}{
	{mleready.FromFinding, "code that shows it"},
	{mleready.FromTraffic, "recorded traffic of the merchant's own program"},
	{mleready.FromProbe, "a probe of the account"},
	{mleready.FromKeyFile, "the key's certificate"},
	{mleready.FromDeclaration, "a declaration"},
}

// settledBy lists what may settle a requirement, "" when nothing may.
func settledBy(r mleready.Requirement) string {
	var list []string
	for _, s := range settlers {
		if slices.Contains(r.SettledBy, s.kind) {
			list = append(list, s.words)
		}
	}
	return orList(list)
}

// reason says in one line why a requirement has its outcome.
func (q *inquiry) reason(r mleready.Requirement, cells []cell, outcome mleready.Outcome) string {
	switch outcome {
	case mleready.Unmet:
		return unmetReason(cells)
	case mleready.Met:
		return metReason(cells)
	}
	return q.unknownReason(r, cells)
}

func unmetReason(cells []cell) string {
	var parts []string
	broken := filter(cells, func(c cell) bool { return c.scheme != "" })
	if len(broken) > 0 {
		parts = append(parts, fmt.Sprintf("%s is the live path of %s, which leaves this unmet",
			broken[0].scheme, andMore(names(broken), 1)))
	}
	evidence := pool(cells)
	if worst, n := strongest(evidence, mleready.Unmet); n > 0 {
		text := said(worst)
		if n > 1 {
			text += fmt.Sprintf(", and %d more", n-1)
		}
		parts = append(parts, text)
	}
	for _, c := range cells {
		if c.contradicted {
			met, _ := strongest(c.evidence, mleready.Met)
			parts = append(parts, fmt.Sprintf("contradicted by %s: %s", words(met.Kind), said(met)))
			break
		}
	}
	return strings.Join(parts, "; ")
}

func metReason(cells []cell) string {
	best, n := strongest(pool(cells), mleready.Met)
	if n > 1 {
		return fmt.Sprintf("%s, and %d more", said(best), n-1)
	}
	return said(best)
}

func (q *inquiry) unknownReason(r mleready.Requirement, cells []cell) string {
	open := filter(cells, func(c cell) bool { return c.outcome == mleready.Unknown })
	doubt, doubts := strongest(pool(open), mleready.Unknown)
	doubtful := slices.IndexFunc(r.When, func(when string) bool { _, known := q.in.Holds[when]; return !known })
	var why string
	switch {
	case doubts > 0 && doubt.Reason != "":
		why = doubt.Reason
	case len(open) < len(cells):
		why = "not shown for " + andMore(names(open), 2)
	case doubtful >= 0:
		why = "no evidence, and not known whether it applies (" + q.condition(r.When[doubtful]).Title + ")"
	default:
		why = "no evidence"
	}
	if kinds := settledBy(r); kinds != "" {
		return why + "; would be settled by " + kinds
	}
	return why + "; nothing that this tool reads can settle it"
}

// said is what a piece of evidence says, its id where it gives no reason.
func said(e mleready.Evidence) string {
	if e.Reason != "" {
		return e.Reason
	}
	return fmt.Sprintf("%s by %s", e.Outcome, e.ID)
}

// pool is the evidence of all cells, each piece once.
func pool(cells []cell) []mleready.Evidence {
	var all []mleready.Evidence
	for _, c := range cells {
		all = append(all, c.evidence...)
	}
	slices.SortFunc(all, compareEvidence)
	return slices.Compact(all)
}

func names(cells []cell) []string {
	var list []string
	for _, c := range cells {
		list = append(list, c.name)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// andMore joins the first n of a list and counts the rest.
func andMore(list []string, n int) string {
	if len(list) <= n {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:n], ", "), len(list)-n)
}

func orList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

// plural counts a noun: 1 file, 2 files.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
