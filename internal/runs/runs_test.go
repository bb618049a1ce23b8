package runs

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

var day = mleready.Date{Year: 2026, Month: 11, Day: 21}

func result() mleready.PortfolioResult {
	return mleready.PortfolioResult{
		Schema: mleready.PortfolioSchema, AsOf: day, Portfolio: "p", Merchants: []mleready.MerchantResult{},
		Tool:   mleready.Tool{Depth: map[string]mleready.Depth{}},
		Totals: mleready.Totals{ByStatus: map[mleready.Status]int{"ready": 1}, ByStage: map[mleready.Stage]int{"": 1}, Failed: 1},
	}
}

func merchants() []mleready.MerchantResult {
	broken := "it is gone"
	return []mleready.MerchantResult{
		{ID: "a", Assessment: &mleready.Assessment{Schema: mleready.Schema, AsOf: day, Status: mleready.StatusReady}},
		{ID: "b", Error: &broken},
	}
}

// finished writes a whole run.
func finished(t *testing.T, out string) string {
	t.Helper()
	w, err := Create(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range merchants() {
		var exchanges []mleready.Graded
		if m.ID == "a" {
			exchanges = []mleready.Graded{{ID: "x1"}, {ID: "x2"}}
		}
		if err := w.Add(m, exchanges); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.File("merchants/a.html", func(w io.Writer) error { _, err := io.WriteString(w, "page"); return err }); err != nil {
		t.Fatal(err)
	}
	dir, err := w.Finish(result())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRun(t *testing.T) {
	out := filepath.Join(t.TempDir(), "new", "folder")
	dir := finished(t, out)
	if diff := cmp.Diff(filepath.Join(out, "runs", "2026-11-21-1"), dir); diff != "" {
		t.Error(diff)
	}
	run, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(result(), run.Result); diff != "" {
		t.Error(diff)
	}
	var all []mleready.MerchantResult
	if err := run.Each(func(m mleready.MerchantResult) error { all = append(all, m); return nil }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(merchants(), all); diff != "" {
		t.Error(diff)
	}
	text, err := os.ReadFile(filepath.Join(dir, "evidence", "a.jsonl"))
	if n := strings.Count(string(text), "\n"); err != nil || n != 2 {
		t.Errorf("%d exchanges are kept, %v", n, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "merchants", "a.html")); err != nil {
		t.Error(err)
	}
}

// TestNumbers makes sure that runs of the same day, also at the same time, each get a folder of their own.
func TestNumbers(t *testing.T) {
	out := t.TempDir()
	const n = 8
	var running sync.WaitGroup
	for range n {
		running.Go(func() { finished(t, out) })
	}
	running.Wait()
	found, err := filepath.Glob(filepath.Join(out, "runs", "2026-11-21-[1-8]", "run.json"))
	if err != nil || len(found) != n {
		t.Errorf("%d runs, %v", len(found), err)
	}
}

// TestUnfinished makes sure that what is not finished has no name of a run, and is gone when it is given up.
func TestUnfinished(t *testing.T) {
	out := t.TempDir()
	w, err := Create(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(merchants()[0], nil); err != nil {
		t.Fatal(err)
	}
	names := func() (all []string) {
		entries, err := os.ReadDir(filepath.Join(out, "runs"))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return all
	}
	if all := names(); len(all) != 1 || !strings.HasPrefix(all[0], ".unfinished-") {
		t.Errorf("before the end there is %v", all)
	}
	if _, err := Open(filepath.Join(out, "runs", names()[0])); err == nil {
		t.Error("an unfinished run can be opened")
	}
	w.Abort()
	if all := names(); len(all) != 0 {
		t.Errorf("given up, it leaves %v", all)
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, text := range map[string]string{"nothing": "", "text": "no JSON", "other form": `{"schema": "mleready/1"}`} {
		dir := t.TempDir()
		if text != "" {
			if err := os.WriteFile(filepath.Join(dir, runFile), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), runFile) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTornLine(t *testing.T) {
	dir := finished(t, t.TempDir())
	name := filepath.Join(dir, assessmentsFile)
	text, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, text[:len(text)-5], 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	run, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = run.Each(func(mleready.MerchantResult) error { n++; return nil })
	if err == nil || !strings.Contains(err.Error(), assessmentsFile+":2") || n != 1 {
		t.Errorf("%d merchants, %v", n, err)
	}
}
