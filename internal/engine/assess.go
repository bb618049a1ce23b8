package engine

import (
	"cmp"
	"maps"
	"slices"

	"mleready"
	"mleready/analyzers/source"
)

// excuse lays suppressions and the baseline over the findings. An excuse that cannot be obeyed is listed with what is
// wrong in place of its reason.
func (s *scan) excuse() {
	known := func(rule string) bool { _, ok := s.Rules.Rule(rule); return ok }
	var directives []source.Directive
	var problems []source.Problem
	take := func(path string, parse func(string, []byte, func(string) bool) ([]source.Directive, []source.Problem)) {
		text, err := s.tree.Read(path)
		if err != nil {
			problems = append(problems, source.Problem{Path: path, Line: 1, Text: err.Error()})
			return
		}
		d, p := parse(path, text, known)
		directives, problems = append(directives, d...), append(problems, p...)
	}
	if !s.NoInline {
		for _, path := range s.tree.Directives {
			take(path, source.ParseInline)
		}
	}
	if !s.NoRepoConfig && slices.ContainsFunc(s.tree.Files, func(f source.File) bool { return f.Path == source.ConfigName }) {
		take(source.ConfigName, source.LoadConfig)
	}
	s.found.Findings, s.excuses = source.Apply(s.found.Findings, directives, s.AsOf)
	source.MarkBaseline(s.found.Findings, s.Baseline)
	for _, p := range problems {
		s.excuses = append(s.excuses, mleready.Suppressing{
			Suppression: mleready.Suppression{Reason: p.Text}, Path: p.Path, Line: p.Line, State: mleready.SuppressionInvalid,
		})
	}
	slices.SortStableFunc(s.excuses, func(a, b mleready.Suppressing) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
	})
}

// seen is what the scan collected.
func (s *scan) seen() *seen {
	slices.SortStableFunc(s.skipped, func(a, b mleready.Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	return &seen{
		name: nameOf(s.Dir, s.Paths, s.tree.Base), vcs: findRepository(s.tree.Base).state(s.tree), depth: s.depth(), text: s.text(),
		integrations: s.found.Integrations, findings: s.found.Findings, integrationOf: s.found.IntegrationOf,
		neighbours: s.found.Neighbours, conditions: s.found.Conditions, skipped: s.skipped, lookedAt: len(s.tree.Files) > 0,
		stats: mleready.Stats{
			Files: s.tree.Walked, Bytes: s.tree.Bytes, Parsed: s.parsed(), LeftAside: s.leftAside(), RulesRun: s.found.RulesRun, Suppressed: s.excuses,
		},
	}
}

// parsed counts the files of the model; one that holds two languages is there twice.
func (s *scan) parsed() int {
	paths := map[string]bool{}
	for _, f := range s.model.Files {
		paths[f.Path] = true
	}
	return len(paths)
}

// leftAside counts what was not analysed, by reason; files that only their adapter gave up count by its reason.
func (s *scan) leftAside() map[string]int {
	counts := maps.Clone(s.tree.Counts)
	walked := map[string]bool{}
	for _, t := range s.tree.Skipped {
		walked[t.Path] = true
	}
	for _, t := range s.skipped {
		if !walked[t.Path] {
			counts[t.Reason]++
		}
	}
	return counts
}

// depth says of each language in the target how it is read: by the least that any of its files got.
func (s *scan) depth() map[string]mleready.Depth {
	order := []mleready.Depth{mleready.DepthTokens, mleready.DepthSyntax, mleready.DepthTypes}
	depth := map[string]mleready.Depth{}
	for _, a := range s.Languages {
		if len(s.tree.Paths(a.Language)) > 0 {
			depth[a.Language] = a.Depth
		}
	}
	for _, f := range s.model.Files {
		if known, ok := depth[f.Language]; !ok || slices.Index(order, f.Depth) < slices.Index(order, known) {
			depth[f.Language] = f.Depth
		}
	}
	return depth
}

// text lists the languages that nobody parses, each with the providers that files of it speak to.
func (s *scan) text() map[string][]mleready.Provider {
	text := map[string][]mleready.Provider{}
	for _, a := range s.Languages {
		if a.Text {
			text[a.Language] = nil
		}
	}
	for _, in := range s.found.Integrations {
		for _, f := range s.model.Files {
			if providers, ok := text[f.Language]; ok && !slices.Contains(providers, in.Provider) && slices.Contains(in.Paths, f.Path) {
				text[f.Language] = append(providers, in.Provider)
			}
		}
	}
	return text
}
