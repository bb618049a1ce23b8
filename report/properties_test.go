package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"mleready"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	allKinds      = []mleready.EvidenceKind{mleready.FromFinding, mleready.FromTraffic, mleready.FromProbe, mleready.FromKeyFile, mleready.FromDeclaration}
	allOutcomes   = []mleready.Outcome{mleready.Met, mleready.Met, mleready.Unmet, mleready.Unknown, mleready.Info}
	allMechanisms = []mleready.Mechanism{mleready.HTTPSignature, mleready.JWTv1, mleready.JWTv2, mleready.RequestMLE, mleready.ResponseMLE,
		mleready.OAuth, mleready.MastercardJWE, mleready.MastercardFLE}
	someMIDs = []string{"", "a", "b"}
	someEnvs = []string{"", "test", "production"}
)

// drawEvidence makes evidence for a requirement of the mandate, most of it of a kind that may settle it.
func drawEvidence(t *rapid.T, rules *mleready.Rules, mandate string) mleready.Evidence {
	r := rapid.SampledFrom(rules.RequirementsOf(mandate)).Draw(t, "requirement")
	kinds := append(slices.Clone(r.SettledBy), rapid.SampledFrom(allKinds).Draw(t, "kind"))
	return mleready.Evidence{
		ID:          fmt.Sprint("e", rapid.IntRange(0, 40).Draw(t, "id")),
		Kind:        rapid.SampledFrom(kinds).Draw(t, "kind"),
		Requirement: r.ID,
		Outcome:     rapid.SampledFrom(allOutcomes).Draw(t, "outcome"),
		Assurance:   rapid.SampledFrom(mleready.Assurances).Draw(t, "assurance"),
		Integration: rapid.SampledFrom([]string{"", "", "i0", "i1", "i2"}).Draw(t, "integration"),
		MID:         rapid.SampledFrom(someMIDs).Draw(t, "mid"),
		Environment: rapid.SampledFrom(someEnvs).Draw(t, "environment"),
		Reason:      rapid.SampledFrom([]string{"", "seen"}).Draw(t, "reason"),
	}
}

func drawIntegration(t *rapid.T, n int) mleready.Integration {
	i := mleready.Integration{
		ID:       fmt.Sprint("i", n),
		Provider: rapid.SampledFrom([]mleready.Provider{mleready.Cybersource, mleready.Mastercard}).Draw(t, "provider"),
		Role:     rapid.SampledFrom([]mleready.Role{mleready.RoleProduction, mleready.RoleSample, mleready.RoleTest}).Draw(t, "role"),
	}
	for _, m := range rapid.SliceOfNDistinct(rapid.SampledFrom(allMechanisms), 0, 3, rapid.ID).Draw(t, "mechanisms") {
		i.Mechanisms = append(i.Mechanisms, mleready.MechanismUse{Name: m, Live: rapid.Bool().Draw(t, "live")})
	}
	return i
}

