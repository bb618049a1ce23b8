package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"mleready"
)

// maxPlaces bounds the places that one task names; the findings have them all.
const maxPlaces = 50

// Plan puts an assessment's tasks in order: for every mandate that applies, from where its integrations stand. holds are
// the conditions that are known, as Input has them. It also sets the schedule of each mandate.
func Plan(rules *mleready.Rules, a *mleready.Assessment, holds map[string]bool) {
	a.Plan = []mleready.Task{}
	for i := range a.Mandates {
		m := &a.Mandates[i]
		mandate, ok := rules.Mandate(m.ID)
		if !ok || m.Status == mleready.StatusNotApplicable {
			continue
		}
		p := planner{rules: rules, a: a, result: m, provider: mandate.Provider, holds: holds, integrations: speaking(a.Integrations, mandate.Provider)}
		tasks := p.tasks()
		a.Plan = append(a.Plan, tasks...)
		m.Schedule = schedule(rules.Plan.HoursPerDay, tasks, m.Timeline, a.AsOf)
	}
}

// planner makes the tasks of one mandate.
type planner struct {
	rules        *mleready.Rules
	a            *mleready.Assessment
	result       *mleready.MandateResult
	provider     mleready.Provider
	holds        map[string]bool
	integrations []mleready.Integration
}

func (p *planner) tasks() []mleready.Task {
	open, unmet := map[string]bool{}, map[string]bool{}
	for _, r := range p.result.Requirements {
		unmet[r.ID] = r.Outcome == mleready.Unmet && !Waived(p.a, r.ID)
		open[r.ID] = unmet[r.ID] || r.Outcome == mleready.Unknown && !Waived(p.a, r.ID)
	}
	starts := p.starts(open)
	taken := map[string]bool{}
	settling := false
	var picked []mleready.PlanTask
	for _, t := range p.rules.Plan.Tasks {
		here := slices.ContainsFunc(t.Starts, func(id string) bool { return starts[id] })
		if t.Asked {
			t.Settles = p.asked(t.Settles)
		}
		needs := func(id string) bool { return unmet[id] || open[id] && !t.Broken }
		needed := len(t.Settles) == 0 || slices.ContainsFunc(t.Settles, needs)
		if here && needed {
			picked = append(picked, t)
			taken[t.ID] = true
			settling = settling || len(t.Settles) > 0 || starts[unseen]
		}
	}
	if !settling {
		return nil // what only frames other tasks has nothing to frame
	}
	var tasks []mleready.Task
	for _, t := range picked {
		tasks = append(tasks, p.task(t, open, taken))
	}
	direct(tasks)
	return tasks
}

// asked are the requirements to which nobody knew the answer.
func (p *planner) asked(settles []string) []string {
	return filter(settles, func(id string) bool {
		return slices.ContainsFunc(p.a.Questions, func(q mleready.OpenQuestion) bool { return q.Requirement == id })
	})
}

// direct leaves out of After what comes before anyway, by way of another task.
func direct(tasks []mleready.Task) {
	before := map[string]map[string]bool{} // all that comes before a task
	for _, t := range tasks {
		before[t.ID] = map[string]bool{}
		for _, id := range t.After {
			before[t.ID][id] = true
			maps.Copy(before[t.ID], before[id])
		}
	}
	for i := range tasks {
		all := tasks[i].After
		tasks[i].After = filter(all, func(id string) bool {
			return !slices.ContainsFunc(all, func(other string) bool { return before[other][id] })
		})
	}
}

// unseen is the start at which nothing was seen.
const unseen = "unseen"

// starts are where the merchant stands.
func (p *planner) starts(open map[string]bool) map[string]bool {
	found := map[string]bool{}
	for _, s := range p.rules.Plan.Starts {
		found[s.ID] = s.Provider == p.provider && p.at(s, open)
	}
	return found
}

func (p *planner) at(s mleready.Start, open map[string]bool) bool {
	if s.Asked {
		return slices.ContainsFunc(p.a.Questions, func(q mleready.OpenQuestion) bool { return open[q.Requirement] })
	}
	if s.Condition != "" && !p.holds[s.Condition] {
		return false
	}
	if s.Unseen {
		return len(p.integrations) == 0
	}
	if len(s.Stages) == 0 && len(s.Via) == 0 {
		return s.Condition != "" || len(p.integrations) > 0
	}
	return slices.ContainsFunc(p.integrations, s.Holds)
}

