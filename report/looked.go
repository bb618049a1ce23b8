package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mleready"
)

// lookedAt says what was read and what was not, so that an empty list of findings can be trusted or not.
func (t *tabular) lookedAt() {
	s := t.a.Stats
	t.heading("What was looked at")
	if len(t.a.Observations) > 0 {
		t.field("Answers", "%s", plural(len(t.a.Observations), "observation"))
	}
	if s.Files > 0 || len(t.a.Observations) == 0 {
		t.field("Files", "%s, %s; %d parsed in full; %s ran", plural(s.Files, "file"), size(s.Bytes), s.Parsed,
			plural(len(s.RulesRun), "rule"))
		t.field("Languages", "%s", languages(t.a.Tool.Depth))
	}
	t.leftAside()
	t.skipped()
	t.suppressions()
	t.sources()
}

// sources says which tool and which rules judged.
func (t *tabular) sources() {
	t.field("Tool", "%s %s", t.a.Tool.Name, t.a.Tool.Version)
	t.field("Rules", "%s, digest %.12s, sources last checked %s", t.a.Rules.Version, t.a.Rules.Digest, t.a.Rules.Checked)
	if t.a.Rules.Warning != "" {
		t.field("Warning", "%s", t.a.Rules.Warning)
	}
}

// size writes a number of bytes in the unit a person would use.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d B", n)
}

func languages(depth map[string]mleready.Depth) string {
	if len(depth) == 0 {
		return "none"
	}
	var list []string
	for _, language := range slices.Sorted(maps.Keys(depth)) {
		list = append(list, fmt.Sprintf("%s (%s)", language, depth[language]))
	}
	return strings.Join(list, ", ")
}

// skipped counts what was left out by reason, and names every file that might have mattered.
func (t *tabular) skipped() {
	count := map[string]int{}
	var candidates []string
	for _, s := range t.a.Stats.Skipped {
		if s.Candidate {
			candidates = append(candidates, s.Path+": "+s.Reason)
			continue
		}
		count[s.Reason]++
	}
	var reasons []string
	for _, reason := range slices.Sorted(maps.Keys(count)) {
		reasons = append(reasons, fmt.Sprintf("%s (%d)", reason, count[reason]))
	}
	if len(reasons) == 0 {
		reasons = []string{"none"}
	}
	t.field("Skipped", "%s", strings.Join(reasons, ", "))
	if len(candidates) > 0 {
		t.field("Missed", "%s could not be analysed, so the result is incomplete:", plural(len(candidates), "candidate file"))
	}
	slices.Sort(candidates)
	for _, c := range candidates {
		t.para(fieldWidth+2, "%s", c)
	}
}

// leftAside counts the files that were not analysed.
func (t *tabular) leftAside() {
	var parts []string
	counts := t.a.Stats.LeftAside
	for _, reason := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	}) {
		if len(parts) == maxReasons && !t.o.Verbose {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%d %s", counts[reason], reason))
	}
	if len(parts) > 0 {
		t.field("Left aside", "%s", strings.Join(parts, ", "))
	}
}

const maxReasons = 8 // that are shown unless all is

// suppressions counts the excuses that were read and lists those that excuse nothing.
func (t *tabular) suppressions() {
	count := map[string]int{}
	for _, s := range t.a.Stats.Suppressed {
		count[s.State]++
	}
	baseline := 0
	for _, f := range t.a.Findings {
		if f.Baseline {
			baseline++
		}
	}
	var parts []string
	for _, state := range slices.Sorted(maps.Keys(count)) {
		parts = append(parts, fmt.Sprintf("%d %s", count[state], state))
	}
	if baseline > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", baseline))
	}
	if len(parts) == 0 {
		parts = []string{"none"}
	}
	t.field("Excused", "%s", strings.Join(parts, ", "))
	for _, s := range t.a.Stats.Suppressed {
		if s.State != mleready.SuppressionUsed || t.o.Verbose {
			t.para(fieldWidth+2, "%s", excuse(s))
		}
	}
}

// excuse tells one suppression. One that could not be read has nothing but a place and what is wrong with it.
func excuse(s mleready.Suppressing) string {
	text := fmt.Sprintf("%s:%d %s", s.Path, s.Line, s.State)
	if s.Rule != "" {
		text += fmt.Sprintf(" %s, owner %s, until %s", s.Rule, s.Owner, s.Until)
	}
	return text + ": " + s.Reason
}

// hint names the one command that helps next.
func (t *tabular) hint() {
	subject := ""
	for _, f := range t.sorted {
		if isOpen(f) && f.Outcome == mleready.Unmet && speaks(f.Role, t.a.Basis) {
			subject = f.Rule
			break
		}
	}
	for _, m := range t.a.Mandates {
		if open := causes(m.Requirements, false); subject == "" && len(open) > 0 && m.Status != mleready.StatusNotApplicable {
			subject = open[0].ids[0]
		}
	}
	if subject != "" {
		t.blank()
		t.para(0, "Next: mleready explain %s", subject)
	}
}
