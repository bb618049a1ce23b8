package engine

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/languages"
)

// update writes the golden file anew.
var update = flag.Bool("update", false, "write the golden files from what the tests see")

const (
	merchants = "../../testdata/merchants"
	golden    = merchants + "/expected.golden"
)

// TestMain lets the test binary be the child that parses.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == languages.Command {
		if err := languages.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	if scratch != "" {
		_ = os.RemoveAll(scratch)
	}
	os.Exit(code)
}

// TestMerchants scans every whole merchant and compares what was concluded with its part of the golden file. A merchant
// without a part, or a part without a merchant, fails.
func TestMerchants(t *testing.T) {
	entries, err := os.ReadDir(merchants)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			a, err := Scan(t.Context(), options(t, filepath.Join(merchants, e.Name())))
			if err != nil {
				t.Fatalf("scan %s: %v", e.Name(), err)
			}
			if Incomplete(a) {
				t.Errorf("%s: skipped %v", e.Name(), a.Stats.Skipped)
			}
			got[e.Name()] = concluded(a)
			if shallow(a) {
				got[e.Name()] = read
				if a.Status == mleready.StatusReady {
					t.Errorf("%s is ready, though its code was read as words only", e.Name())
				}
			}
		}
	}
	if *update && !slices.Contains(slices.Collect(maps.Values(got)), read) {
		write(t, golden, joined(got))
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it, and read what it says", err)
	}
	expected := parts(string(want))
	for name := range expected {
		if got[name] == read {
			expected[name] = read
		}
	}
	if d := diff.Diff(expected, got); d != "" {
		t.Error(d)
	}
}

// read stands for a merchant whose code was read as words, as a build without cgo does: of that only little is known.
const read = "read as words\n"

func shallow(a *mleready.Assessment) bool {
	return slices.Contains(slices.Collect(maps.Values(a.Tool.Depth)), mleready.DepthTokens)
}

// joined writes all merchants, each under its name in brackets.
func joined(all map[string]string) string {
	var text strings.Builder
	for i, name := range slices.Sorted(maps.Keys(all)) {
		if i > 0 {
			text.WriteByte('\n')
		}
		fmt.Fprintf(&text, "[%s]\n%s", name, all[name])
	}
	return text.String()
}

// parts is the opposite of joined.
func parts(text string) map[string]string {
	all := map[string]string{}
	for _, part := range strings.Split("\n"+text, "\n[")[1:] {
		name, facts, _ := strings.Cut(part, "]\n")
		all[name] = strings.TrimRight(facts, "\n") + "\n"
	}
	return all
}

// concluded is what was concluded of one merchant, a line for each fact.
func concluded(a *mleready.Assessment) string {
	var w strings.Builder
	fmt.Fprintf(&w, "basis %s\n", a.Basis)
	for _, m := range a.Mandates {
		if m.Status == mleready.StatusNotApplicable && m.ID != a.Mandate {
			continue
		}
		fmt.Fprintf(&w, "%s: %s, stage %s, complete %t\n", m.ID, m.Status, cmp.Or(string(m.Stage), "none"), m.StageComplete)
		unknowns(&w, m)
	}
	for _, in := range a.Integrations {
		fmt.Fprintf(&w, "integration %s: via %s, stage %s\n", in.ID, in.Via, cmp.Or(string(in.Stage), "none"))
		if in.SDK != nil {
			fmt.Fprintf(&w, "  sdk %s %s\n", in.SDK.Name, cmp.Or(in.SDK.Version, "of unknown version"))
		}
		for _, m := range in.Mechanisms {
			fmt.Fprintf(&w, "  %s, live %t\n", m.Name, m.Live)
		}
	}
	for _, kind := range distinct(a.Neighbours, func(n mleready.Neighbour) string { return string(n.Kind) }) {
		fmt.Fprintf(&w, "neighbour %s\n", kind)
	}
	for _, text := range distinct(a.Findings, unmet) {
		fmt.Fprintf(&w, "unmet %s\n", text)
	}
	return w.String()
}

// unknowns writes the mandatory requirements that nothing settled, in short where nothing settled any.
func unknowns(w io.Writer, m mleready.MandateResult) {
	var ids []string
	settled := false
	for _, r := range m.Requirements {
		settled = settled || r.Outcome == mleready.Met || r.Outcome == mleready.Unmet
		if r.Level == mleready.Mandatory && r.Outcome == mleready.Unknown {
			ids = append(ids, r.ID)
		}
	}
	switch {
	case m.Status == mleready.StatusNotApplicable:
	case !settled:
		fmt.Fprintln(w, "  unknown: everything")
	default:
		for _, id := range ids {
			fmt.Fprintf(w, "  unknown %s\n", id)
		}
	}
}

// unmet is the rule and the file of a finding that is unmet, else "".
func unmet(f mleready.Finding) string {
	switch {
	case f.Outcome != mleready.Unmet:
		return ""
	case f.NotLive:
		return f.Rule + " " + f.Path + ", not live"
	}
	return f.Rule + " " + f.Path
}

// distinct is what of gives for all, sorted, without "" and repetition.
func distinct[T any](all []T, of func(T) string) []string {
	var texts []string
	for _, x := range all {
		if text := of(x); text != "" {
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}
