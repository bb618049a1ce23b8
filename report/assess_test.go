package report

import (
	"strings"
	"testing"

	"mleready"

	"github.com/google/go-cmp/cmp"
)

// without leaves out the evidence for some requirements.
func without(list []mleready.Evidence, requirements ...string) []mleready.Evidence {
	return filter(list, func(e mleready.Evidence) bool {
		for _, r := range requirements {
			if e.Requirement == r {
				return false
			}
		}
		return true
	})
}

// brief is what the cases below look at in a result.
type brief struct {
	Status    mleready.Status
	Assurance mleready.Assurance
	Stage     mleready.Stage
	Complete  bool
	Low, High int
	Cap       string
	Coverage  float64
	Outcomes  string // first letters, in the order of the rules; C marks a contradiction
}

func briefOf(m mleready.MandateResult) brief {
	b := brief{Status: m.Status, Assurance: m.Assurance, Stage: m.Stage, Complete: m.StageComplete,
		Low: m.Score.Low, High: m.Score.High, Coverage: m.Coverage}
	if m.Score.CappedBy != nil {
		b.Cap = *m.Score.CappedBy
	}
	letters := map[mleready.Outcome]string{mleready.Met: "m", mleready.Unmet: "u", mleready.Unknown: "?", mleready.NotApplicable: "-"}
	for _, r := range m.Requirements {
		b.Outcomes += letters[r.Outcome]
		if r.Contradicted {
			b.Outcomes += "C"
		}
	}
	return b
}

