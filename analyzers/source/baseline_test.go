package source

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mleready"
)

func fingerprints(t *testing.T, text string, findings []mleready.Finding) []mleready.Finding {
	t.Helper()
	if err := AssignFingerprints(findings, func(string) ([]byte, error) { return []byte(text), nil }); err != nil {
		t.Fatal(err)
	}
	return findings
}

// Moved and re-indented lines keep their fingerprints, and equal lines have different ones.
func TestFingerprints(t *testing.T) {
	at := func(lines ...int) (f []mleready.Finding) {
		for _, l := range lines {
			f = append(f, mleready.Finding{Rule: "MLE1001", Path: "a.go", Symbol: "sign", Line: l})
		}
		return f
	}
	before := fingerprints(t, "sign( a )\nother()\nsign( a )\nsecret = 'one'", at(1, 2, 3, 4))
	after := fingerprints(t, "\n\n\tsign(  a )\n\nother()\r\nsign( a )\nsecret = 'two'", at(6, 5, 3, 7))
	for i, j := range []int{2, 1, 0, 3} {
		if before[i].Fingerprint != after[j].Fingerprint {
			t.Errorf("line %d changes its fingerprint", before[i].Line)
		}
	}
	seen := map[string]bool{}
	for _, f := range before {
		seen[f.Fingerprint] = true
		if !hexFingerprint.MatchString(f.Fingerprint) {
			t.Errorf("%q is no fingerprint", f.Fingerprint)
		}
	}
	if len(seen) != len(before) {
		t.Errorf("%d fingerprints for %d findings", len(seen), len(before))
	}
	broken := at(1)
	err := AssignFingerprints(broken, func(string) ([]byte, error) { return nil, fs.ErrNotExist })
	if err == nil || broken[0].Fingerprint == "" {
		t.Errorf("a file that is gone: %v, %q", err, broken[0].Fingerprint)
	}
}

func TestFingerprintProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.StringMatching(`[a-z: ]{0,3}`)
		a := [4]string{part.Draw(t, "rule"), part.Draw(t, "path"), part.Draw(t, "symbol"), part.Draw(t, "text")}
		b := [4]string{part.Draw(t, "rule2"), part.Draw(t, "path2"), part.Draw(t, "symbol2"), part.Draw(t, "text2")}
		x, y := Fingerprint(a[0], a[1], a[2], a[3], 0), Fingerprint(b[0], b[1], b[2], b[3], 0)
		a[3], b[3] = normalise(a[3]), normalise(b[3])
		if (x == y) != (a == b) {
			t.Fatalf("%q and %q: equal is %v", a, b, x == y)
		}
	})
}

func TestBaseline(t *testing.T) {
	findings := []mleready.Finding{{Fingerprint: "one"}, {Fingerprint: "two"}}
	report, err := json.Marshal(mleready.Assessment{Schema: mleready.Schema, Findings: findings[:1]})
	if err != nil {
		t.Fatal(err)
	}
	b, err := ReadBaseline(append([]byte("\ufeff"), report...))
	if err != nil {
		t.Fatal(err)
	}
	if MarkBaseline(findings, b); !findings[0].Baseline || findings[1].Baseline {
		t.Errorf("baseline of %v: %+v", b, findings)
	}
	for _, text := range []string{"", "[]", "{}", `{"schema": "mleready-portfolio/1"}`, `{"schema": "mleready/1", "findings": [{}]}`} {
		if _, err := ReadBaseline([]byte(text)); err == nil || !strings.Contains(err.Error(), "mleready scan -o") {
			t.Errorf("ReadBaseline(%s): %v", text, err)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"schema": "mleready/1", "findings": [{"fingerprint": "a"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if b, err := ReadBaseline(text); err == nil && b[""] {
			t.Error("an empty fingerprint is taken")
		}
	})
}
