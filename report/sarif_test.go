package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"mleready"
)

// full is an assessment with a finding of every fate.
func full(t *testing.T) *mleready.Assessment {
	t.Helper()
	a := &mleready.Assessment{
		Tool: mleready.Tool{Name: "mleready", Version: "0.1.0"}, AsOf: date("2026-11-21"), Basis: mleready.RoleProduction,
		Mandate: "cybersource-2026", Status: mleready.StatusNotReady, Target: mleready.Target{Path: "merchants/acme"},
		Rules: mleready.RulesUsed{Version: "2026.11.21", Digest: "d", Warning: "the rules are old"},
	}
	a.Stats.Skipped = []mleready.Skipped{{Path: "gateway/huge file.go", Reason: "longer than 1 MiB", Candidate: true}, {Path: "x.png", Reason: "binary"}}
	a.Findings = []mleready.Finding{
		{ID: "f1", Rule: "MLE1001", Requirement: "auth.no_http_signature", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "src/über sign.go", Line: 12, EndLine: 14,
			Symbol: "pay.Sign", Message: "builds an HTTP Signature", Snippet: "mac := hmac.New(sha256.New, ***)", Fingerprint: "aa11", Confidence: mleready.High,
			Related: []mleready.Place{{Path: "src/headers.go", Line: 3, Why: "the headers are named here"}, {Path: "src/x.go", Line: 4}}},
		{ID: "f2", Rule: "MLE1002", Requirement: "auth.no_http_signature", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "old.go", Line: 5, Fingerprint: "bb22",
			Suppressed: &mleready.Suppression{Rule: "MLE1002", Reason: "switched off in May", Owner: "payments", Until: date("2026-12-31")}},
		{ID: "f3", Rule: "MLE1001", Requirement: "auth.no_http_signature", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "older.go", Line: 7, Fingerprint: "cc33", Baseline: true},
		{ID: "f4", Rule: "MLE1001", Requirement: "auth.no_http_signature", Outcome: mleready.Met, Role: mleready.RoleProduction, Path: "new.go", Line: 1, Fingerprint: "dd44"},
		{ID: "f5", Rule: "MLE1001", Requirement: "auth.no_http_signature", Outcome: mleready.Unmet, Role: mleready.RoleTest, Path: "sign_test.go", Line: 1, Fingerprint: "ee55"},
		{ID: "f6", Rule: "MLE0000", Requirement: "gone", Outcome: mleready.Unmet, Role: mleready.RoleProduction, Path: "a.key", Line: 0, Fingerprint: "ff66", Message: "of rules that are gone"},
	}
	return a
}

func sarifOf(t *testing.T, a *mleready.Assessment) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := SARIF(&b, a, defaultRules(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSARIFSchema checks against the schema of the standard and against another's reading of it.
func TestSARIFSchema(t *testing.T) {
	for name, a := range map[string]*mleready.Assessment{"full": full(t), "empty": {Tool: mleready.Tool{Name: "mleready", Version: "0.1.0"}}} {
		t.Run(name, func(t *testing.T) {
			text := sarifOf(t, a)
			log, err := sarif.FromBytes(text)
			if err != nil {
				t.Fatal(err)
			}
			// What we leave out the library writes as empty, which the schema refuses.
			run := log.Runs[0]
			run.NewlineSequences, run.Language, run.Tool.Driver.Language = []string{"\n"}, "en", "en"
			if err := log.Validate(); err != nil {
				t.Error(err)
			}
			strict := json.NewDecoder(bytes.NewReader(text))
			strict.DisallowUnknownFields()
			if err := strict.Decode(&sarif.Report{}); err != nil {
				t.Errorf("a member that the standard does not have: %v", err)
			}
		})
	}
}

func TestSARIF(t *testing.T) {
	text := golden(t, "findings.sarif", func(w io.Writer) error { return SARIF(w, full(t), defaultRules(t)) })
	log, err := sarif.FromString(text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		uri := *r.Locations[0].PhysicalLocation.ArtifactLocation.URI
		if strings.Contains(uri, ":") || strings.HasPrefix(uri, "/") {
			t.Errorf("%s is not relative", uri)
		}
		got = append(got, strings.Join([]string{*r.RuleID, uri, r.PartialFingerprints[sarifFingerprint], *r.BaselineState}, " "))
	}
	want := []string{
		"MLE0000 a.key ff66 new", "MLE1002 old.go bb22 new", "MLE1001 older.go cc33 unchanged", "MLE1001 src/%C3%BCber%20sign.go aa11 new",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
