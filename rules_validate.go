package mleready

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// minTrigger is the shortest prefilter literal, in bytes: a shorter one lets too many files through.
const minTrigger = 6

// settles says which kinds of evidence may settle a requirement. Our own probe proves nothing about the merchant's
// code, and code proves nothing about the account.
var settles = map[About][]EvidenceKind{
	AboutCode:    {FromFinding, FromTraffic},
	AboutAccount: {FromProbe, FromKeyFile, FromDeclaration},
	AboutTraffic: {FromTraffic, FromProbe},
}

// reportAt reports the value at a path. A value that is missing or was refused has been reported already. Where a value
// of the extended file does not go with the file's own, the nearest own line around it is named.
func (c *checker) reportAt(root *yaml.Node, path where, format string, args ...any) {
	n, own := root, root
	for _, step := range path {
		switch step := step.(type) {
		case string:
			n = lookIn(n, step)
		case int:
			n = n.Content[step]
		}
		if n == nil || c.reported[n] {
			return
		}
		if c.own == nil || c.own[n] {
			own = n
		}
	}
	c.report(own, format, args...)
}

// validate checks what the shape of single values cannot show: ids that lead nowhere, sums, and values that do not go
// together.
func (c *checker) validate(root *yaml.Node, r *Rules) {
	at := func(path where, format string, args ...any) { c.reportAt(root, path, format, args...) }
	for _, ref := range c.refs {
		if !r.index.has(ref.list, ref.node.Value) {
			c.report(ref.node, "%q is not in %s", ref.node.Value, ref.list)
		}
	}
	if newer, err := newerVersion(r.MinimumTool, Version); err != nil {
		at(where{"minimum_tool"}, "%v", err)
	} else if newer {
		at(where{"minimum_tool"}, "needs mleready %s, this is %s: update mleready", r.MinimumTool, Version)
	}
	if r.OldAfterDays <= 0 {
		at(where{"old_after_days"}, "old_after_days: must be more than 0")
	}
	for i, trigger := range r.Triggers {
		if len(trigger) < minTrigger {
			at(where{"triggers", i}, "trigger %q is shorter than %d bytes", trigger, minTrigger)
		}
	}
	for i, term := range r.Terms {
		c.term(at, i, term)
	}
	for i, e := range r.Errors {
		if len(e.Match)+len(e.Status) == 0 {
			at(where{"errors", i}, "error %s: needs a match or a status", e.ID)
		}
	}
	c.operations(at, r)
	c.probes(at, r)
	c.plan(at, r)
	c.usage(at, r)
	for i, m := range r.Mandates {
		c.mandate(at, i, m, r.RequirementsOf(m.ID))
	}
	for i, q := range r.Requirements {
		c.requirement(at, i, q, r)
	}
	for i, rule := range r.Rules {
		c.rule(at, i, rule, r)
	}
}

// where is a path of keys and indexes from the top of a file.
type where []any

type reporter func(path where, format string, args ...any)

func (c *checker) term(at reporter, i int, t Term) {
	known := wordsOfKind(t.Kind)
	switch {
	case t.Kind == "":
	case known == nil:
		at(where{"terms", i, "kind"}, "term: %q is no kind of word", t.Kind)
	case !slices.Contains(known, t.ID):
		at(where{"terms", i, "id"}, "term: %q is none of %s", t.ID, strings.Join(known, ", "))
	}
}

func (c *checker) mandate(at reporter, i int, m Mandate, requirements []Requirement) {
	sum, complete := 0, true
	for j, g := range m.Groups {
		sum += g.Weight
		if g.Weight <= 0 {
			complete = false
			at(where{"mandates", i, "groups", j, "weight"}, "group %s: weight must be more than 0", g.ID)
		}
		if !slices.ContainsFunc(requirements, func(q Requirement) bool { return q.Group == g.ID }) {
			at(where{"mandates", i, "groups", j}, "group %s of %s has no requirement", g.ID, m.ID)
		}
	}
	if complete && sum != 100 {
		at(where{"mandates", i, "groups"}, "group weights of %s sum to %d, not 100", m.ID, sum)
	}
	deadline := ""
	for j, stone := range m.Timeline {
		if stone.Kind != "deadline" || stone.State != "current" {
			continue
		}
		if deadline != "" {
			at(where{"mandates", i, "timeline", j, "state"}, "milestone %s: %s is already the current deadline", stone.ID, deadline)
		}
		deadline = stone.ID
	}
}

