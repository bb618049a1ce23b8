package report

import (
	"strings"
	"testing"

	"mleready"
)

func TestExitCode(t *testing.T) {
	waive := &mleready.Suppression{Rule: "MLE1001"}
	result := func(id string, level mleready.Level, outcome mleready.Outcome, evidence ...string) mleready.RequirementResult {
		return mleready.RequirementResult{ID: id, Level: level, Outcome: outcome, Evidence: evidence}
	}
	finding := func(id string, s *mleready.Suppression) mleready.Finding {
		return mleready.Finding{ID: id, Outcome: mleready.Unmet, Suppressed: s}
	}
	scheme := []mleready.RequirementResult{
		result("auth", mleready.Mandatory, mleready.Unmet, "f1"),
		result("jwt", mleready.Mandatory, mleready.Unmet),
	}
	cases := []struct {
		name         string
		status       mleready.Status
		requirements []mleready.RequirementResult
		findings     []mleready.Finding
		observations []mleready.Observation
		want         map[string]int // by --fail-on
	}{
		{"ready", mleready.StatusReady, nil, nil, nil, map[string]int{"never": 0, "not_ready": 0, "unknown": 0, "at_risk": 0}},
		{"not applicable", mleready.StatusNotApplicable, nil, nil, nil, map[string]int{"never": 0, "not_ready": 0, "unknown": 0, "at_risk": 0}},
		{"at risk", mleready.StatusAtRisk, []mleready.RequirementResult{result("k", mleready.Advisory, mleready.Unmet, "d1")}, nil, nil,
			map[string]int{"never": 0, "not_ready": 0, "unknown": 0, "at_risk": 1}},
		{"unknown", mleready.StatusUnknown, nil, nil, nil, map[string]int{"never": 0, "not_ready": 0, "unknown": 1, "at_risk": 1}},
		{"not ready", mleready.StatusNotReady, scheme, []mleready.Finding{finding("f1", nil)}, nil, map[string]int{"never": 0, "not_ready": 1, "unknown": 1, "at_risk": 1}},
		{"waived with what follows from it", mleready.StatusNotReady, scheme, []mleready.Finding{finding("f1", waive)}, nil,
			map[string]int{"never": 0, "not_ready": 0, "unknown": 0, "at_risk": 0}},
		{"in the baseline", mleready.StatusNotReady, scheme, []mleready.Finding{{ID: "f1", Outcome: mleready.Unmet, Baseline: true}}, nil, map[string]int{"not_ready": 0}},
		{"one of two waived", mleready.StatusNotReady, append(scheme[:2:2], result("more", mleready.Mandatory, mleready.Unmet, "f2")),
			[]mleready.Finding{finding("f1", waive), finding("f2", nil)}, nil, map[string]int{"not_ready": 1}},
		{"waived, and something unknown", mleready.StatusNotReady, append(scheme[:2:2], result("more", mleready.Mandatory, mleready.Unknown)),
			[]mleready.Finding{finding("f1", waive)}, nil, map[string]int{"not_ready": 0, "unknown": 1}},
		{"the wire says so too", mleready.StatusNotReady, []mleready.RequirementResult{result("auth", mleready.Mandatory, mleready.Unmet, "f1", "o1")},
			[]mleready.Finding{finding("f1", waive)}, []mleready.Observation{{ID: "o1", Outcome: mleready.Unmet}}, map[string]int{"not_ready": 1}},
		{"a declaration says so", mleready.StatusNotReady, []mleready.RequirementResult{result("key", mleready.Mandatory, mleready.Unmet, "d1")}, nil, nil, map[string]int{"not_ready": 1}},
		{"a declaration beside what is waived", mleready.StatusNotReady, append(scheme[:2:2], result("key", mleready.Mandatory, mleready.Unmet, "d1")),
			[]mleready.Finding{finding("f1", waive)}, nil, map[string]int{"not_ready": 1}},
		{"an advisory finding beside what is waived", mleready.StatusNotReady, append(scheme[:2:2], result("tip", mleready.Advisory, mleready.Unmet, "f2")),
			[]mleready.Finding{finding("f1", waive), finding("f2", nil)}, nil, map[string]int{"not_ready": 0, "at_risk": 1}},
		{"a scheme without findings", mleready.StatusNotReady, scheme[1:], nil, nil, map[string]int{"not_ready": 1}},
	}
	for _, c := range cases {
		a := &mleready.Assessment{Mandate: "asked", Status: c.status, Findings: c.findings, Observations: c.observations,
			Mandates: []mleready.MandateResult{{Status: mleready.StatusUnknown, StageComplete: true, Stage: mleready.StageJWTv1},
				{ID: "asked", Status: c.status, StageComplete: true, Requirements: c.requirements}}}
		for failOn, want := range c.want {
			if got := ExitCode(a, failOn, false); got != want {
				t.Errorf("%s, --fail-on %s: %d, want %d", c.name, failOn, got, want)
			}
			if got := ExitCode(a, failOn, true); got != 3 {
				t.Errorf("%s, --fail-on %s, incomplete: %d", c.name, failOn, got)
			}
		}
	}
}

// TestExitCodeOfWaivedGaps has nothing unmet but what is waived, and a gap that keeps it from being ready.
func TestExitCodeOfWaivedGaps(t *testing.T) {
	for name, change := range map[string]func(*mleready.Assessment){
		"stage":  func(a *mleready.Assessment) { a.Mandates[0].StageComplete = false },
		"tokens": func(a *mleready.Assessment) { a.Tool.Depth = map[string]mleready.Depth{"php": mleready.DepthTokens} },
	} {
		a := &mleready.Assessment{Mandate: "asked", Status: mleready.StatusNotReady,
			Findings: []mleready.Finding{{ID: "f1", Outcome: mleready.Unmet, Baseline: true}},
			Mandates: []mleready.MandateResult{{ID: "asked", Status: mleready.StatusNotReady, StageComplete: true, Requirements: []mleready.RequirementResult{
				{ID: "auth", Level: mleready.Mandatory, Outcome: mleready.Unmet, Evidence: []string{"f1"}}}}}}
		if got := ExitCode(a, "unknown", false); got != 0 {
			t.Errorf("without a gap: %d", got)
		}
		change(a)
		if got := ExitCode(a, "unknown", false); got != 1 {
			t.Errorf("%s: %d", name, got)
		}
	}
}

func TestCheckFailOn(t *testing.T) {
	for _, v := range FailOnValues {
		if err := CheckFailOn(v); err != nil {
			t.Error(err)
		}
	}
	err := CheckFailOn("ready")
	if err == nil {
		t.Fatal("ready was taken")
	}
	for _, v := range FailOnValues {
		if !strings.Contains(err.Error(), v) {
			t.Errorf("%q does not offer %s", err, v)
		}
	}
}
