package interop

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the tables of docs/interoperability.md anew")

const page = "../../docs/interoperability.md"

// table compares a table of the page with what was seen, or writes it. It stands between two comments in the page.
func table(t *testing.T, name string, header []string, rows [][]string) {
	t.Helper()
	var b strings.Builder
	for _, cells := range append([][]string{header, slices.Repeat([]string{"---"}, len(header))}, rows...) {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), "<!-- "+name+": written by the tests -->\n")
	had, after, ended := strings.Cut(rest, "<!-- end -->\n")
	if !found || !ended {
		t.Fatalf("%s has no place for the table %s", page, name)
	}
	if *update {
		all := before + "<!-- " + name + ": written by the tests -->\n" + b.String() + "<!-- end -->\n" + after
		if err := os.WriteFile(page, []byte(all), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(had, b.String()); diff != "" {
		t.Errorf("%s (-) and what was seen (+) differ; run with -update if that is meant:\n%s", page, diff)
	}
}

// summary is the row of the page for what the sandbox logged of one configuration.
func (r row) summary(log []graded) []string {
	mandate := "on"
	if r.off {
		mandate = "off"
	}
	s := summed(log)
	return []string{r.client.version, r.auth, r.mle, r.route, mandate, s.calls, s.mechanisms, s.unmet, s.warnings}
}

// sum is what a log shows of several calls, in cells.
type sum struct{ calls, mechanisms, unmet, warnings string }

func summed(log []graded) sum {
	verdicts, mechanisms := map[string]int{}, []string{}
	outcomes := map[string]bool{} // by requirement: unmet in some call
	var warnings []string
	for _, line := range log {
		verdicts[line.Verdict]++
		mechanisms = append(mechanisms, line.Mechanisms...)
		for _, w := range line.Warnings {
			warnings = append(warnings, strings.TrimSuffix(w, "."))
		}
		for _, q := range line.Requirements {
			outcomes[q.ID] = outcomes[q.ID] || q.Outcome == "unmet"
		}
	}
	return sum{counted(verdicts), listed(mechanisms), listed(unmet(outcomes)), listed(warnings)}
}

// counted is a cell of words, each with how often it was said.
func counted(words map[string]int) string {
	var cells []string
	for _, w := range slices.Sorted(maps.Keys(words)) {
		cells = append(cells, fmt.Sprintf("%d %s", words[w], w))
	}
	return strings.Join(cells, ", ")
}

// unmet names the requirements that are, a group as a whole where all of it is.
func unmet(outcomes map[string]bool) []string {
	whole := map[string]bool{}
	for id, is := range outcomes {
		group, _, _ := strings.Cut(id, ".")
		had, seen := whole[group]
		whole[group] = is && (had || !seen)
	}
	var all []string
	for id, is := range outcomes {
		group, _, _ := strings.Cut(id, ".")
		switch {
		case is && whole[group]:
			all = append(all, group+".*")
		case is:
			all = append(all, id)
		}
	}
	return all
}

// unique keeps the first of equal words.
func unique(words []string) []string {
	var all []string
	for _, w := range words {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// listed is a cell of sorted words, each once.
func listed(words []string) string {
	all := unique(words)
	if len(all) == 0 {
		return "none"
	}
	slices.Sort(all)
	return strings.ReplaceAll(strings.Join(all, "; "), "|", `\|`)
}
