package analyzers_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/code"
	"mleready/analyzers/code/golang"
)

func rulesInUse(t *testing.T) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func samples(t *testing.T) []analyzers.Sample {
	t.Helper()
	all, err := analyzers.Samples(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSamplesShowTheirRule(t *testing.T) {
	rules := rulesInUse(t)
	for _, s := range samples(t) {
		if s.Language != golang.Language {
			continue // needs an adapter of its own
		}
		t.Run(s.Dir, func(t *testing.T) {
			found, err := analyzers.ScanFolder(t.Context(), filepath.FromSlash(s.Dir), rules, []code.Adapter{golang.Adapter()})
			if err != nil {
				t.Fatal(err)
			}
			rule, ok := rules.Rule(s.Rule)
			if !ok {
				t.Fatalf("no rule %s", s.Rule)
			}
			if problem := s.Judge(rule, found.Findings); problem != "" {
				t.Error(problem)
			}
		})
	}
}

// TestEveryRuleHasSamples demands, in some language, a sample that shows the rule and one that does not.
func TestEveryRuleHasSamples(t *testing.T) {
	type shown struct {
		rule string
		good bool
	}
	have := map[shown]bool{}
	for _, s := range samples(t) {
		have[shown{s.Rule, s.Good}] = true
	}
	for _, r := range rulesInUse(t).Rules {
		if r.Check == "keys" {
			continue // keys are made by the tests of keyfiles: none lies in the tree
		}
		for _, good := range []bool{true, false} {
			if !have[shown{r.ID, good}] {
				t.Errorf("%s has no sample that is good: %v", r.ID, good)
			}
		}
	}
}

func TestSamplesBelongToTheirCheck(t *testing.T) {
	rules := rulesInUse(t)
	for _, s := range samples(t) {
		r, ok := rules.Rule(s.Rule)
		if check := filepath.ToSlash(filepath.Clean(s.Dir + "/../../../..")); !ok || r.Check != check {
			t.Errorf("sample %s is not in the folder of the rule's check %q", s.Dir, r.Check)
		}
	}
}

func TestSamples(t *testing.T) {
	got, err := analyzers.Samples(fstest.MapFS{
		"a/testdata/MLE1001/go/bad_one/x.go":    {},
		"a/testdata/MLE1001/java/good_x/X.java": {},
		"a/testdata/other/go/one/x.go":          {},
		"b/c/testdata/MLE1001/go/bad_y/x.go":    {},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []analyzers.Sample{
		{Rule: "MLE1001", Language: "go", Name: "bad_one", Dir: "a/testdata/MLE1001/go/bad_one"},
		{Rule: "MLE1001", Language: "java", Name: "good_x", Dir: "a/testdata/MLE1001/java/good_x", Good: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("samples (-want +got):\n%s", diff)
	}
	for _, name := range []string{"ugly_one", "good", "badone"} {
		if _, err := analyzers.Samples(fstest.MapFS{"a/testdata/MLE1001/go/" + name + "/x.go": {}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestJudge(t *testing.T) {
	unmet := mleready.Finding{Rule: "MLE1001", Outcome: mleready.Unmet}
	other := mleready.Finding{Rule: "MLE1002", Outcome: mleready.Unmet}
	unknown := mleready.Finding{Rule: "MLE1005", Outcome: mleready.Unknown}
	right := mleready.Finding{Rule: "MLE2101", Outcome: mleready.Met}
	outcomes := map[string]mleready.Outcome{"MLE1001": mleready.Unmet, "MLE1005": mleready.Unknown, "MLE2101": mleready.Met, "MLE2301": mleready.Info}
	info := mleready.Finding{Rule: "MLE1001", Outcome: mleready.Info}
	wrong := mleready.Finding{Rule: "MLE2206", Outcome: mleready.Unmet}
	remark := mleready.Finding{Rule: "MLE2301", Outcome: mleready.Info}
	for _, test := range []struct {
		name     string
		rule     string
		good     bool
		findings []mleready.Finding
		ok       bool
	}{
		{"good and right", "MLE2101", true, []mleready.Finding{right, unknown}, true},
		{"good without what is right", "MLE2101", true, nil, false},
		{"bad and right", "MLE2101", false, []mleready.Finding{right, other}, false},
		{"bad without what is right", "MLE2101", false, []mleready.Finding{other}, true},
		{"good and right, with something wrong", "MLE2101", true, []mleready.Finding{right, wrong}, false},
		{"good and right, with something wrong by another check", "MLE2101", true, []mleready.Finding{right, other}, true},
		{"bad, and its rule is a remark", "MLE2301", false, []mleready.Finding{remark}, true},
		{"good, and its rule is a remark", "MLE2301", true, []mleready.Finding{remark}, false},
		{"bad with its rule", "MLE1001", false, []mleready.Finding{other, unmet}, true},
		{"bad with another's", "MLE1001", false, []mleready.Finding{other}, false},
		{"bad in a test only", "MLE1001", false, []mleready.Finding{info}, false},
		{"bad with nothing", "MLE1001", false, nil, false},
		{"good with nothing", "MLE1001", true, nil, true},
		{"good in a test only", "MLE1001", true, []mleready.Finding{info}, true},
		{"good with its rule", "MLE1005", true, []mleready.Finding{unknown}, false},
		{"good with another's unknown", "MLE1001", true, []mleready.Finding{unknown}, true},
		{"good with another's unmet", "MLE1001", true, []mleready.Finding{other}, false},
	} {
		s := analyzers.Sample{Rule: test.rule, Good: test.good}
		if problem := s.Judge(mleready.Rule{ID: test.rule, Outcome: outcomes[test.rule]}, test.findings); (problem == "") != test.ok {
			t.Errorf("%s: %q", test.name, problem)
		}
	}
}

func TestScanFolderReadsEverything(t *testing.T) {
	dir := t.TempDir()
	text := "package x\n\nconst host = \"apitest.cybersource.com\"\n\nfunc broken( {\n"
	if err := os.WriteFile(filepath.Join(dir, "x.go"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := analyzers.ScanFolder(t.Context(), dir, rulesInUse(t), []code.Adapter{golang.Adapter()})
	if err == nil {
		t.Error("no error for a candidate that was read in part")
	}
	if _, err := analyzers.ScanFolder(t.Context(), filepath.Join(dir, "none"), rulesInUse(t), nil); err == nil {
		t.Error("no error for a folder that does not exist")
	}
}
