package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// planned is the assessment of one integration of which nothing is met, with its plan.
func planned(t *testing.T, i mleready.Integration, holds map[string]bool) *mleready.Assessment {
	t.Helper()
	rules := defaultRules(t)
	a := &mleready.Assessment{AsOf: date("2026-11-21"), Basis: mleready.RoleProduction, Integrations: []mleready.Integration{i}}
	for _, m := range rules.Mandates {
		if m.Provider != i.Provider {
			continue
		}
		result := mleready.MandateResult{ID: m.ID, Status: mleready.StatusNotReady, Timeline: m.Timeline}
		for _, q := range rules.RequirementsOf(m.ID) {
			result.Requirements = append(result.Requirements, mleready.RequirementResult{ID: q.ID, Level: q.LevelFor(true), Outcome: mleready.Unmet})
		}
		a.Mandates = append(a.Mandates, result)
	}
	Plan(rules, a, holds)
	return a
}

// integrationsAt makes one integration for each stage and via that a start allows.
func integrationsAt(s mleready.Start) []mleready.Integration {
	stages, vias := s.Stages, s.Via
	if len(stages) == 0 {
		stages = []mleready.Stage{mleready.StageHTTPSignature}
	}
	if len(vias) == 0 {
		vias = []mleready.Via{mleready.Manual}
	}
	var list []mleready.Integration
	for _, stage := range stages {
		for _, via := range vias {
			i := mleready.Integration{ID: "x", Provider: s.Provider, Via: via, Stage: stage, Role: mleready.RoleProduction}
			if via == mleready.SDK {
				i.SDK = &mleready.SDKUse{Name: "cybersource-rest-client", Version: "0.0.60"}
			}
			list = append(list, i)
		}
	}
	return list
}

// settledBefore are requirements that an integration at some start has behind it, or that no code of the merchant's has
// a part in.
var settledBefore = map[string][]string{
	"jwt_v2_sdk": {"auth.", "jwt."}, "plugin": {"keys."},
}

// TestPlanCovers makes sure that from every start each mandatory requirement has a task that settles it, or is settled
// by what an SDK or a plug-in does once it is in place.
func TestPlanCovers(t *testing.T) {
	for _, s := range defaultRules(t).Plan.Starts {
		if s.Unseen {
			continue
		}
		for _, i := range integrationsAt(s) {
			t.Run(s.ID+" "+string(i.Stage), func(t *testing.T) {
				a := planned(t, i, map[string]bool{"meta_key": true})
				settled := map[string]bool{}
				for _, task := range a.Plan {
					for _, id := range task.Settles {
						settled[id] = true
					}
				}
				for _, r := range a.Mandates[0].Requirements {
					done := slices.ContainsFunc(settledBefore[s.ID], func(prefix string) bool { return len(r.ID) > len(prefix) && r.ID[:len(prefix)] == prefix })
					if r.Level == mleready.Mandatory && !settled[r.ID] && !done {
						t.Errorf("no task settles %s", r.ID)
					}
				}
				inOrder(t, a.Plan)
			})
		}
	}
}

// inOrder checks that tasks stand after those that they depend on, and that no dependency says what another one does.
func inOrder(t *testing.T, tasks []mleready.Task) {
	t.Helper()
	before := map[string]map[string]bool{}
	for _, task := range tasks {
		before[task.ID] = map[string]bool{}
		for _, id := range task.After {
			if before[id] == nil {
				t.Errorf("%s comes after %s, which does not stand before it", task.ID, id)
			}
			for _, other := range task.After {
				if before[other][id] {
					t.Errorf("%s names %s, which %s brings along", task.ID, id, other)
				}
			}
		}
		for _, id := range task.After {
			before[task.ID][id] = true
			for far := range before[id] {
				before[task.ID][far] = true
			}
		}
	}
}

