package questionnaire

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/internal/portfolio"
	"mleready/probes"
	"mleready/report"
)

// update writes the golden files anew.
var update = flag.Bool("update", false, "write the golden files from what the tests see")

var today = mleready.Date{Year: 2026, Month: 11, Day: 21}

func builtIn(t testing.TB) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// shops is a portfolio whose second merchant means harm.
func shops() *portfolio.File {
	return &portfolio.File{
		Path: "portfolio.yaml", Name: "Corner shops",
		Merchants: []portfolio.Merchant{
			{ID: "till", Name: "Till & Söhne", MIDs: []portfolio.MID{{MID: "till_1", Environment: "production"}, {MID: "till_2"}, {MID: "till_1", Environment: "production"}}},
			{ID: "hostile", Name: "</title><script>alert(1)</script>\nx: [", MIDs: []portfolio.MID{{MID: "\"><img src=x onerror=alert(2)>\u202e\nby: B"}}},
			{ID: "payouts", Probes: []probes.Target{{Provider: mleready.Mastercard}, {Provider: mleready.Mastercard}}},
			{ID: "nothing"},
		},
	}
}

func TestGolden(t *testing.T) {
	f := shops()
	for _, m := range f.Merchants[:3] {
		form := Make(builtIn(t), f, m)
		var b bytes.Buffer
		if err := Plain(&b, form); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", m.ID+".yaml")
		if *update {
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got), -update writes it anew:\n%s", name, diff)
		}
	}
	if form := Make(builtIn(t), f, f.Merchants[3]); form != nil {
		t.Errorf("there is nothing to ask a merchant without mids: %+v", form)
	}
}

// TestHostile makes sure that names are text, wherever they stand.
func TestHostile(t *testing.T) {
	f := shops()
	form := Make(builtIn(t), f, f.Merchants[1])
	var page, plain bytes.Buffer
	if err := report.FormPage(&page, form); err != nil {
		t.Fatal(err)
	}
	if err := Plain(&plain, form); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"<script>alert", "<img", "\u202e"} {
		if strings.Contains(page.String(), word) {
			t.Errorf("the page holds %q", word)
		}
	}
	if n := strings.Count(plain.String(), "\nby:"); n != 1 {
		t.Errorf("the plain form says by %d times", n)
	}
	if _, err := (Reader{builtIn(t), f, today}).Read("hostile.yaml", filled(plain.Bytes(), "yes")); err != nil {
		t.Errorf("it cannot be answered: %v", err)
	}
}

// TestMandates leaves out what the portfolio does not judge by, and what rules do not let a declaration settle.
func TestMandates(t *testing.T) {
	f := shops()
	f.Mandates = []string{"mastercard-payload"}
	if form := Make(builtIn(t), f, f.Merchants[0]); form != nil {
		t.Errorf("asked about a mandate that is not judged: %+v", form)
	}
	rules, err := mleready.LoadRules("own.yaml", []byte("extends: default\nrequirements:\n  - {id: keys.rest_key, settled_by: [probe, key_file]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	all, fewer := Make(builtIn(t), shops(), shops().Merchants[0]), Make(rules, shops(), shops().Merchants[0])
	if all.Count() != 14 || fewer.Count() != 12 || all.Digest == fewer.Digest {
		t.Errorf("%d and %d questions, digests %.8s and %.8s", all.Count(), fewer.Count(), all.Digest, fewer.Digest)
	}
}

// filled answers every question of a plain form.
func filled(plain []byte, word string) []byte {
	return []byte(strings.NewReplacer("by:   #", "by: A. Teller #", "at:   #", "at: 2026-11-20 #", "answer:   #", "answer: "+word+" #").Replace(string(plain)))
}
