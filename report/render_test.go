package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"mleready"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what a renderer writes with a file of testdata.
func golden(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: run go test ./report -update", err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
	return b.String()
}

// assemble puts an assessment around the verdicts on an input.
func assemble(in Input, asked string) *mleready.Assessment {
	a := &mleready.Assessment{
		Schema: mleready.Schema, AsOf: in.AsOf, Basis: Basis(in.Integrations), Integrations: in.Integrations,
		Tool:   mleready.Tool{Name: "mleready", Version: "0.1.0", Depth: in.Depth},
		Rules:  in.Rules.Used(in.AsOf),
		Target: mleready.Target{Path: "merchants/acme", VCS: &mleready.VCS{Commit: "05c9598aabbccddeeff00112233445566778899a", Dirty: true}},
		Stats:  mleready.Stats{Files: 120, Bytes: 1_300_000, Parsed: 14, RulesRun: []string{"MLE1001"}, DurationMS: 12},
	}
	for _, m := range in.Rules.Mandates {
		in.Mandate = m.ID
		result := Assess(in)
		a.Mandates = append(a.Mandates, result)
		if m.ID == asked {
			a.Mandate = m.ID
			a.Status, a.Stage, a.Score = result.Status, result.Stage, result.Score
		}
	}
	return a
}

// legacy is a merchant on HTTP Signature with something of everything a table shows.
func legacy() *mleready.Assessment {
	in := ready()
	in.Integrations = []mleready.Integration{
		integration("cybersource:services/payments/gateway/client", mleready.RoleProduction, mleready.HTTPSignature),
		integration("cybersource:web", mleready.RoleProduction, mleready.JWTv2),
		integration("cybersource:partner", mleready.RoleProduction, mleready.OAuth),
	}
	in.Integrations[0].Mechanisms = append(in.Integrations[0].Mechanisms, mleready.MechanismUse{Name: mleready.JWTv1})
	in.Integrations[1].Via, in.Integrations[1].SDK = mleready.SDK, &mleready.SDKUse{Name: "cybersource-rest-client-php"}
	in.Accounts = []Account{{"acme_001", "production"}}
	findings := []mleready.Finding{
		{ID: "f2", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "web/b.go", Line: 7, Column: 2,
			Message: "makes an HTTP Signature over host, v-c-date, request-target, digest and v-c-merchant-id with a shared secret", Snippet: "h.Set(\"Signature\",\tsign(r)) // \x1b[31mred"},
		{ID: "f1", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "services/a.go", Line: 12, Column: 4,
			Message: "makes an HTTP Signature", Snippet: "mac := hmac.New(sha256.New, key)", Related: []mleready.Place{{Path: "services/key.go", Line: 3, Why: "the key comes from here"}}},
		{ID: "f3", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unknown, Role: mleready.RoleProduction, Path: "services/a.go", Line: 40, Column: 1, Message: "the header list is read at run time"},
		{ID: "f4", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unmet, Role: mleready.RoleTest, Path: "services/a_test.go", Line: 9, Column: 1, Message: "makes an HTTP Signature"},
		{ID: "f5", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "old.go", Line: 1, Column: 1, Message: "makes an HTTP Signature",
			Suppressed: &mleready.Suppression{Rule: "MLE1001", Reason: "switched off in May", Owner: "payments", Until: date("2026-12-31")}},
		{ID: "f6", Rule: "MLE1001", Requirement: "auth.scheme", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "old.go", Line: 5, Column: 1, Message: "makes an HTTP Signature", Baseline: true},
	}
	in.Evidence = append(without(in.Evidence, "auth.scheme", "keys.exist"), EvidenceOf(findings, nil, mleready.RoleProduction)...)
	in.Incomplete = []mleready.Skipped{{Path: "gateway/huge.go", Reason: "longer than 1 MiB", Candidate: true}}
	a := assemble(in, card)
	a.Findings = findings
	a.Neighbours = []mleready.Neighbour{{Kind: mleready.SOAP, Path: "soap.go", Line: 3}, {Kind: mleready.WebhookVerify, Path: "hook.go", Line: 8}, {Kind: mleready.SOAP, Path: "soap.go", Line: 9}}
	a.Observations = []mleready.Observation{
		{ID: "o1", Probe: "reply", Requirement: "keys.exist", Outcome: mleready.Unmet, Cause: mleready.PlaintextReply, Assurance: mleready.Test, Target: "acme-test", Summary: "the reply came unencrypted"},
		{ID: "o2", Probe: "auth", Requirement: "keys.exist", Outcome: mleready.Met, Assurance: mleready.Test, Target: "acme-test"},
	}
	a.Stats.Skipped = []mleready.Skipped{in.Incomplete[0], {Path: "x.png", Reason: "binary"}, {Path: "y.png", Reason: "binary"}, {Path: "z", Reason: "a link out of the target"}}
	used := mleready.Suppression{Rule: "MLE1001", Reason: "switched off in May", Owner: "payments", Until: date("2026-12-31")}
	late := used
	late.Until = date("2026-10-31")
	a.Stats.Suppressed = []mleready.Suppressing{{Suppression: used, Path: "old.go", Line: 1, State: "used"}, {Suppression: late, Path: "web/c.go", Line: 30, State: "expired"},
		{Suppression: mleready.Suppression{Reason: "until is missing"}, Path: "web/d.go", Line: 2, State: "invalid"}}
	a.Rules.Warning = "the rules were last checked 120 days ago: update mleready"
	return a
}