func TestPlanNothingToDo(t *testing.T) {
	rules := defaultRules(t)
	a := &mleready.Assessment{Integrations: []mleready.Integration{{Provider: mleready.Cybersource, Stage: mleready.StageResponseMLE, Via: mleready.Manual, Role: mleready.RoleProduction}},
		Mandates: []mleready.MandateResult{{ID: "cybersource-2026", Status: mleready.StatusReady, Requirements: []mleready.RequirementResult{{ID: "auth.jwt", Outcome: mleready.Met}}},
			{ID: "mastercard-payload", Status: mleready.StatusNotApplicable}}}
	Plan(rules, a, nil)
	if len(a.Plan) != 0 || a.Mandates[0].Schedule != nil {
		t.Errorf("a merchant that is ready has %d tasks", len(a.Plan))
	}
}

func TestPlanUnseen(t *testing.T) {
	rules := defaultRules(t)
	a := &mleready.Assessment{AsOf: date("2026-11-21"), Mandates: []mleready.MandateResult{{ID: "cybersource-2026", Status: mleready.StatusUnknown,
		Requirements: []mleready.RequirementResult{{ID: "auth.jwt", Outcome: mleready.Unknown}}}}}
	Plan(rules, a, nil)
	if len(a.Plan) != 1 || a.Plan[0].ID != "look" {
		t.Errorf("plan %+v", a.Plan)
	}
}

func TestPlanUpgradeAndSettings(t *testing.T) {
	s := mleready.Start{Provider: mleready.Cybersource, Stages: []mleready.Stage{mleready.StageHTTPSignature}, Via: []mleready.Via{mleready.SDK}}
	a := planned(t, integrationsAt(s)[0], nil)
	byID := map[string]mleready.Task{}
	for _, task := range a.Plan {
		byID[task.ID] = task
	}
	up := byID["sdk_upgrade"].Upgrades
	if len(up) != 1 || up[0].From != "0.0.60" || up[0].AtLeast != "0.0.78" || up[0].Latest == "" {
		t.Errorf("upgrades %+v", up)
	}
	var names []string
	for _, x := range byID["sdk_jwt"].Settings {
		names = append(names, x.Name+"="+x.Value)
	}
	if diff := cmp.Diff([]string{"authenticationType=jwt", "jwtKeyType=SHARED_SECRET"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestSchedule(t *testing.T) {
	tasks := []mleready.Task{
		{ID: "a", EffortHours: [2]int{2, 6}}, {ID: "b", EffortHours: [2]int{6, 12}, After: []string{"a"}},
		{ID: "c", EffortHours: [2]int{1, 30}}, {ID: "d", EffortHours: [2]int{1, 1}, After: []string{"b", "c"}},
	}
	deadlineOn := func(day string) []mleready.Milestone {
		return []mleready.Milestone{{ID: "x", When: date(day), Kind: deadline, State: current}, {ID: "y", When: date("2026-01-01"), Kind: "starts"}}
	}
	got := schedule(6, tasks, deadlineOn("2027-03"), date("2026-11-21"))
	want := &mleready.Schedule{Total: [2]int{10, 49}, Critical: [2]int{9, 31}, Path: []string{"c", "d"}, HoursPerDay: 6,
		Deadlines: []mleready.DeadlineFit{{ID: "x", When: date("2027-03"), State: current, Days: [2]int{70, 92}, Fits: "yes"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	// 31 hours are six days, 9 hours two. 2026-11-23 is a Monday.
	for day, fits := range map[string]string{
		"2026-12-01": "yes", "2026-11-30": "tight", "2026-11-25": "tight", "2026-11-24": "no", "2026-11-20": "passed",
	} {
		asOf := date("2026-11-23")
		if got := schedule(6, tasks, deadlineOn(day), asOf).Deadlines[0]; got.Fits != fits {
			t.Errorf("%s: %s with %v days, want %s", day, got.Fits, got.Days, fits)
		}
	}
}
