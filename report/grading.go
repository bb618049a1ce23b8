package report

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"mleready"
)

// TrafficEvidence turns graded exchanges into evidence, one piece for each requirement of each. A requirement that an
// exchange says nothing about is no evidence either way.
func TrafficEvidence(exchanges []mleready.Graded) []mleready.Evidence {
	evidence := []mleready.Evidence{}
	for _, x := range exchanges {
		for _, r := range x.Requirements {
			if !settles(r.Outcome) {
				continue
			}
			evidence = append(evidence, mleready.Evidence{
				ID: x.ID, Kind: mleready.FromTraffic, Requirement: r.ID, Outcome: r.Outcome, Assurance: x.Assurance,
				MID: x.Merchant, Environment: x.Environment, Reason: fmt.Sprintf("%s (%s %s, %s)", r.Reason, x.Method, x.Path, x.ID),
			})
		}
	}
	return evidence
}

// GradingJSON writes a grading as schema mleready-grade/1: indented, exchanges in the order of the captures, lists
// never null.
func GradingJSON(w io.Writer, g *mleready.Grading) error { return gradedJSON(w, *g) }

func gradedJSON(w io.Writer, what any) error {
	if err := writeJSON(w, filled(reflect.ValueOf(what)).Interface()); err != nil {
		return fmt.Errorf("write graded exchanges as JSON: %w", err)
	}
	return nil
}

// GradingLines writes one line for each exchange that is not accepted, capture entry: verdict: reason, and one for each
// requirement that is unmet, entry: id: unmet: reason.
func GradingLines(w io.Writer, g *mleready.Grading) error {
	var b strings.Builder
	for _, x := range g.Exchanges {
		if x.Reason != "" {
			fmt.Fprintf(&b, "%s: %s: %s\n", clean(x.ID), x.Verdict, clean(x.Reason))
		}
		for _, r := range x.Requirements {
			if r.Outcome == mleready.Unmet {
				fmt.Fprintf(&b, "%s: %s: %s: %s\n", clean(x.ID), r.ID, r.Outcome, clean(r.Reason))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// GradingTable writes a grading for a person to read.
func GradingTable(w io.Writer, g *mleready.Grading, o TableOptions) error {
	t := gradingPage(g, o, plural(len(g.Exchanges), "recorded exchange"))
	if err := t.judged(); err != nil {
		return err
	}
	return t.graded(w, g)
}

// gradingPage begins a page about exchanges.
func gradingPage(g *mleready.Grading, o TableOptions, about string) *tabular {
	o.AsOf = g.AsOf
	return &tabular{page: newPage(o.Width, o.Color), o: o, a: &mleready.Assessment{
		Tool: g.Tool, Rules: g.Rules, AsOf: g.AsOf, Mandate: g.Mandate, Mandates: g.Mandates, Status: g.Status,
		Target: mleready.Target{Path: about}, Stats: mleready.Stats{Skipped: g.Skipped}, Neighbours: g.Neighbours,
	}}
}

// judged writes the verdict on the page's mandate, where there is one.
func (t *tabular) judged() error {
	subject := subjectOf(t.a)
	if subject == nil {
		return nil
	}
	if err := t.gradedMandate(subject); err != nil {
		return fmt.Errorf("write the table of %s: %w", subject.ID, err)
	}
	return nil
}

// graded writes what stands below the verdict, and with it the page.
func (t *tabular) graded(w io.Writer, g *mleready.Grading) error {
	if slices.ContainsFunc(g.Exchanges, func(x mleready.Graded) bool { return x.Provider == mleready.Mastercard }) {
		t.others(subjectOf(t.a))
	}
	if err := t.exchanges(g.Exchanges); err != nil {
		return fmt.Errorf("write the table of exchanges: %w", err)
	}
	t.neighbours()
	t.heading("What was looked at")
	t.field("Exchanges", "%d graded", len(g.Exchanges))
	t.skipped()
	t.sources()
	_, err := io.WriteString(w, t.String())
	return err
}

// gradedMandate writes the verdict in short: the exchanges say the rest.
func (t *tabular) gradedMandate(m *mleready.MandateResult) error {
	if t.o.Verbose {
		return t.mandate(m)
	}
	t.headline(m)
	if m.Status == mleready.StatusNotApplicable {
		return nil
	}
	t.ladder(m)
	t.score(m)
	return t.groups(m)
}

// exchanges lists what was graded, and of each what is unmet or deviates.
func (t *tabular) exchanges(all []mleready.Graded) error {
	t.heading("Exchanges")
	if len(all) == 0 {
		t.para(2, "None concerns a provider of the mandates.")
		return nil
	}
	var rows [][]string
	for _, x := range all {
		rows = append(rows, []string{x.ID, x.Method + " " + x.Path, mechanisms(x.Mechanisms), string(x.Verdict), answer(x.Reply)})
	}
	if err := t.grid([]string{"ID", "Call", "Mechanisms", "Verdict", "Reply"}, rows); err != nil {
		return err
	}
	for _, x := range all {
		t.exchange(x)
	}
	return nil
}

// exchange says what is wrong with one. Requirements with the same reason stand together.
func (t *tabular) exchange(x mleready.Graded) {
	var reasons []string
	ids := map[string][]string{}
	for _, r := range x.Requirements {
		if r.Outcome != mleready.Unmet {
			continue
		}
		if ids[r.Reason] == nil {
			reasons = append(reasons, r.Reason)
		}
		ids[r.Reason] = append(ids[r.Reason], r.ID)
	}
	if x.Reason == "" && len(reasons) == 0 && (len(x.Warnings) == 0 || !t.o.Verbose) {
		return
	}
	t.blank()
	t.para(2, "%s: %s", x.ID, x.Verdict)
	if x.Reason != "" {
		t.para(4, "Refused: %s", x.Reason)
	}
	for _, reason := range reasons {
		list := ids[reason]
		if len(list) > 3 && !t.o.Verbose {
			list = append(list[:3:3], fmt.Sprintf("and %d more", len(list)-3))
		}
		t.para(4, "%s unmet: %s", strings.Join(list, ", "), reason)
	}
	if t.o.Verbose {
		for _, w := range x.Warnings {
			t.para(4, "Taken: %s", w)
		}
	}
}

func mechanisms(list []mleready.Mechanism) string {
	if len(list) == 0 {
		return "none"
	}
	var names []string
	for _, m := range list {
		names = append(names, string(m))
	}
	return strings.Join(names, ", ")
}

func answer(r *mleready.GradedReply) string {
	switch {
	case r == nil:
		return "not recorded"
	case r.Cause != "":
		return fmt.Sprintf("%d, %s", r.Status, words(r.Cause))
	case r.Encrypted:
		return fmt.Sprintf("%d, encrypted", r.Status)
	}
	return fmt.Sprint(r.Status)
}