func capped() *mleready.Assessment {
	in := ready()
	in.Evidence = without(in.Evidence, "jwt.exp")
	in.Evidence[0].Assurance = mleready.Local
	return assemble(in, card)
}

func nothing() *mleready.Assessment {
	in := ready()
	in.Integrations, in.Evidence = nil, nil
	return assemble(in, card)
}

func TestTableGolden(t *testing.T) {
	cases := []struct {
		name string
		a    *mleready.Assessment
		o    TableOptions
	}{
		{"legacy.txt", legacy(), TableOptions{Rules: smallRules()}},
		{"legacy-verbose.txt", legacy(), TableOptions{Rules: smallRules(), Verbose: true}},
		{"legacy-60.txt", legacy(), TableOptions{Width: 60}},
		{"legacy-color.txt", legacy(), TableOptions{Color: true}},
		{"capped.txt", capped(), TableOptions{Rules: smallRules()}},
		{"ready.txt", assemble(ready(), card), TableOptions{Rules: smallRules()}},
		{"nothing.txt", nothing(), TableOptions{AsOf: date("2027-03-10")}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out := golden(t, c.name, func(w io.Writer) error { return Table(w, c.a, c.o) })
			if c.o.Color != strings.Contains(out, "\x1b") {
				t.Errorf("colour: asked %v", c.o.Color)
			}
			checkWidth(t, out, cmpOr(c.o.Width, 80))
		})
	}
}

func cmpOr(a, b int) int {
	if a == 0 {
		return b
	}
	return a
}

var ansi = regexp.MustCompile("\x1b\\[[0-9]*m")

