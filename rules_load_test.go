package mleready

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLoadRulesErrors loads every bad file. In each line that must be reported stands "# want: TEXT", once for each
// message, with how it begins; no other line may be reported.
func TestLoadRulesErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var wanted []string
			for i, line := range strings.Split(string(text), "\n") {
				for _, message := range strings.Split(line, " # want: ")[1:] {
					wanted = append(wanted, fmt.Sprintf("bad.yaml:%d: %s", i+1, message))
				}
			}
			_, err = LoadRules("bad.yaml", text)
			var got []string
			if err != nil {
				got = strings.Split(err.Error(), "\n")
			}
			for i := range min(len(got), len(wanted)) {
				if strings.HasPrefix(got[i], wanted[i]) {
					got[i] = wanted[i]
				}
			}
			if diff := cmp.Diff(wanted, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadRulesFull(t *testing.T) {
	text, err := os.ReadFile("testdata/rules/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := LoadRules("full.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Mandates) != 1 || len(r.Requirements) != 1 || len(r.Hosts) != 0 {
		t.Errorf("a full file was mixed with the default rules: %d mandates, %d requirements, %d hosts",
			len(r.Mandates), len(r.Requirements), len(r.Hosts))
	}
	sum := sha256.Sum256(text)
	if got := hex.EncodeToString(sum[:]); r.Digest != got {
		t.Errorf("digest %s, want %s", r.Digest, got)
	}
}

func TestLoadRulesExtends(t *testing.T) {
	const text = `extends: default
version: 2026.12.1
mandates:
  - id: cybersource-2026
    timeline:
      - {id: deadline, state: superseded}
      - {id: mine, when: 2027-06-30, kind: deadline, state: current, what: Moved again., source: letter}
requirements:
  - {id: jwt.exp, level: advisory}
sources:
  - {id: letter, title: A letter, kind: third_party, date: 2026-12-01}
hosts:
  - {name: pay.example.com, provider: cybersource, environment: production, api: rest, source: letter}
terms:
  - {kind: status, id: ready, text: Done.}
triggers:
  - pay.example.com
`
	base, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := LoadRules("mine.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m, _ := r.Mandate("cybersource-2026")
	deadline, _ := m.Deadline()
	letter := Date{2027, 6, 30}
	if deadline.ID != "mine" || deadline.When != letter {
		t.Errorf("deadline %+v", deadline)
	}
	before, _ := base.Requirement("jwt.exp")
	after, _ := r.Requirement("jwt.exp")
	before.Level = Advisory
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("keys that the file does not name changed:\n%s", diff)
	}
	if _, ok := r.Host("pay.example.com"); !ok {
		t.Error("the new host is missing")
	}
	if _, ok := r.Host("api.cybersource.com"); !ok {
		t.Error("the default hosts are missing")
	}
	if term, _ := r.Term("status", "ready"); term.Text != "Done." {
		t.Errorf("term %+v", term)
	}
	if want := append(slices.Clone(base.Triggers), "pay.example.com"); !slices.Equal(r.Triggers, want) {
		t.Errorf("triggers %v", r.Triggers)
	}
	sum := sha256.Sum256([]byte(defaultText + text))
	if r.Digest != hex.EncodeToString(sum[:]) || r.Digest == base.Digest {
		t.Errorf("digest %s is not of both files", r.Digest)
	}
	if again, _ := Default(); again.Version != base.Version || len(again.Hosts) != len(r.Hosts)-1 {
		t.Error("loading changed the default rules")
	}
}

func TestNewerVersion(t *testing.T) {
	tests := []struct {
		a, b  string
		newer bool
		bad   bool
	}{
		{"0.1.0", "0.1.0", false, false},
		{"0.1.1", "0.1.0", true, false},
		{"0.1.9", "0.1.10", false, false},
		{"1.0.0", "v0.9.9+build", true, false},
		{"1.0.0", "v1.0.0-rc1", false, false},
		{"1.0.0", "devel", false, false},
		{"1.0", "1.0.0", false, true},
		{"", "1.0.0", false, true},
	}
	for _, tt := range tests {
		newer, err := newerVersion(tt.a, tt.b)
		if newer != tt.newer || (err != nil) != tt.bad {
			t.Errorf("newerVersion(%q, %q) = %v, %v", tt.a, tt.b, newer, err)
		}
	}
}

func FuzzLoadRules(f *testing.F) {
	files, err := filepath.Glob("testdata/rules/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	located := regexp.MustCompile(`^(fuzz|rules)\.yaml:([1-9][0-9]*): .`)
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := LoadRules("fuzz.yaml", text)
		if err == nil {
			if r.Schema != RulesSchema || r.Digest == "" || r.index == nil {
				t.Errorf("accepted without schema, digest or index: %+v", r)
			}
			return
		}
		lines := bytes.Count(text, []byte("\n")) + strings.Count(defaultText, "\n") + 2
		joined, ok := err.(interface{ Unwrap() []error })
		if r != nil || !ok {
			t.Fatalf("rules %v with the error %v", r, err)
		}
		for _, one := range joined.Unwrap() {
			m := located.FindStringSubmatch(one.Error())
			if m == nil {
				t.Fatalf("no place in %q", one)
			}
			if n, _ := strconv.Atoi(m[2]); n > lines {
				t.Errorf("line %d is behind the end: %v", n, one)
			}
		}
	})
}

func BenchmarkDefault(b *testing.B) {
	text := []byte(defaultText)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := LoadRules(defaultPath, text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTriggers(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Triggers()
	}
}
