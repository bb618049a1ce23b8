// Package asktest helps to test the questions of a provider.
package asktest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mleready"
	"mleready/probes/ask"
)

// All puts every question and gives the observations by probe.
func All(t testing.TB, s *ask.Session, list []ask.Probe) map[string][]mleready.Observation {
	t.Helper()
	by := map[string][]mleready.Observation{}
	for _, p := range list {
		by[p.ID] = s.Run(t.Context(), p)
	}
	return by
}

// Settled is what observations say, each in a line: outcome, cause, requirements.
func Settled(all []mleready.Observation) []string {
	var lines []string
	for _, o := range all {
		line := fmt.Sprintf("%s %s %s", o.Outcome, o.Cause, strings.Join(append([]string{o.Requirement}, o.Proves...), " "))
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return lines
}

// List makes sure that probes have names of their own, say what they ask, and settle what probes may settle.
func List(t testing.TB, rules *mleready.Rules, list []ask.Probe) {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range list {
		if seen[p.ID] || p.Title == "" || !strings.HasSuffix(p.Question, "?") || p.Ask == nil {
			t.Errorf("probe %+v", p)
		}
		seen[p.ID] = true
		for _, id := range p.Requirements {
			if q, ok := rules.Requirement(id); !ok || !slices.Contains(q.SettledBy, mleready.FromProbe) && !slices.Contains(q.SettledBy, mleready.FromKeyFile) {
				t.Errorf("%s settles %s", p.ID, id)
			}
		}
		if !p.Selected(nil) || !p.Selected([]string{"x", p.ID}) || p.Selected([]string{"x"}) {
			t.Errorf("%s is selected wrongly", p.ID)
		}
	}
}