func checkWidth(t *testing.T, out string, width int) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(ansi.ReplaceAllString(line, ""), "\n")
		if n := utf8.RuneCountInString(line); n > width || strings.HasSuffix(line, " ") {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

// TestTableWidthOfLongNames gives the table words that fit nowhere.
func TestTableWidthOfLongNames(t *testing.T) {
	a := legacy()
	long := strings.Repeat("é/long", 40)
	a.Target.Path, a.Findings[0].Path, a.Stats.Skipped[0].Path, a.Integrations[0].ID = long, long, long, long
	a.Mandates[0].Requirements[0].Reason, a.Integrations[1].Language = long, long
	for _, width := range []int{0, 40, 80, 120} {
		var b bytes.Buffer
		if err := Table(&b, a, TableOptions{Width: width, Verbose: true}); err != nil {
			t.Fatal(err)
		}
		checkWidth(t, b.String(), cmpOr(width, 80))
	}
}

func TestLinesGolden(t *testing.T) {
	golden(t, "legacy.lines", func(w io.Writer) error { return Lines(w, legacy()) })
}

func TestJSONGolden(t *testing.T) {
	golden(t, "legacy.json", func(w io.Writer) error { return JSON(w, legacy()) })
	golden(t, "empty.json", func(w io.Writer) error { return JSON(w, &mleready.Assessment{Schema: mleready.Schema}) })
}

// TestJSONNulls names everything that may be null; a list is not among it.
func TestJSONNulls(t *testing.T) {
	nullable := map[string]bool{"stage": true, "assurance": true, "vcs": true, "sdk": true, "suppressed": true, "capped_by": true,
		"cause": true, "until": true, "checked": true, "as_of": true}
	a := &mleready.Assessment{
		Mandates: []mleready.MandateResult{{Requirements: []mleready.RequirementResult{{}}}}, Integrations: []mleready.Integration{{}},
		Findings: []mleready.Finding{{}}, Observations: []mleready.Observation{{}}, Plan: []mleready.Task{{}}, Stats: mleready.Stats{Suppressed: []mleready.Suppressing{{}}},
	}
	var b bytes.Buffer
	if err := JSON(&b, a); err != nil {
		t.Fatal(err)
	}
	if a.Mandates[0].Timeline != nil || a.Findings[0].Related != nil {
		t.Error("the caller's assessment was changed")
	}
	var tree any
	if err := json.Unmarshal(b.Bytes(), &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				if x == nil && !nullable[k] {
					t.Errorf("%s.%s is null", path, k)
				}
				walk(path+"."+k, x)
			}
		case []any:
			for _, x := range v {
				walk(path+"[]", x)
			}
		}
	}
	walk("", tree)
}

func TestExplainGolden(t *testing.T) {
	rules := smallRules()
	digest, _ := rules.Requirement("jwt.digest")
	payload, _ := rules.Requirement("payload.oaep")
	failure := mleready.ErrorExplanation{ID: "auth.failed", Provider: mleready.Cybersource, Status: []int{401}, Match: []string{"Authentication Failed"},
		Means: "The gateway could not verify who calls.", Check: []string{"the clock", "the key id"}, Next: "Make a new key.", Cited: mleready.Cited{Source: "guide"}}
	writers := map[string]func(io.Writer) error{
		"explain-rule.txt":        func(w io.Writer) error { return ExplainRule(w, rules, rules.Rules[0]) },
		"explain-requirement.txt": func(w io.Writer) error { return ExplainRequirement(w, rules, digest) },
		"explain-escalating.txt":  func(w io.Writer) error { return ExplainRequirement(w, rules, payload) },
		"explain-term.txt":        func(w io.Writer) error { return ExplainTerm(w, rules, rules.Terms[0]) },
		"explain-error.txt":       func(w io.Writer) error { return ExplainError(w, rules, failure) },
		"rules.txt":               func(w io.Writer) error { return RuleList(w, rules) },
	}
	for name, write := range writers {
		t.Run(name, func(t *testing.T) { checkWidth(t, golden(t, name, write), 80) })
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWritersReportErrors(t *testing.T) {
	a, rules := legacy(), smallRules()
	for name, err := range map[string]error{
		"Table": Table(broken{}, a, TableOptions{}), "Lines": Lines(broken{}, a), "JSON": JSON(broken{}, a),
		"RuleList": RuleList(broken{}, rules), "ExplainRule": ExplainRule(broken{}, rules, rules.Rules[0]),
	} {
		if err == nil {
			t.Errorf("%s hides that nothing could be written", name)
		}
	}
}
