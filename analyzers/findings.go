package analyzers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/source"
)

// Message fills a rule's message for a hit.
func Message(rules *mleready.Rules, h check.Hit) (string, error) {
	rule, ok := rules.Rule(h.Rule)
	if !ok {
		return "", fmt.Errorf("rules: no rule %s, which a check reports: use rules of this tool's version", h.Rule)
	}
	pairs := make([]string, 0, 2*len(h.Args))
	for _, k := range slices.Sorted(maps.Keys(h.Args)) {
		pairs = append(pairs, "{"+k+"}", h.Args[k])
	}
	return strings.NewReplacer(pairs...).Replace(rule.Message), nil
}

// findingsOf completes hits: what the rule says about them, where they are, what stands there.
func findingsOf(hits []check.Hit, rules *mleready.Rules, text func(string) ([]byte, error)) ([]mleready.Finding, error) {
	out := make([]mleready.Finding, 0, len(hits))
	for _, h := range hits {
		message, err := Message(rules, h)
		if err != nil {
			return nil, err
		}
		rule, _ := rules.Rule(h.Rule)
		out = append(out, finding(h, rule, providerOf(rules, rule), message, text))
	}
	slices.SortStableFunc(out, func(a, b mleready.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
	source.AssignFingerprints(out, text)
	for i := range out {
		out[i].ID = "F" + out[i].Fingerprint[:12]
	}
	return out, nil
}

func finding(h check.Hit, rule mleready.Rule, provider mleready.Provider, message string, text func(string) ([]byte, error)) mleready.Finding {
	file := h.At.File
	line, column := file.Position(h.At.Start)
	endLine, _ := file.Position(max(h.At.End-1, h.At.Start))
	f := mleready.Finding{
		Rule: rule.ID, Requirement: cmp.Or(h.Requirement, rule.Requirement), Proves: proves(h, rule), Kind: rule.Evidence, Provider: provider, Mechanism: rule.Mechanism,
		Via: h.Via, Outcome: rule.Outcome, Role: file.Role, Confidence: h.Confidence, NotLive: h.NotLive,
		Path: file.Path, Line: line, Column: column, EndLine: endLine, Symbol: h.At.Symbol(),
		Variant: h.Variant, Message: message, Related: []mleready.Place{},
		Fixable: len(h.Edits) > 0, Edits: h.Edits,
	}
	if h.Uncalled && f.Outcome != mleready.Info {
		f.Uncalled, f.Outcome = true, mleready.Unknown
		f.Message += "; nothing in the tree calls or names this code: take it out, or show by recorded traffic what the program sends"
	}
	if h.Of.File != nil {
		f.Of = h.Of.File.Path
	}
	if !file.Role.Judged() {
		f.Outcome = mleready.Info // shown, but tests, documents and copies of others' code decide nothing
	}
	for _, r := range h.Related {
		f.Related = append(f.Related, mleready.Place{Path: r.At.File.Path, Line: r.At.Line(), Why: r.Why})
	}
	if body, err := text(file.Path); err == nil {
		f.Snippet = source.Snippet(body, line)
	}
	return f
}

// proves lists what a hit settles beside its own requirement, by its rule and by itself.
func proves(h check.Hit, rule mleready.Rule) []string {
	out := slices.Concat(rule.Proves, h.Proves)
	slices.Sort(out)
	return slices.Compact(out)
}

func providerOf(rules *mleready.Rules, rule mleready.Rule) mleready.Provider {
	if req, ok := rules.Requirement(rule.Requirement); ok {
		if m, ok := rules.Mandate(req.Mandate); ok {
			return m.Provider
		}
	}
	return ""
}