func TestAssess(t *testing.T) {
	all := mleready.StageResponseMLE
	cases := []struct {
		name   string
		change func(*Input)
		want   brief
		reason string // part of the mandate's reason
	}{
		{"everything met", func(in *Input) {},
			brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, "All 4 mandatory"},
		{"http signature on the live path", func(in *Input) {
			in.Integrations = []mleready.Integration{integration("cybersource:pay", mleready.RoleProduction, mleready.HTTPSignature, mleready.JWTv2)}
			in.Evidence = append(without(in.Evidence, "auth.scheme", "jwt.exp", "jwt.digest"), evidence("f9", mleready.FromFinding, "auth.scheme", mleready.Unmet))
		}, brief{mleready.StatusNotReady, mleready.Static, mleready.StageHTTPSignature, true, 40, 40, "", 1, "uuumm"}, "3 of 4 mandatory requirements are unmet, first: \"No request is signed"},
		{"one unmet caps at 49", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Unmet))
		}, brief{mleready.StatusNotReady, mleready.Static, all, true, 49, 49, "jwt.exp", 1, "mummm"}, "1 of 4 mandatory requirements is unmet"},
		{"another place in the code could not be told", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Unknown))
		}, brief{mleready.StatusUnknown, "", all, true, 80, 89, "jwt.exp", 0.8, "m?mmm"}, ""},
		{"which traffic settles", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Unknown), evidence("t1", mleready.FromTraffic, "jwt.exp", mleready.Met))
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"code against wire", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("t1", mleready.FromTraffic, "jwt.exp", mleready.Unmet))
		}, brief{mleready.StatusNotReady, mleready.Live, all, true, 49, 49, "jwt.exp", 1, "muCmmm"}, "unmet"},
		{"a probe settles nothing about code", func(in *Input) {
			in.Evidence = append(without(in.Evidence, "jwt.exp"), evidence("o9", mleready.FromProbe, "jwt.exp", mleready.Met))
		}, brief{mleready.StatusUnknown, "", all, true, 80, 89, "jwt.exp", 0.8, "m?mmm"}, "1 of 4 mandatory requirements is without evidence"},
		{"a finding settles nothing about the account", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "keys.exist", mleready.Unmet))
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"no body", func(in *Input) {
			in.Holds = map[string]bool{"body": false}
			in.Evidence = without(in.Evidence, "jwt.digest")
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mm-mm"}, "All 3 mandatory"},
		{"not known whether there is a body", func(in *Input) { in.Evidence = without(in.Evidence, "jwt.digest") },
			brief{mleready.StatusUnknown, "", all, true, 89, 89, "jwt.digest", 0.9, "mm?mm"}, "first: \"A token carries the digest"},
		{"advisory unmet", func(in *Input) {
			in.Evidence = append(in.Evidence, evidence("k9", mleready.FromDeclaration, "keys.expiry", mleready.Unmet))
		}, brief{mleready.StatusAtRisk, mleready.Static, all, true, 90, 90, "", 1, "mmmmuC"}, "1 advisory one is not, first: \"No key ends"},
		{"second integration not shown", func(in *Input) {
			in.Integrations = append(in.Integrations, integration("cybersource:web", mleready.RoleProduction, mleready.JWTv2))
			in.Evidence[1].Integration = "cybersource:pay"
		}, brief{mleready.StatusUnknown, "", mleready.StageJWTv2, true, 80, 89, "jwt.exp", 0.8, "m?mmm"}, ""},
		{"integration without a stage", func(in *Input) {
			in.Integrations = append(in.Integrations, integration("cybersource:web", mleready.RoleProduction, mleready.OAuth))
		}, brief{mleready.StatusUnknown, "", all, false, 100, 100, "", 1, "mmmmm"}, "the stage of cybersource:web is not known: it authenticates with OAuth"},
		{"samples do not speak beside production", func(in *Input) {
			in.Integrations = append(in.Integrations, integration("cybersource:samples", mleready.RoleSample, mleready.HTTPSignature))
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"samples speak when there is nothing else", func(in *Input) {
			in.Integrations = []mleready.Integration{integration("cybersource:samples", mleready.RoleSample, mleready.JWTv1)}
		}, brief{mleready.StatusNotReady, mleready.Static, mleready.StageJWTv1, true, 49, 49, "jwt.exp", 1, "muumm"}, ""},
		{"nothing found", func(in *Input) { in.Integrations, in.Evidence = nil, nil },
			brief{mleready.StatusNotApplicable, "", "", true, 0, 89, "auth.scheme", 0, "?????"}, "No integration with Cybersource in what"},
		{"nothing found in part of the files", func(in *Input) {
			in.Integrations, in.Evidence = nil, nil
			in.Incomplete = []mleready.Skipped{{Path: "b.go"}, {Path: "a.go"}}
		}, brief{mleready.StatusUnknown, "", "", false, 0, 89, "auth.scheme", 0, "?????"}, "2 candidate files could not be analysed, first: a.go"},
		{"a merchant id alone", func(in *Input) {
			in.Integrations, in.Evidence, in.Accounts = nil, nil, []Account{{"acme", "production"}}
		}, brief{mleready.StatusUnknown, "", "", false, 0, 89, "auth.scheme", 0, "?????"}, "no integration was seen"},
		{"nothing looked at", func(in *Input) { in.LookedAt = false },
			brief{mleready.StatusUnknown, "", all, true, 100, 100, "", 1, "mmmmm"}, "no sources, probes or captures"},
		{"tokens", func(in *Input) { in.Depth["php"] = mleready.DepthTokens },
			brief{mleready.StatusUnknown, "", all, true, 100, 100, "", 1, "mmmmm"}, "php could be read as tokens only"},
		{"two accounts, one shown", func(in *Input) {
			in.Accounts = []Account{{"b", "production"}, {"a", "production"}}
			in.Evidence[3].MID = "a"
		}, brief{mleready.StatusUnknown, "", all, true, 70, 89, "keys.exist", 0.7, "mmm?m"}, ""},
		{"an account out of scope", func(in *Input) {
			in.Accounts = []Account{{"a", "production"}}
			other := evidence("o9", mleready.FromProbe, "keys.exist", mleready.Unmet)
			other.MID = "b"
			in.Evidence = append(in.Evidence, other)
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"an account without an integration", func(in *Input) {
			in.Integrations, in.Evidence = nil, nil
			other := evidence("t9", mleready.FromTraffic, "jwt.exp", mleready.Unmet)
			other.MID = "b"
			in.Evidence = append(in.Evidence, other)
		}, brief{mleready.StatusNotReady, mleready.Live, "", false, 0, 49, "jwt.exp", 0.2, "?u???"}, "3 more are without evidence"},
		{"another merchant's traffic", func(in *Input) {
			in.Accounts = []Account{{"a", "production"}}
			other := evidence("t9", mleready.FromTraffic, "jwt.exp", mleready.Unmet)
			other.MID = "b"
			in.Evidence = append(in.Evidence, other)
		}, brief{mleready.StatusReady, mleready.Static, all, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"code that is not judged", func(in *Input) {
			in.Integrations, in.Evidence = []mleready.Integration{integration("cybersource:test", mleready.RoleTest, mleready.HTTPSignature)}, nil
			other := evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Unmet)
			other.Integration = "cybersource:test"
			in.Evidence = append(in.Evidence, other)
		}, brief{mleready.StatusNotApplicable, "", "", true, 0, 89, "auth.scheme", 0, "?????"}, "what was seen is test code"},
		{"the heaviest caps", func(in *Input) { in.Evidence = without(in.Evidence, "jwt.exp", "keys.exist") },
			brief{mleready.StatusUnknown, "", all, true, 50, 89, "keys.exist", 0.5, "m?m?m"}, ""},
		{"the first of equals caps", func(in *Input) {
			in.Rules.Requirements[0].ID, in.Evidence = "z.scheme", nil
		}, brief{mleready.StatusUnknown, "", all, true, 0, 89, "keys.exist", 0, "?????"}, ""},
		{"as sure as the weakest", func(in *Input) {
			in.Integrations = append(in.Integrations, integration("cybersource:web", mleready.RoleProduction, mleready.JWTv2))
			for i, requirement := range []string{"auth.scheme", "jwt.exp", "jwt.digest", "keys.exist"} {
				in.Evidence[i] = evidence(requirement, mleready.FromTraffic, requirement, mleready.Met)
			}
			in.Rules.Requirements[3].SettledBy = []mleready.EvidenceKind{mleready.FromTraffic}
			in.Evidence[1].Integration = "cybersource:pay"
			web := evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Met)
			web.Integration = "cybersource:web"
			in.Evidence = append(in.Evidence, web)
		}, brief{mleready.StatusReady, mleready.Static, mleready.StageJWTv2, true, 100, 100, "", 1, "mmmmm"}, ""},
		{"as sure as the best proof of a failure", func(in *Input) {
			in.Integrations = append(in.Integrations, integration("cybersource:web", mleready.RoleProduction, mleready.JWTv2))
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "jwt.exp", mleready.Unmet), evidence("t9", mleready.FromTraffic, "jwt.exp", mleready.Unmet))
			in.Evidence[len(in.Evidence)-1].Integration = "cybersource:web"
		}, brief{mleready.StatusNotReady, mleready.Live, mleready.StageJWTv2, true, 49, 49, "jwt.exp", 1, "muCmmm"}, ""},
		{"the wire against the scheme", func(in *Input) {
			in.Integrations[0] = integration("cybersource:pay", mleready.RoleProduction, mleready.JWTv1)
			in.Evidence[1] = evidence("t1", mleready.FromTraffic, "jwt.exp", mleready.Met)
		}, brief{mleready.StatusNotReady, mleready.Static, mleready.StageJWTv1, true, 49, 49, "jwt.exp", 1, "muCumm"}, ""},
		{"Mastercard that does not encrypt", func(in *Input) {
			in.Mandate, in.Integrations[0].Provider = cross, mleready.Mastercard
		}, brief{mleready.StatusUnknown, "", "", true, 0, 100, "", 0, "?"}, "no mandatory requirement applies"},
		{"Mastercard that has to", func(in *Input) {
			in.Mandate, in.Integrations[0].Provider = cross, mleready.Mastercard
			in.Holds = map[string]bool{MustEncrypt: true}
			in.Evidence = append(in.Evidence, evidence("f9", mleready.FromFinding, "payload.oaep", mleready.Met))
		}, brief{mleready.StatusReady, mleready.Static, "", true, 100, 100, "", 1, "m"}, "The one mandatory requirement"},
		{"Mastercard that encrypts", func(in *Input) {
			in.Mandate = cross
			in.Integrations[0] = mleready.Integration{ID: "mastercard:pay", Provider: mleready.Mastercard,
				Mechanisms: []mleready.MechanismUse{{Name: mleready.MastercardJWE, Live: true}}}
		}, brief{mleready.StatusUnknown, "", "", true, 0, 89, "payload.oaep", 0, "?"}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := ready()
			c.change(&in)
			got := Assess(in)
			if diff := cmp.Diff(c.want, briefOf(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !strings.Contains(got.Reason, c.reason) || strings.Count(got.Reason, ".") < 1 {
				t.Errorf("reason %q lacks %q", got.Reason, c.reason)
			}
			for _, r := range got.Requirements {
				if r.Reason == "" {
					t.Errorf("%s has no reason", r.ID)
				}
			}
		})
	}
}

