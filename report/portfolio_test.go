package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// threeMerchants is an audit with a verdict, an incomplete one and a merchant without one.
func threeMerchants(t *testing.T) (*mleready.PortfolioResult, []mleready.MerchantResult) {
	t.Helper()
	rules := defaultRules(t)
	day := mleready.Date{Year: 2026, Month: 11, Day: 21}
	assessed := func(finding string) *mleready.Assessment {
		a := &mleready.Assessment{Schema: mleready.Schema, AsOf: day, Mandate: "cybersource-2026", Findings: []mleready.Finding{
			{ID: "F2", Path: "b.go", Line: 2, Role: mleready.RoleProduction, Requirement: finding, Outcome: mleready.Unmet, Message: "second"},
			{ID: "F1", Path: "a.go", Line: 1, Role: mleready.RoleProduction, Outcome: mleready.Info, Message: "first"},
		}}
		a.Integrations = []mleready.Integration{{ID: "cybersource:.", Provider: mleready.Cybersource, Via: mleready.Manual, Stage: mleready.StageJWTv2,
			Role: mleready.RoleProduction, Mechanisms: []mleready.MechanismUse{{Name: mleready.JWTv2, Live: true}}}}
		for _, m := range rules.Mandates {
			r := Assess(Input{Rules: rules, Mandate: m.ID, AsOf: day, LookedAt: true, Integrations: a.Integrations,
				Evidence: EvidenceOf(a.Findings, nil, mleready.RoleProduction), Holds: map[string]bool{"account": false}})
			a.Mandates = append(a.Mandates, r)
			if m.ID == a.Mandate {
				a.Status, a.Stage, a.Score = r.Status, r.Stage, r.Score
			}
		}
		Plan(rules, a, nil)
		return a
	}
	closed, gone := "door: no connection", "merchants/gone: does not exist"
	all := []mleready.MerchantResult{
		{ID: "a", Name: "Acme \x1b[31m", Assessment: assessed("jwt.exp"), Volume: 7},
		{ID: "b", Name: "Bee", Assessment: assessed(""), Error: &closed},
		{ID: "c", Name: "Sea", Error: &gone},
	}
	p := &mleready.PortfolioResult{Schema: mleready.PortfolioSchema, Tool: mleready.Tool{Name: "mleready", Version: "1"},
		Rules: rules.Used(day), AsOf: day, Portfolio: "Acme", Mandate: "cybersource-2026"}
	for _, m := range all {
		Count(&p.Totals, m)
		p.Merchants = append(p.Merchants, Row(m))
	}
	return p, all
}

func TestPortfolioTable(t *testing.T) {
	p, _ := threeMerchants(t)
	var b bytes.Buffer
	if err := PortfolioTable(&b, p, TableOptions{Width: 100, Rules: defaultRules(t)}); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), 100)
	for _, want := range []string{
		"Portfolio Acme: 3 merchants", "not ready, by code", "unknown (incomplete)", "failed", "see below",
		"b: door: no connection", "c: merchants/gone: does not exist", "1 not ready, 1 unknown, 1 failed", "2 jwt_v2",
		"2026-09", "2027-03", p.Merchants[0].Assessment.Plan[1].Title[:12],
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %q in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "\x1b") {
		t.Error("a name writes control characters")
	}
	if err := PortfolioTable(&b, &mleready.PortfolioResult{}, TableOptions{}); err != nil {
		t.Error(err)
	}
}

