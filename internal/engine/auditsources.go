package engine

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"mleready"
	"mleready/internal/portfolio"
)

// sources scans the merchant's code. Each source is a tree of its own; with several, paths begin with the name of
// theirs.
func (c *collecting) sources(ctx context.Context) {
	taken := map[string]bool{}
	for _, source := range c.m.Sources {
		if ctx.Err() != nil {
			return
		}
		name := c.sourceName(source)
		found, err := c.source(ctx, source)
		if errors.Is(err, ErrRules) {
			c.fatal = err
			return
		}
		if err != nil {
			c.skip(name, err.Error())
			continue
		}
		under := ""
		if len(c.m.Sources) > 1 {
			under = folderName(name, taken)
		} else {
			c.seen.name, c.seen.vcs = name, found.vcs
		}
		c.seen.add(found, under)
	}
}

// sourceName is what a source is called in reports. A URL has no user there.
func (c *collecting) sourceName(s portfolio.Source) string {
	name := s.Redacted()
	if s.Git == "" {
		name = c.name(s.Path + s.Archive)
	}
	if s.Dir != "" {
		name += "/" + filepath.ToSlash(s.Dir)
	}
	return name
}

// folderName is the last part of a name, made the only one.
func folderName(name string, taken map[string]bool) string {
	base := path.Base(name)
	for n := 2; taken[base]; n++ {
		base = fmt.Sprintf("%s-%d", path.Base(name), n)
	}
	taken[base] = true
	return base
}

// source scans one source. What is fetched is removed again.
func (c *collecting) source(ctx context.Context, s portfolio.Source) (*seen, error) {
	at := s.Path
	if at == "" {
		into, err := os.MkdirTemp(c.Temp, "source")
		if err != nil {
			return nil, fmt.Errorf("make a folder to unpack into: %w", err)
		}
		defer os.RemoveAll(into)
		if at, err = c.Fetch(ctx, s, into); err != nil {
			return nil, err
		}
	}
	if err := open(at); err != nil {
		return nil, err
	}
	return collect(ctx, Options{
		Paths: []string{at}, Rules: c.Rules, Mandate: c.Mandate, AsOf: c.AsOf, Now: c.Now, Jobs: 1, Languages: c.Adapters(),
	})
}

// add takes over what was found in a source, its paths under a folder of that name if there is one.
func (s *seen) add(found *seen, under string) {
	found.below(under)
	for i := range found.findings {
		f := &found.findings[i]
		id := f.ID
		if slices.ContainsFunc(s.findings, func(other mleready.Finding) bool { return other.ID == id }) {
			f.ID = id + "." + under
		}
		if at := found.integrationOf[id]; at != "" {
			s.integrationOf[f.ID] = at
		}
	}
	s.findings = append(s.findings, found.findings...)
	s.integrations = append(s.integrations, found.integrations...)
	s.neighbours = append(s.neighbours, found.neighbours...)
	s.skipped = append(s.skipped, found.skipped...)
	s.addConditions(found)
	s.addDepth(found.depth)
	if s.text == nil {
		s.text = map[string][]mleready.Provider{}
	}
	for language, providers := range found.text {
		s.text[language] = append(s.text[language], providers...)
	}
	s.stats.Files += found.stats.Files
	s.stats.Bytes += found.stats.Bytes
	s.stats.Parsed += found.stats.Parsed
	if s.stats.LeftAside == nil {
		s.stats.LeftAside = map[string]int{}
	}
	for reason, n := range found.stats.LeftAside {
		s.stats.LeftAside[reason] += n
	}
	s.stats.Suppressed = append(s.stats.Suppressed, found.stats.Suppressed...)
	s.stats.RulesRun = slices.Compact(slices.Sorted(slices.Values(append(s.stats.RulesRun, found.stats.RulesRun...))))
	s.lookedAt = s.lookedAt || found.lookedAt
}

// addConditions keeps a condition that holds anywhere, and one that does not where no source leaves it open.
func (s *seen) addConditions(found *seen) {
	first := !s.lookedAt
	for id, holds := range found.conditions {
		known := first
		if before, ok := s.conditions[id]; ok {
			known, holds = true, holds || before
		}
		if known || holds {
			s.conditions[id] = holds
		}
	}
	if first {
		return
	}
	maps.DeleteFunc(s.conditions, func(id string, holds bool) bool {
		_, known := found.conditions[id]
		return !known && !holds
	})
}

// addDepth keeps the lesser depth of a language.
func (s *seen) addDepth(depth map[string]mleready.Depth) {
	order := []mleready.Depth{mleready.DepthTokens, mleready.DepthSyntax, mleready.DepthTypes}
	if s.depth == nil {
		s.depth = map[string]mleready.Depth{}
	}
	for language, d := range depth {
		if before, ok := s.depth[language]; !ok || slices.Index(order, d) < slices.Index(order, before) {
			s.depth[language] = d
		}
	}
}

// below moves everything under a folder.
func (s *seen) below(under string) {
	if under == "" {
		return
	}
	move := func(p *string) { *p = path.Join(under, *p) }
	ids := map[string]string{}
	for i := range s.integrations {
		in := &s.integrations[i]
		old := in.ID
		folder := old[min(len(in.Provider)+1, len(old)):]
		in.ID = string(in.Provider) + ":" + path.Join(under, folder)
		ids[old] = in.ID
		in.Paths = slices.Clone(in.Paths)
		for j := range in.Paths {
			move(&in.Paths[j])
		}
	}
	for finding, id := range s.integrationOf {
		if moved, ok := ids[id]; ok {
			s.integrationOf[finding] = moved
		}
	}
	for i := range s.findings {
		f := &s.findings[i]
		move(&f.Path)
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			move(&f.Related[j].Path)
		}
	}
	for i := range s.neighbours {
		move(&s.neighbours[i].Path)
	}
	for i := range s.skipped {
		move(&s.skipped[i].Path)
	}
	for i := range s.stats.Suppressed {
		move(&s.stats.Suppressed[i].Path)
	}
}
