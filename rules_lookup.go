package mleready

import (
	"fmt"
	"slices"
)

// index finds the items of loaded Rules by id: position in its list.
type index struct {
	lists     map[string]map[string]int
	literals  [][]string                    // of each of the errors
	templates map[bool]map[shape][]template // of calls, of Mastercard or not
}

func newIndex(r *Rules) *index {
	calls := map[bool]map[shape][]template{false: byShape(r.Calls(Cybersource)), true: byShape(r.Calls(Mastercard))}
	return &index{literals: literals(r.Errors), templates: calls, lists: map[string]map[string]int{
		"mandates":     positions(r.Mandates, Mandate.key),
		"requirements": positions(r.Requirements, Requirement.key),
		"rules":        positions(r.Rules, Rule.key),
		"sources":      positions(r.Sources, Source.key),
		"conditions":   positions(r.Conditions, Condition.key),
		"hosts":        positions(r.Hosts, Host.key),
		"terms":        positions(r.Terms, Term.key),
		"options":      positions(r.Options, Option.key),
		"sdks":         positions(r.SDKs, OfficialSDK.key),
		"errors":       positions(r.Errors, ErrorExplanation.key),
		"plan.starts":  positions(r.Plan.Starts, Start.key),
		"plan.tasks":   positions(r.Plan.Tasks, PlanTask.key),
	}}
}

func (m Mandate) key() string     { return m.ID }
func (q Requirement) key() string { return q.ID }
func (r Rule) key() string        { return r.ID }
func (s Source) key() string      { return s.ID }
func (c Condition) key() string   { return c.ID }
func (h Host) key() string        { return h.Name }
func (t Term) key() string        { return t.Kind + " " + t.ID }
func (o Option) key() string      { return o.ID }
func (s OfficialSDK) key() string { return s.ID }
func (s Start) key() string       { return s.ID }
func (t PlanTask) key() string    { return t.ID }

func (e ErrorExplanation) key() string { return e.ID }

func positions[T any](list []T, key func(T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i, item := range list {
		at[key(item)] = i
	}
	return at
}

func (x *index) has(list, id string) bool {
	_, ok := x.lists[list][id]
	return ok
}

// find looks in the index, or through the list where there is none.
func find[T any](r *Rules, name string, list []T, id string, key func(T) string) (item T, ok bool) {
	i := -1
	if r.index == nil {
		i = slices.IndexFunc(list, func(item T) bool { return key(item) == id })
	} else if at, ok := r.index.lists[name][id]; ok {
		i = at
	}
	if i < 0 {
		return item, false
	}
	return list[i], true
}

// Mandate returns the mandate with that id.
func (r *Rules) Mandate(id string) (Mandate, bool) {
	return find(r, "mandates", r.Mandates, id, Mandate.key)
}

// Requirement returns the requirement with that id.
func (r *Rules) Requirement(id string) (Requirement, bool) {
	return find(r, "requirements", r.Requirements, id, Requirement.key)
}

// Rule returns the rule with that id.
func (r *Rules) Rule(id string) (Rule, bool) {
	return find(r, "rules", r.Rules, id, Rule.key)
}

// RuleFor returns the rule of a check that says that a requirement has an outcome.
func (r *Rules) RuleFor(check, requirement string, o Outcome) (Rule, bool) {
	for _, rule := range r.Rules {
		if rule.Check == check && rule.Requirement == requirement && rule.Outcome == o {
			return rule, true
		}
	}
	return Rule{}, false
}

// Source returns the source with that id.
func (r *Rules) Source(id string) (Source, bool) {
	return find(r, "sources", r.Sources, id, Source.key)
}

// Condition returns the condition with that id.
func (r *Rules) Condition(id string) (Condition, bool) {
	return find(r, "conditions", r.Conditions, id, Condition.key)
}

// Host returns the provider's host of that name, which is lower case and without a port.
func (r *Rules) Host(name string) (Host, bool) {
	return find(r, "hosts", r.Hosts, name, Host.key)
}

// Term explains a word of a kind.
func (r *Rules) Term(kind, id string) (Term, bool) {
	return find(r, "terms", r.Terms, kind+" "+id, Term.key)
}

// Option returns the SDK setting of that documented name.
func (r *Rules) Option(id string) (Option, bool) {
	return find(r, "options", r.Options, id, Option.key)
}

// SDK returns the SDK with that id.
func (r *Rules) SDK(id string) (OfficialSDK, bool) {
	return find(r, "sdks", r.SDKs, id, OfficialSDK.key)
}

// RequirementsOf lists a mandate's requirements in the order of the file.
func (r *Rules) RequirementsOf(mandate string) []Requirement {
	var list []Requirement
	for _, q := range r.Requirements {
		if q.Mandate == mandate {
			list = append(list, q)
		}
	}
	return list
}

// LevelFor is the requirement's level. Escalated says that the integration encrypts, or that the merchant declares
// that it must.
func (q Requirement) LevelFor(escalated bool) Level {
	if q.Escalates && escalated {
		return Mandatory
	}
	return q.Level
}

// Deadline returns the mandate's current deadline, if one was published.
func (m Mandate) Deadline() (Milestone, bool) {
	for _, stone := range m.Timeline {
		if stone.Kind == "deadline" && stone.State == "current" {
			return stone, true
		}
	}
	return Milestone{}, false
}

// Used identifies the rules, with a warning if they were old on a day.
func (r *Rules) Used(asOf Date) RulesUsed {
	used := RulesUsed{Version: r.Version, Digest: r.Digest, Checked: r.Checked}
	days := int(asOf.Earliest().Sub(r.Checked.Latest()).Hours() / 24)
	if !asOf.IsZero() && days > r.OldAfterDays {
		used.Warning = fmt.Sprintf("the rules were last checked against their sources on %s, %d days before %s: "+
			"dates and demands may have changed since; update mleready, or give newer rules with --rules FILE",
			r.Checked, days, asOf)
	}
	return used
}