// TestRowTellsTheSame makes sure that the table needs no more than a row holds.
func TestRowTellsTheSame(t *testing.T) {
	p, all := threeMerchants(t)
	write := func(p *mleready.PortfolioResult) string {
		var b bytes.Buffer
		if err := PortfolioTable(&b, p, TableOptions{Rules: defaultRules(t)}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	rows := write(p)
	p.Merchants = all
	if diff := cmp.Diff(write(p), rows); diff != "" {
		t.Error(diff)
	}
}

func TestPortfolioJSON(t *testing.T) {
	p, all := threeMerchants(t)
	each := func(yield func(mleready.MerchantResult) error) error {
		for _, m := range all {
			if err := yield(m); err != nil {
				return err
			}
		}
		return nil
	}
	var b bytes.Buffer
	if err := PortfolioJSON(&b, p, each); err != nil {
		t.Fatal(err)
	}
	var got mleready.PortfolioResult
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if diff := cmp.Diff(p.Totals, got.Totals); diff != "" {
		t.Error(diff)
	}
	if len(got.Merchants) != 3 || got.Merchants[0].Assessment.Findings[0].ID != "F1" || got.Merchants[2].Assessment != nil {
		t.Errorf("merchants %+v", got.Merchants)
	}
	var generic struct {
		Merchants []struct{ Assessment map[string]any }
	}
	if err := json.Unmarshal(b.Bytes(), &generic); err != nil || generic.Merchants[0].Assessment["neighbours"] == nil {
		t.Errorf("a list is null: %v", err)
	}
	var alone bytes.Buffer
	if err := PortfolioJSON(&alone, p, func(func(mleready.MerchantResult) error) error { return nil }); err != nil || !json.Valid(alone.Bytes()) {
		t.Errorf("without merchants: %v, %s", err, alone.String())
	}
}

func TestPortfolioExitCode(t *testing.T) {
	_, all := threeMerchants(t)
	waive := func(m mleready.MerchantResult, state string, requirements ...string) mleready.MerchantResult {
		a := *m.Assessment
		for _, id := range requirements {
			a.Waivers = append(a.Waivers, mleready.Waiving{Waiver: mleready.Waiver{Requirement: id}, State: state})
		}
		m.Assessment = &a
		return m
	}
	var unknown []string
	for _, r := range all[1].Assessment.Mandates[0].Requirements {
		if r.Outcome == mleready.Unknown {
			unknown = append(unknown, r.ID)
		}
	}
	tests := map[string]struct {
		m          mleready.MerchantResult
		failOn     string
		incomplete bool
		want       int
	}{
		"not ready":            {all[0], "not_ready", false, 1},
		"waived":               {waive(all[0], mleready.SuppressionUsed, "jwt.exp"), "not_ready", false, 0},
		"another one waived":   {waive(all[0], mleready.SuppressionUsed, "jwt.iat"), "not_ready", false, 1},
		"waiver expired":       {waive(all[0], mleready.SuppressionExpired, "jwt.exp"), "not_ready", false, 1},
		"incomplete":           {all[1], "not_ready", true, 3},
		"unknown":              {all[1], "unknown", false, 1},
		"all unknown waived":   {waive(all[1], mleready.SuppressionUsed, unknown...), "unknown", false, 0},
		"some unknown waived":  {waive(all[1], mleready.SuppressionUsed, unknown[0]), "unknown", false, 1},
		"without assessment":   {all[2], "never", false, 3},
		"never":                {all[0], "never", false, 0},
		"incomplete and never": {all[1], "never", true, 3},
	}
	for name, test := range tests {
		if got := PortfolioExitCode(test.m, test.failOn, test.incomplete); got != test.want {
			t.Errorf("%s: exit code %d, want %d", name, got, test.want)
		}
	}
}

// TestWaiverAndPlan makes sure that what is waived makes no work, and keeps its outcome.
func TestWaiverAndPlan(t *testing.T) {
	_, all := threeMerchants(t)
	a := all[0].Assessment
	settles := func() (n int) {
		for _, task := range a.Plan {
			for _, id := range task.Settles {
				if id == "jwt.exp" {
					n++
				}
			}
		}
		return n
	}
	if settles() == 0 {
		t.Fatal("no task settles jwt.exp")
	}
	a.Waivers = []mleready.Waiving{{Waiver: mleready.Waiver{Requirement: "jwt.exp"}, State: mleready.SuppressionUsed}}
	Plan(defaultRules(t), a, nil)
	if n := settles(); n != 0 {
		t.Errorf("%d tasks settle what is waived", n)
	}
	if a.Status != mleready.StatusNotReady {
		t.Errorf("status %s", a.Status)
	}
}