func TestReasons(t *testing.T) {
	in := ready()
	in.Accounts = []Account{{"b", "production"}, {"a", "production"}}
	in.Holds = map[string]bool{"body": false}
	in.Integrations = append(in.Integrations, integration("cybersource:old", mleready.RoleProduction, mleready.JWTv1))
	in.Evidence = append(without(in.Evidence, "keys.expiry"), evidence("t1", mleready.FromTraffic, "auth.scheme", mleready.Unmet))
	in.Evidence[3].MID = "a"
	want := map[string]string{
		"auth.scheme": "t1 says so; contradicted by finding: f1 says so",
		"jwt.exp":     "jwt_v1 is the live path of cybersource:old, which leaves this unmet",
		"jwt.digest":  "no request has a body",
		"keys.exist":  "not shown for b (production); would be settled by a probe of the account, the key's certificate or a declaration",
		"keys.expiry": "no evidence; would be settled by a probe of the account, the key's certificate or a declaration",
	}
	result := Assess(in)
	got := map[string]string{}
	for _, r := range result.Requirements {
		got[r.ID] = r.Reason
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	by := []mleready.OutcomeBy{{MID: "a", Environment: "production", Outcome: mleready.Met}, {MID: "b", Environment: "production", Outcome: mleready.Unknown}}
	if diff := cmp.Diff(by, result.Requirements[3].By); diff != "" {
		t.Errorf("by (-want +got)\n%s", diff)
	}
}

func TestTimeline(t *testing.T) {
	in := ready()
	in.AsOf = date("2027-05-01")
	var states []string
	for _, stone := range Assess(in).Timeline {
		states = append(states, stone.State)
	}
	if diff := cmp.Diff([]string{past, "superseded", current}, states); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if in.Rules.Mandates[0].Timeline[0].State != current {
		t.Error("the rules were changed")
	}
}

// TestSchemeBreaksEveryAccount has a requirement about accounts that the scheme leaves unmet.
func TestSchemeBreaksEveryAccount(t *testing.T) {
	in := ready()
	in.Rules.Requirements[3].Under = []mleready.Mechanism{mleready.JWTv1}
	in.Accounts = []Account{{"a", "production"}}
	in.Integrations[0] = integration("cybersource:pay", mleready.RoleProduction, mleready.JWTv1)
	got := Assess(in).Requirements[3]
	want := []mleready.OutcomeBy{{MID: "a", Environment: "production", Outcome: mleready.Unmet}}
	if diff := cmp.Diff(want, got.By); diff != "" || got.Outcome != mleready.Unmet {
		t.Errorf("%s (-want +got)\n%s", got.Outcome, diff)
	}
}

func TestUnknownMandate(t *testing.T) {
	in := ready()
	in.Mandate = "other"
	if got := Assess(in); got.Status != mleready.StatusUnknown || !strings.Contains(got.Reason, `"other"`) {
		t.Errorf("got %s: %s", got.Status, got.Reason)
	}
}
