// Package analyzers runs the checks over a code model and turns their hits into findings and integrations. A check is
// a folder of its own below this one and one line in Checks.
package analyzers

import (
	"cmp"
	"fmt"
	"slices"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/httpsignature"
	"mleready/analyzers/jwtconstruction"
	"mleready/analyzers/messageencryption"
	"mleready/analyzers/operations"
	"mleready/analyzers/payloadencryption"
	"mleready/analyzers/plugins"
	"mleready/analyzers/provider"
	"mleready/analyzers/sdk"
	"mleready/analyzers/sdkconfig"
	"mleready/analyzers/sdkversion"
)

// Checks lists all checks.
func Checks() []check.Check {
	return []check.Check{httpsignature.Check, jwtconstruction.Check, messageencryption.Check, operations.Check, payloadencryption.Check, plugins.Check, provider.Check, sdkconfig.Check, sdkversion.Check}
}

// Options are what a run needs of the target beside its model.
type Options struct {
	Text     func(path string) ([]byte, error) // a file's text, for snippets
	Manifest func(path string) string          // the folder that a file's integration belongs to
	// Names reports whether one of some words stands in another file than the one given; nil where that cannot be told.
	Names func(words []string, except string) bool
}

// Result is what the checks found. IntegrationOf leads from a finding's id to its integration's.
type Result struct {
	Findings      []mleready.Finding
	Neighbours    []mleready.Neighbour
	Integrations  []mleready.Integration
	IntegrationOf map[string]string
	RulesRun      []string
	Conditions    map[string]bool    // conditions of the rules that are known to hold or not
	Failed        []mleready.Skipped // checks that broke: their rules did not run
}

// presence is a place that shows which provider the code speaks to.
type presence struct {
	provider mleready.Provider
	at       code.Place
	why      string
}

// sdkUse is a place that uses a package of a provider.
type sdkUse struct {
	provider mleready.Provider
	at       code.Place
	use      mleready.SDKUse
}

// plugin is a folder whose code is a plug-in.
type plugin struct {
	provider mleready.Provider
	folder   string
	at       code.Place
	use      mleready.PluginUse
}

// collected is what the checks report, before it is made into findings.
type collected struct {
	hits       []check.Hit
	presences  []presence
	sdks       []sdkUse
	plugins    []plugin
	conditions map[string]bool
	neighbours []mleready.Neighbour
	rulesRun   []string
	failed     []mleready.Skipped
}

// Run runs all checks.
func Run(m *code.Model, rules *mleready.Rules, o Options) (Result, error) {
	sdk.Vendor(m, rules)
	c := collect(m, rules, o.Text, Checks())
	doubtUnused(c.hits, m, rules, o)
	showSwitches(c.hits, m, rules)
	relateCallers(c.hits, m, rules)
	findings, err := findingsOf(c.hits, rules, o.Text)
	if err != nil {
		return Result{}, err
	}
	r := Result{Findings: findings, Neighbours: c.neighbours, RulesRun: c.rulesRun, Conditions: c.conditions, Failed: c.failed}
	r.integrate(c.presences, c.sdks, m, o.Manifest)
	r.attribute(c.plugins)
	return r, nil
}

// Hits runs checks and gives their hits as they are, for drivers that make their own diagnostics.
func Hits(m *code.Model, rules *mleready.Rules, text func(string) ([]byte, error), checks ...check.Check) ([]check.Hit, []mleready.Skipped) {
	c := collect(m, rules, text, checks)
	return c.hits, c.failed
}

func collect(m *code.Model, rules *mleready.Rules, text func(string) ([]byte, error), checks []check.Check) *collected {
	c := &collected{conditions: map[string]bool{}}
	for _, ch := range checks {
		if err := c.run(ch, check.Pass{Model: m, Rules: rules, Text: text}); err != nil {
			c.failed = append(c.failed, mleready.Skipped{Path: ch.Name, Reason: err.Error(), Candidate: true})
			continue
		}
		for _, r := range rules.Rules {
			if r.Check == ch.Name {
				c.rulesRun = append(c.rulesRun, r.ID)
			}
		}
	}
	slices.Sort(c.rulesRun)
	slices.SortFunc(c.neighbours, func(a, b mleready.Neighbour) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Kind, b.Kind))
	})
	c.neighbours = slices.Compact(c.neighbours)
	return c
}

// run runs one check. A check that panics costs its own rules, never the run.
func (c *collected) run(ch check.Check, p check.Pass) (err error) {
	hits := len(c.hits)
	defer func() {
		if broken := recover(); broken != nil {
			c.hits = c.hits[:hits]
			err = fmt.Errorf("the check %s broke and its rules did not run: %v; please report this", ch.Name, broken)
		}
	}()
	p.Report = func(h check.Hit) { c.hits = append(c.hits, h) }
	p.Neighbour = func(kind mleready.NeighbourKind, at code.Place) {
		if at.File.Role.Judged() {
			c.neighbours = append(c.neighbours, mleready.Neighbour{Kind: kind, Path: at.File.Path, Line: at.Line()})
		}
	}
	p.Presence = func(provider mleready.Provider, at code.Place, why string) {
		c.presences = append(c.presences, presence{provider, at, why})
	}
	p.SDK = func(provider mleready.Provider, at code.Place, use mleready.SDKUse) {
		c.sdks = append(c.sdks, sdkUse{provider, at, use})
	}
	p.Plugin = func(provider mleready.Provider, folder string, at code.Place, use mleready.PluginUse) {
		c.plugins = append(c.plugins, plugin{provider, folder, at, use})
	}
	p.Condition = func(id string, holds bool) { c.conditions[id] = c.conditions[id] || holds }
	ch.Run(&p)
	return nil
}
