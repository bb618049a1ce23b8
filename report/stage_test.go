package report

import (
	"strings"
	"testing"

	"mleready"

	"github.com/google/go-cmp/cmp"
)

func TestStage(t *testing.T) {
	use := func(live bool, names ...mleready.Mechanism) (list []mleready.MechanismUse) {
		for _, n := range names {
			list = append(list, mleready.MechanismUse{Name: n, Live: live})
		}
		return list
	}
	cases := []struct {
		uses   []mleready.MechanismUse
		want   mleready.Stage
		reason string
	}{
		{use(true, mleready.HTTPSignature, mleready.JWTv2, mleready.RequestMLE), mleready.StageHTTPSignature, ""},
		{use(true, mleready.JWTv1, mleready.ResponseMLE), mleready.StageJWTv1, ""},
		{use(true, mleready.JWTv2), mleready.StageJWTv2, ""},
		{use(true, mleready.JWTv2, mleready.ResponseMLE), mleready.StageJWTv2, ""},
		{use(true, mleready.JWTv2, mleready.RequestMLE), mleready.StageRequestMLE, ""},
		{use(true, mleready.JWTv2, mleready.RequestMLE, mleready.ResponseMLE), mleready.StageResponseMLE, ""},
		{append(use(true, mleready.JWTv2), use(false, mleready.HTTPSignature)...), mleready.StageJWTv2, ""},
		{use(true, mleready.OAuth), "", "OAuth"},
		{use(false, mleready.HTTPSignature), "", "which of its ways"},
		{use(true, mleready.RequestMLE), "", "how it authenticates"},
		{use(true, mleready.MastercardJWE), "", "Mastercard"},
		{nil, "", "could not be told"},
	}
	for _, c := range cases {
		got, reason := Stage(c.uses)
		if got != c.want || !strings.Contains(reason, c.reason) || (got == "") == (reason == "") {
			t.Errorf("Stage(%v) = %q, %q; want %q, …%s…", c.uses, got, reason, c.want, c.reason)
		}
	}
}

func TestBasis(t *testing.T) {
	cases := []struct {
		roles []mleready.Role
		want  mleready.Role
	}{
		{nil, mleready.RoleProduction},
		{[]mleready.Role{mleready.RoleSample, mleready.RoleTest}, mleready.RoleSample},
		{[]mleready.Role{mleready.RoleSample, mleready.RoleProduction}, mleready.RoleProduction},
		{[]mleready.Role{mleready.RoleTest}, mleready.RoleProduction},
	}
	for _, c := range cases {
		var list []mleready.Integration
		for _, r := range c.roles {
			list = append(list, mleready.Integration{Role: r})
		}
		if got := Basis(list); got != c.want {
			t.Errorf("Basis of %v = %s, want %s", c.roles, got, c.want)
		}
	}
}

func TestEvidenceOf(t *testing.T) {
	finding := func(id string, role mleready.Role, outcome mleready.Outcome) mleready.Finding {
		return mleready.Finding{ID: id, Requirement: "jwt.exp", Role: role, Outcome: outcome, Message: "m", Path: "a.go", Line: 3}
	}
	waived := finding("waived", mleready.RoleProduction, mleready.Unmet)
	waived.Suppressed = &mleready.Suppression{Rule: "MLE1001"}
	findings := []mleready.Finding{
		waived,
		finding("info", mleready.RoleProduction, mleready.Info),
		finding("test", mleready.RoleTest, mleready.Unmet),
		finding("sample", mleready.RoleSample, mleready.Met),
	}
	var ids []string
	for _, e := range EvidenceOf(findings, map[string]string{"waived": "cybersource:pay"}, mleready.RoleSample) {
		ids = append(ids, e.ID+" "+e.Integration+" "+e.Reason)
	}
	if diff := cmp.Diff([]string{"waived cybersource:pay m (a.go:3)", "sample  m (a.go:3)"}, ids); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := EvidenceOf(findings, nil, mleready.RoleProduction); len(got) != 1 {
		t.Errorf("with production code: %v", got)
	}
}