func (c *checker) requirement(at reporter, i int, q Requirement, r *Rules) {
	if q.Weight <= 0 {
		at(where{"requirements", i, "weight"}, "requirement %s: weight must be more than 0", q.ID)
	}
	if m, ok := r.Mandate(q.Mandate); ok && q.Group != "" &&
		!slices.ContainsFunc(m.Groups, func(g Group) bool { return g.ID == q.Group }) {
		at(where{"requirements", i, "group"}, "requirement %s: %q is no group of %s", q.ID, q.Group, q.Mandate)
	}
	if q.Escalates && q.Level == Mandatory {
		at(where{"requirements", i, "escalates"}, "requirement %s: what escalates is advisory to begin with", q.ID)
	}
	allowed, ok := settles[q.About]
	if !ok {
		return
	}
	if len(q.SettledBy) == 0 {
		at(where{"requirements", i, "settled_by"}, "requirement %s: settled by nothing", q.ID)
	}
	for j, kind := range q.SettledBy {
		if kind != "" && !slices.Contains(allowed, kind) {
			at(where{"requirements", i, "settled_by", j}, "requirement %s: what is about %s is not settled by %s", q.ID, q.About, kind)
		}
	}
}

var ruleID = regexp.MustCompile(`^MLE[0-9]{4}$`)

func (c *checker) rule(at reporter, i int, rule Rule, r *Rules) {
	if !ruleID.MatchString(rule.ID) {
		at(where{"rules", i, "id"}, "rule %s: an id is MLE and four digits", rule.ID)
	}
	q, ok := r.Requirement(rule.Requirement)
	if ok && !slices.Contains(q.SettledBy, rule.EvidenceKind()) && rule.Outcome != Info {
		at(where{"rules", i, "requirement"}, "rule %s: %s is not settled by %s", rule.ID, q.ID, kindNamesOf[rule.EvidenceKind()])
	}
	for j, id := range rule.Proves {
		further, known := r.Requirement(id)
		switch {
		case !known:
		case id == rule.Requirement:
			at(where{"rules", i, "proves", j}, "rule %s: %s is its requirement already", rule.ID, id)
		case rule.Outcome != Met && rule.Outcome != Unmet:
			at(where{"rules", i, "proves", j}, "rule %s: what is %s proves nothing", rule.ID, rule.Outcome)
		case ok && further.Mandate != q.Mandate:
			at(where{"rules", i, "proves", j}, "rule %s: %s belongs to another mandate", rule.ID, id)
		case !slices.Contains(further.SettledBy, rule.EvidenceKind()):
			at(where{"rules", i, "proves", j}, "rule %s: %s is not settled by %s", rule.ID, id, kindNamesOf[rule.EvidenceKind()])
		}
	}
}

// kindNamesOf names what may settle a requirement in the plural.
var kindNamesOf = map[EvidenceKind]string{
	FromFinding: "findings", FromTraffic: "recorded traffic", FromProbe: "probes", FromKeyFile: "key files", FromDeclaration: "declarations",
}

// newerVersion reports whether a is a later version than b. A b that is no version (a build without one) is the
// newest.
func newerVersion(a, b string) (bool, error) {
	x, ok := versionParts(a)
	if !ok {
		return false, fmt.Errorf("%q is no version: write it like 1.2.3", a)
	}
	y, ok := versionParts(b)
	return ok && slices.Compare(x, y) > 0, nil
}

// versionParts reads 1.2.3, with or without a leading v and a suffix.
func versionParts(s string) ([]int, bool) {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "v"), "-")
	s, _, _ = strings.Cut(s, "+")
	var parts []int
	for part := range strings.SplitSeq(s, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil, false
		}
		parts = append(parts, n)
	}
	return parts, len(parts) == 3
}