// task fills in what the merchant's own code says of a task.
func (p *planner) task(t mleready.PlanTask, open, taken map[string]bool) mleready.Task {
	task := mleready.Task{
		ID: t.ID, Mandate: p.result.ID, Title: t.Title, After: p.after(t, taken), EffortHours: [2]int{t.Hours.Min, t.Hours.Max},
		Why: t.Why, Settles: filter(t.Settles, func(id string) bool { return open[id] }), Actor: t.Actor, DoneWhen: t.DoneWhen,
		Proof: t.Proof, Pitfalls: t.Pitfalls, Links: p.links(t.Sources),
	}
	task.Places = p.places(task.Settles)
	for _, sdk := range p.sdks(t) {
		if t.Upgrade {
			if upgrade, ok := upgradeOf(sdk); ok {
				task.Upgrades = append(task.Upgrades, upgrade)
			}
		}
		task.Settings = append(task.Settings, p.settings(sdk.OfficialSDK, t)...)
	}
	return task
}

// after lists the tasks of the plan that come before one, through those that are not in it.
func (p *planner) after(t mleready.PlanTask, taken map[string]bool) []string {
	list := []string{}
	for _, id := range t.After {
		if taken[id] {
			list = append(list, id)
			continue
		}
		i := slices.IndexFunc(p.rules.Plan.Tasks, func(before mleready.PlanTask) bool { return before.ID == id })
		if i >= 0 {
			list = append(list, p.after(p.rules.Plan.Tasks[i], taken)...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// places are where the code breaks one of the requirements.
func (p *planner) places(settles []string) []string {
	list := []string{}
	for _, f := range sortedFindings(p.a.Findings) {
		breaks := slices.Contains(settles, f.Requirement) || slices.ContainsFunc(f.Proves, func(id string) bool { return slices.Contains(settles, id) })
		if !breaks || f.Outcome != mleready.Unmet || !speaks(f.Role, p.a.Basis) || f.NotLive {
			continue
		}
		if at := fmt.Sprintf("%s:%d", f.Path, f.Line); !slices.Contains(list, at) && len(list) < maxPlaces {
			list = append(list, at)
		}
	}
	return list
}

func (p *planner) links(sources []string) []string {
	list := []string{}
	for _, id := range sources {
		if s, ok := p.rules.Source(id); ok {
			list = append(list, cmp.Or(s.Link, s.Title))
		}
	}
	return list
}

// used is an SDK in use, with its version.
type used struct {
	mleready.OfficialSDK
	version string
	secret  bool // signs with a shared secret today
}

// sdks are those of the integrations that are at one of the task's starts, each once.
func (p *planner) sdks(t mleready.PlanTask) []used {
	var list []used
	for _, i := range p.integrations {
		here := slices.ContainsFunc(p.rules.Plan.Starts, func(s mleready.Start) bool {
			return slices.Contains(t.Starts, s.ID) && s.Holds(i)
		})
		if i.SDK == nil || !here {
			continue
		}
		sdk, ok := p.rules.SDKNamed(i.SDK.Name)
		same := func(u used) bool { return u.ID == sdk.ID && u.version == i.SDK.Version }
		if ok && !slices.ContainsFunc(list, same) {
			list = append(list, used{sdk, i.SDK.Version, i.Stage == mleready.StageHTTPSignature})
		}
	}
	return list
}

// settings are a task's options in the spelling of an SDK; those that it does not have are left out.
func (p *planner) settings(sdk mleready.OfficialSDK, t mleready.PlanTask) []mleready.TaskSetting {
	var list []mleready.TaskSetting
	for _, s := range t.Settings {
		as, inFile := sdk.Spelling(s.Option)
		option, ok := p.rules.Option(s.Option)
		if as == "" || !ok {
			continue
		}
		list = append(list, mleready.TaskSetting{Language: sdk.Language, Name: as, InFile: inFile, Value: s.Value, Title: option.Title})
	}
	return list
}

// upgradeOf names the release that can do all of it; there is none when that was not seen.
func upgradeOf(sdk used) (mleready.TaskUpgrade, bool) {
	first, what := sdk.First.JWTv2.Version, "the first that builds the new JWT"
	if sdk.secret && sdk.First.JWTSharedSecret.Version != "" {
		first, what = sdk.First.JWTSharedSecret.Version, "the first that builds the new JWT with a P12 and with a shared secret"
	}
	if first == "" {
		return mleready.TaskUpgrade{}, false
	}
	why := fmt.Sprintf("%s is %s.", first, what)
	if sdk.Minimum != "" && sdk.Minimum != first {
		why += fmt.Sprintf(" The guide's minimum, %s, has response MLE and still builds the old JWT.", sdk.Minimum)
	}
	return mleready.TaskUpgrade{SDK: sdk.Packages[0].Name, From: sdk.version, AtLeast: first, Latest: sdk.Latest.Version, Why: why}, true
}
