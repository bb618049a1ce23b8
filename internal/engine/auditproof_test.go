package engine

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mleready"
)

// TestAuditProofs takes in what a program was proved to do: what it sent, and what its runs showed. What is no proof is
// told, and the rest is judged.
func TestAuditProofs(t *testing.T) {
	dir := t.TempDir()
	proof := mleready.Proof{
		Grading: mleready.Grading{Schema: mleready.ProveSchema, Exchanges: []mleready.Graded{
			{ID: "1", Method: "POST", Path: "/pts/v2/payments", Provider: mleready.Cybersource, Environment: "production", Assurance: mleready.Live,
				Mechanisms: []mleready.Mechanism{mleready.JWTv2, mleready.RequestMLE}, Verdict: mleready.VerdictAccepted, Merchant: "sandbox_merchant",
				Requirements: []mleready.Grade{{ID: "jwt.version", Outcome: mleready.Met, Reason: "It is 2."}}},
			{ID: "2", Method: "GET", Path: "/elsewhere"},
		}},
		Runs: []mleready.ProofRun{{Taking: mleready.TakingDone}, {Fault: "undecryptable", Taking: mleready.TakingMissed, Repeated: true,
			Grades: []mleready.Grade{{ID: "response_mle.undecryptable_not_failed", Outcome: mleready.Unmet, Reason: "It paid again."}}}},
	}
	text, err := json.Marshal(proof)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"proof.json": string(text), "grading.json": `{"schema": "mleready-grade/1"}`, "other.json": "[]"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, _ := audited(t, auditOptions(t, filepath.Join(dir, "portfolio.yaml"), []byte(`
portfolio: p
merchants:
  - id: proved
    mids: [{mid: acme, environment: production}]
    proofs: [proof.json]
  - id: mistaken
    proofs: [grading.json, other.json, none.json]
`)))
	m := all["proved"]
	if got := verdictOf(m); m.Error != nil || !strings.HasSuffix(got, "request_mle") {
		t.Fatalf("%s, %v", got, m.Error)
	}
	got := map[string]mleready.RequirementResult{}
	for _, r := range m.Assessment.Mandates[0].Requirements {
		got[r.ID] = r
	}
	if r := got["jwt.version"]; r.Outcome != mleready.Met || r.Assurance != mleready.Local {
		t.Errorf("%+v: a proof is one by the local gateway, whatever the file says", r)
	}
	if r := got["response_mle.undecryptable_not_failed"]; r.Outcome != mleready.Unmet || !strings.Contains(r.Reason, "run with undecryptable") {
		t.Errorf("%+v", r)
	}
	mistaken := all["mistaken"]
	if mistaken.Error == nil || !mistaken.Incomplete {
		t.Fatalf("%+v", mistaken)
	}
	for _, want := range []string{"grading.json: it is no proof", "none.json: does not exist"} {
		if !strings.Contains(*mistaken.Error, want) && !strings.Contains(*mistaken.Error, "more") {
			t.Errorf("%q does not say %q", *mistaken.Error, want)
		}
	}
}
