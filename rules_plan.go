package mleready

import "slices"

// PlanRules is what plans are made of. The hours are estimates of ours; no provider publishes any.
type PlanRules struct {
	HoursPerDay int        `yaml:"hours_per_day"` // of one person on one merchant
	Starts      []Start    `yaml:"starts"`
	Tasks       []PlanTask `yaml:"tasks"`
}

// Start is where a merchant stands before the work begins. A condition that is left out always holds; all the others
// have to.
type Start struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"`
	Provider  Provider `yaml:"provider"`
	Stages    []Stage  `yaml:"stages,omitempty"` // of an integration
	Via       []Via    `yaml:"via,omitempty"`
	Condition string   `yaml:"condition,omitempty" ref:"conditions"`
	Unseen    bool     `yaml:"unseen,omitempty"` // no integration with the provider was seen
	Asked     bool     `yaml:"asked,omitempty"`  // nobody knew the answer to a question about an open requirement
}

// PlanTask is a step of a plan, taken up when the merchant is at one of its starts and one of the requirements that it
// settles is not met. One that settles nothing frames the others.
type PlanTask struct {
	ID       string        `yaml:"id"`
	Title    string        `yaml:"title"`
	Starts   []string      `yaml:"starts" ref:"plan.starts"`
	After    []string      `yaml:"after,omitempty" ref:"plan.tasks"`
	Settles  []string      `yaml:"settles,omitempty" ref:"requirements"`
	Broken   bool          `yaml:"broken,omitempty"` // taken up for what is unmet, not for what is unknown
	Asked    bool          `yaml:"asked,omitempty"`  // taken up for what nobody knew, and settles nothing else
	Actor    string        `yaml:"actor" enum:"merchant,plugin_vendor,portfolio_owner,provider"`
	Hours    HourRange     `yaml:"hours"`
	Why      string        `yaml:"why"`
	Settings []PlanSetting `yaml:"settings,omitempty"`
	Upgrade  bool          `yaml:"upgrade,omitempty"` // moves to a release that can do it all
	DoneWhen string        `yaml:"done_when"`
	Proof    string        `yaml:"proof,omitempty"` // command that shows it
	Pitfalls []string      `yaml:"pitfalls,omitempty"`
	Sources  []string      `yaml:"sources" ref:"sources"`
}

// HourRange is an effort in hours.
type HourRange struct {
	Min int `yaml:"min"`
	Max int `yaml:"max"`
}

// PlanSetting is an option of the SDKs with the value that it gets; "" for a value of the merchant's own.
type PlanSetting struct {
	Option string `yaml:"option" ref:"options"`
	Value  string `yaml:"value,omitempty"`
}

// Spelling is how an SDK writes an option, and how a configuration file for it does.
func (s OfficialSDK) Spelling(option string) (as, inFile string) {
	for _, r := range s.Config.Renamed {
		if r.Option == option {
			if r.JSON == "" {
				return r.As, r.As
			}
			return r.As, r.JSON
		}
	}
	if slices.Contains(s.Config.Same, option) {
		return option, option
	}
	return "", ""
}

// plan checks the order of the tasks: every dependency stands before, which also rules out circles.
func (c *checker) plan(at reporter, r *Rules) {
	if len(r.Plan.Tasks) > 0 && r.Plan.HoursPerDay < 1 {
		at(where{"plan", "hours_per_day"}, "hours_per_day must be at least 1")
	}
	seen := map[string]bool{}
	for i, t := range r.Plan.Tasks {
		for _, before := range t.After {
			if !seen[before] {
				at(where{"plan", "tasks", i}, "task %s: %s has to stand before it", t.ID, before)
			}
		}
		if t.Hours.Min < 0 || t.Hours.Max < t.Hours.Min {
			at(where{"plan", "tasks", i}, "task %s: hours run from min to max", t.ID)
		}
		seen[t.ID] = true
	}
}

// Holds reports whether an integration stands at this start.
func (s Start) Holds(i Integration) bool {
	return s.Provider == i.Provider &&
		(len(s.Stages) == 0 || slices.Contains(s.Stages, i.Stage)) && (len(s.Via) == 0 || slices.Contains(s.Via, i.Via))
}

// SDKNamed finds an SDK by the name of one of its packages, in any ecosystem.
func (r *Rules) SDKNamed(name string) (OfficialSDK, bool) {
	for _, s := range r.SDKs {
		if slices.ContainsFunc(s.Packages, func(p SDKPackage) bool { return p.Name == name }) {
			return s, true
		}
	}
	return OfficialSDK{}, false
}