// drawInput makes any input over the rules.
func drawInput(t *rapid.T, rules *mleready.Rules) Input {
	mandates := []string{}
	for _, m := range rules.Mandates {
		mandates = append(mandates, m.ID)
	}
	in := Input{
		Rules: rules, Mandate: rapid.SampledFrom(mandates).Draw(t, "mandate"), AsOf: date("2026-11-21"),
		LookedAt: rapid.IntRange(0, 9).Draw(t, "looked") > 0,
		Holds:    map[string]bool{},
		Depth:    map[string]mleready.Depth{"go": mleready.DepthTypes},
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "integrations") {
		in.Integrations = append(in.Integrations, drawIntegration(t, n))
	}
	for range rapid.IntRange(0, 25).Draw(t, "evidence") {
		in.Evidence = append(in.Evidence, drawEvidence(t, rules, in.Mandate))
	}
	for _, c := range append([]mleready.Condition{{ID: MustEncrypt}}, rules.Conditions...) {
		if rapid.Bool().Draw(t, "known") {
			in.Holds[c.ID] = rapid.Bool().Draw(t, c.ID)
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "accounts") {
		in.Accounts = append(in.Accounts, Account{rapid.SampledFrom(someMIDs[1:]).Draw(t, "mid"), rapid.SampledFrom(someEnvs).Draw(t, "environment")})
	}
	if rapid.IntRange(0, 9).Draw(t, "incomplete") == 0 {
		in.Incomplete = []mleready.Skipped{{Path: "b"}, {Path: "a"}}
	}
	if rapid.IntRange(0, 9).Draw(t, "tokens") == 0 {
		in.Depth["php"] = mleready.DepthTokens
	}
	return in
}

// judged is an input's results before they are summed up.
func judged(in Input) (*inquiry, []mleready.RequirementResult) {
	m, _ := in.Rules.Mandate(in.Mandate)
	q := newInquiry(in, m)
	var results []mleready.RequirementResult
	for _, r := range q.requirements {
		results = append(results, q.judge(r))
	}
	return q, results
}

// rank places a status; not_applicable has no place.
func rank(s mleready.Status) int { return slices.Index(mleready.Statuses, s) }

// noBetter checks that low, high and status of after are not above those of before.
func noBetter(t *rapid.T, before, after mleready.MandateResult) {
	t.Helper()
	if after.Score.Low > before.Score.Low || after.Score.High > before.Score.High {
		t.Fatalf("score rose from %+v to %+v", before.Score, after.Score)
	}
	if rank(before.Status) >= 0 && rank(after.Status) > rank(before.Status) {
		t.Fatalf("status rose from %s (%s) to %s (%s)", before.Status, before.Reason, after.Status, after.Reason)
	}
}

// width is the exact width of the interval before rounding and caps.
func width(in Input) *big.Rat {
	q, results := judged(in)
	w := weigh(q.mandate.Groups, q.requirements, results)
	return new(big.Rat).Sub(w.high, w.low)
}

// sameBytes checks that two inputs give the same result to the byte.
func sameBytes(t *rapid.T, in, other Input) {
	t.Helper()
	a, b := Assess(in), Assess(other)
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	if !bytes.Equal(x, y) {
		t.Fatalf("(-one +other)\n%s", cmp.Diff(a, b))
	}
}

// properties are what design demands of a verdict, whatever the rules.
var properties = map[string]func(*rapid.T, *mleready.Rules){
	"bounds": func(t *rapid.T, rules *mleready.Rules) {
		m := Assess(drawInput(t, rules))
		s := m.Score
		if s.Low < 0 || s.Low > s.High || s.Uncapped.Low > s.Uncapped.High || s.Uncapped.High > 100 ||
			s.Low > s.Uncapped.Low || s.High > s.Uncapped.High || (s.CappedBy == nil) != (s.High == s.Uncapped.High) {
			t.Fatalf("score %+v", s)
		}
		if m.Coverage < 0 || m.Coverage > 1 || m.Reason == "" {
			t.Fatalf("coverage %v, reason %q", m.Coverage, m.Reason)
		}
		for _, r := range m.Requirements {
			if r.Reason == "" || (r.Assurance != "") != settles(r.Outcome) || r.Contradicted && r.Outcome != mleready.Unmet {
				t.Fatalf("%+v", r)
			}
		}
	},
	"order of input": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		other := in
		other.Evidence = rapid.Permutation(in.Evidence).Draw(t, "evidence")
		other.Integrations = rapid.Permutation(in.Integrations).Draw(t, "integrations")
		other.Accounts = rapid.Permutation(in.Accounts).Draw(t, "accounts")
		other.Incomplete = rapid.Permutation(in.Incomplete).Draw(t, "incomplete")
		sameBytes(t, in, other)
	},
	"turning to met": func(t *rapid.T, rules *mleready.Rules) {
		q, results := judged(drawInput(t, rules))
		i := rapid.IntRange(0, len(results)-1).Draw(t, "turned")
		if results[i].Outcome == mleready.NotApplicable {
			t.Skip("it does not apply")
		}
		sum := func(list []mleready.RequirementResult) mleready.MandateResult {
			score, _ := q.score(list)
			v := q.verdict(list, q.stage())
			return mleready.MandateResult{Status: v.status, Reason: v.reason, Score: score}
		}
		turned := slices.Clone(results)
		turned[i].Outcome = mleready.Met
		noBetter(t, sum(turned), sum(results))
	},
	"removing met evidence": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		less := in
		less.Evidence = filter(in.Evidence, func(e mleready.Evidence) bool {
			return e.Outcome != mleready.Met || rapid.Bool().Draw(t, "kept")
		})
		noBetter(t, Assess(in), Assess(less))
	},
	"more evidence": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		more := in
		e := drawEvidence(t, rules, in.Mandate)
		if e.Kind == mleready.FromFinding && e.Outcome == mleready.Unknown {
			t.Skip("a doubt is no evidence")
		}
		more.Evidence = append(slices.Clone(in.Evidence), e)
		if width(more).Cmp(width(in)) > 0 {
			t.Fatalf("width rose from %v to %v", width(in), width(more))
		}
		a, b := Assess(in), Assess(more)
		overturned := slices.ContainsFunc(a.Requirements, func(r mleready.RequirementResult) bool {
			return r.Outcome == mleready.Met && slices.ContainsFunc(b.Requirements, func(s mleready.RequirementResult) bool {
				return s.ID == r.ID && s.Outcome == mleready.Unmet
			})
		})
		if u, v := a.Score.Uncapped, b.Score.Uncapped; !overturned && (v.Low < u.Low || v.High > u.High) {
			t.Fatalf("%+v is not within %+v", v, u)
		}
		if b.Coverage < a.Coverage {
			t.Fatalf("coverage fell from %v to %v", a.Coverage, b.Coverage)
		}
	},
	"a doubt": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		more := in
		e := drawEvidence(t, rules, in.Mandate)
		e.Kind, e.Outcome = mleready.FromFinding, mleready.Unknown
		more.Evidence = append(slices.Clone(in.Evidence), e)
		if before, after := Assess(in), Assess(more); before.Status != mleready.StatusNotApplicable {
			noBetter(t, before, after)
		}
	},
	"evidence of the wrong kind": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		more := in
		e := drawEvidence(t, rules, in.Mandate)
		r, _ := rules.Requirement(e.Requirement)
		e.Kind = rapid.SampledFrom(allKinds).Filter(func(k mleready.EvidenceKind) bool { return !slices.Contains(r.SettledBy, k) }).Draw(t, "wrong")
		more.Evidence = append(slices.Clone(in.Evidence), e)
		sameBytes(t, in, more)
	},
	"migrating": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		old := in
		old.Integrations = slices.Clone(in.Integrations)
		for i := range old.Integrations {
			scheme := rapid.SampledFrom([]mleready.Mechanism{mleready.HTTPSignature, mleready.JWTv1}).Draw(t, "scheme")
			use := mleready.MechanismUse{Name: scheme, Live: true}
			old.Integrations[i].Mechanisms = append(slices.Clone(in.Integrations[i].Mechanisms), use)
		}
		a, b := Assess(old).Score, Assess(in).Score
		if b.Low < a.Low || b.High < a.High {
			t.Fatalf("leaving the old scheme took the score from %+v to %+v", a, b)
		}
	},
	"ready": func(t *rapid.T, rules *mleready.Rules) {
		in := drawInput(t, rules)
		m := Assess(in)
		if m.Status != mleready.StatusReady {
			return
		}
		met := slices.ContainsFunc(m.Requirements, func(r mleready.RequirementResult) bool {
			return r.Level == mleready.Mandatory && r.Outcome == mleready.Met
		})
		if !met || !in.LookedAt || len(in.Incomplete) > 0 || len(tokensOnly(in.Depth)) > 0 || !m.StageComplete {
			t.Fatalf("ready without proof: %+v", m)
		}
	},
}

func checkProperties(t *testing.T, rules *mleready.Rules) {
	for name, property := range properties {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) { property(rt, rules) })
		})
	}
}

func TestProperties(t *testing.T) { checkProperties(t, smallRules()) }
