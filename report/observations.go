package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// ObservationEvidence turns what probes saw into evidence, one piece for each requirement that an observation bears on.
// What is info bears on none.
func ObservationEvidence(observations []mleready.Observation) []mleready.Evidence {
	evidence := []mleready.Evidence{}
	for _, o := range observations {
		if o.Requirement == "" || !settles(o.Outcome) && o.Outcome != mleready.Unknown {
			continue
		}
		for _, requirement := range append([]string{o.Requirement}, o.Proves...) {
			evidence = append(evidence, mleready.Evidence{
				ID: o.ID, Kind: cmp.Or(o.Kind, mleready.FromProbe), Requirement: requirement, Outcome: o.Outcome, Assurance: o.Assurance,
				MID: o.MID, Environment: o.Environment, Reason: fmt.Sprintf("%s (%s at %s)", o.Summary, o.Probe, o.Target),
			})
		}
	}
	return evidence
}

// urgency orders what was seen, and gives each outcome its colour.
var urgency = []struct {
	outcome mleready.Outcome
	style   style
}{{mleready.Unmet, red}, {mleready.Unknown, yellow}, {mleready.Met, green}, {mleready.Info, cyan}}

// observations lists for each target what the wire showed, the worst first. What several probes say in the same words
// stands once.
func (t *tabular) observations() {
	if len(t.a.Observations) == 0 {
		return
	}
	t.heading("On the wire")
	var targets []string
	for _, o := range t.a.Observations {
		if !slices.Contains(targets, o.Target) {
			targets = append(targets, o.Target)
		}
	}
	for _, target := range targets {
		of := filter(t.a.Observations, func(o mleready.Observation) bool { return o.Target == target })
		t.para(2, "%s", about(of))
		for _, u := range urgency {
			same := filter(of, func(o mleready.Observation) bool { return o.Outcome == u.outcome })
			for len(same) > 0 {
				first := same[0]
				alike := func(o mleready.Observation) bool { return o.Summary == first.Summary && o.Cause == first.Cause }
				t.observation(u.style, filter(same, alike))
				same = slices.DeleteFunc(slices.Clone(same), alike)
			}
		}
	}
}

// about names a target and counts what was asked of it.
func about(of []mleready.Observation) string {
	first := of[0]
	var details []string
	if first.MID != "" {
		details = append(details, "merchant "+first.MID)
	}
	if first.Environment != "" {
		details = append(details, first.Environment)
	}
	count := map[mleready.Outcome]int{}
	for _, o := range of {
		count[o.Outcome]++
	}
	for _, u := range urgency {
		if count[u.outcome] > 0 {
			details = append(details, fmt.Sprintf("%d %s", count[u.outcome], words(u.outcome)))
		}
	}
	return first.Target + ": " + strings.Join(details, ", ")
}

// observation writes what probes saw alike, and what to do about it.
func (t *tabular) observation(s style, alike []mleready.Observation) {
	const indent = 13
	first := alike[0]
	var probes []string
	for _, o := range alike {
		if !slices.Contains(probes, o.Probe) {
			probes = append(probes, o.Probe)
		}
	}
	text := strings.Join(probes, ", ")
	if first.Cause != "" {
		text += " (" + words(first.Cause) + ")"
	}
	if first.Summary != "" {
		text += ": " + first.Summary
	}
	lines := wrap(text, t.width-indent)
	t.raw("    " + t.paint(s, fmt.Sprintf("%-8s", words(first.Outcome))) + " " + lines[0])
	for _, line := range lines[1:] {
		t.raw(strings.Repeat(" ", indent) + line)
	}
	if next := t.nextFor(first); next != "" && first.Outcome != mleready.Met && first.Outcome != mleready.Info {
		t.hang(strings.Repeat(" ", indent), "Next: "+next)
	}
	if t.o.Verbose && first.Exchange != nil {
		t.hang(strings.Repeat(" ", indent), sent(*first.Exchange))
	}
}

// nextFor is what the dictionary advises first.
func (t *tabular) nextFor(o mleready.Observation) string {
	if t.o.Rules == nil {
		return ""
	}
	for _, id := range o.Errors {
		for _, e := range t.o.Rules.Errors {
			if e.ID == id {
				return fmt.Sprintf("%s (mleready explain %s)", e.Next, id)
			}
		}
	}
	return ""
}

// sent is an exchange in one line.
func sent(e mleready.Exchange) string {
	reply := "no reply"
	if e.Response != nil {
		reply = fmt.Sprintf("%d, %s", e.Response.Status, plural(len(e.Response.Body), "byte"))
	}
	return fmt.Sprintf("%s %s: %s", e.Method, e.URL, reply)
}
