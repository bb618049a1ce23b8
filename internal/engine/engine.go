// Package engine ties a scan together: walking, adapters, checks, excuses, evidence and assessment. It opens no
// socket and runs no program; time and folders come in through Options.
package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/code"
	"mleready/analyzers/source"
	"mleready/report"
)

// toolName is the name of the tool in every result.
const toolName = "mleready"

// Options say what to scan and how.
type Options struct {
	Dir          string   // folder that relative paths start from, "" for the current one
	Paths        []string // files and folders, which are one target; none means Dir
	Rules        *mleready.Rules
	Mandate      string // id of the mandate whose status, stage and score are the assessment's own
	AsOf         mleready.Date
	Now          func() time.Time // for the duration
	Jobs         int              // files read at the same time; 0 for every processor
	Languages    []code.Adapter
	NoInline     bool            // ignore excuses in comments
	NoRepoConfig bool            // ignore the target's .mleready.yaml
	Baseline     source.Baseline // nil for none
	Progress     func(files int)
}

// ErrRules is wrapped by the error for rules that do not fit the checks of this tool.
var ErrRules = errors.New("the rules in use do not fit this tool")

// scan is one run.
type scan struct {
	Options
	target  target
	tree    *source.Tree
	skipped []mleready.Skipped
	model   *code.Model
	found   analyzers.Result
	excuses []mleready.Suppressing
}

// Scan reads a target and judges it by every mandate. A path among several that cannot be read is listed as skipped;
// when none can be read, or ctx ends, there is an error and no assessment. Incomplete tells whether it is whole.
func Scan(ctx context.Context, o Options) (*mleready.Assessment, error) {
	start := o.Now()
	seen, err := collect(ctx, o)
	if err != nil {
		return nil, err
	}
	a := verdict{rules: o.Rules, mandate: o.Mandate, asOf: o.AsOf}.assess(seen)
	report.Plan(o.Rules, a, seen.conditions)
	a.Stats.DurationMS = o.Now().Sub(start).Milliseconds()
	return a, nil
}

// collect reads a target and runs the checks.
func collect(ctx context.Context, o Options) (*seen, error) {
	s := &scan{Options: o}
	if err := s.read(ctx); err != nil {
		return nil, err
	}
	if err := s.analyse(ctx); err != nil {
		return nil, err
	}
	s.excuse()
	return s.seen(), nil
}

// Incomplete reports whether something that might have mattered could not be analysed.
func Incomplete(a *mleready.Assessment) bool {
	return slices.ContainsFunc(a.Stats.Skipped, isCandidate)
}

func isCandidate(s mleready.Skipped) bool { return s.Candidate }

// read walks the target and summarises its candidates.
func (s *scan) read(ctx context.Context) error {
	var err error
	if s.target, err = findTarget(s.Dir, s.Paths); err != nil {
		return err
	}
	var languages []source.Language
	for _, a := range s.Languages {
		languages = append(languages, source.Language{Name: a.Language, Extensions: a.Extensions, Names: a.Names, Large: a.Large})
	}
	s.tree, err = source.Walk(ctx, source.Options{
		Roots: s.target.roots, Languages: languages, Triggers: s.Rules.Triggers, Jobs: s.Jobs, Progress: s.Progress,
	})
	if err != nil {
		return err
	}
	s.skipped = append(s.target.missing, s.tree.Skipped...)
	var summaries []*code.Summary
	for _, a := range s.Languages {
		more, skipped := s.summarise(ctx, a)
		summaries, s.skipped = append(summaries, more...), append(s.skipped, skipped...)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", s.tree.Base, err)
	}
	s.model = code.Join(summaries)
	return nil
}

// summarise runs one adapter: when there are candidates of its language, or any at all for one that asks for it. One
// that breaks costs the files of its language.
func (s *scan) summarise(ctx context.Context, a code.Adapter) (summaries []*code.Summary, skipped []mleready.Skipped) {
	candidates := s.tree.Candidates(a.Language)
	if len(candidates) == 0 && (!a.Always || !slices.ContainsFunc(s.tree.Files, func(f source.File) bool { return f.Candidate })) {
		return nil, nil
	}
	defer func() {
		if p := recover(); p != nil {
			summaries, skipped = nil, nil
			for _, path := range candidates {
				reason := fmt.Sprintf("the adapter for %s broke: %v; please report this", a.Language, p)
				skipped = append(skipped, mleready.Skipped{Path: path, Reason: reason, Candidate: true})
			}
		}
	}()
	return a.Summarise(ctx, s.tree, candidates)
}

// analyse runs the checks.
func (s *scan) analyse(ctx context.Context) error {
	var err error
	s.found, err = analyzers.Run(s.model, s.Rules, analyzers.Options{Text: s.tree.Read, Manifest: s.tree.Manifest, Names: s.tree.Names})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRules, err)
	}
	s.skipped = append(s.skipped, s.found.Failed...)
	for i := range s.found.Integrations {
		in := &s.found.Integrations[i]
		in.Stage, in.Reason = report.Stage(in.Mechanisms)
	}
	if err := s.keys(); err != nil {
		return err
	}
	if err := s.documentation(); err != nil {
		return err
	}
	return ctx.Err()
}

// documentation adds the places where only documentation names what the checks look for.
func (s *scan) documentation() error {
	matcher, err := source.NewMatcher(s.Rules.Triggers)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRules, err)
	}
	for _, path := range s.tree.Docs {
		text, err := s.tree.Read(path)
		if err != nil {
			continue // over the limit: it is listed among the skipped files
		}
		at, _, _ := matcher.Find(text)
		line := 1 + strings.Count(string(text[:at]), "\n")
		s.found.Neighbours = append(s.found.Neighbours, mleready.Neighbour{Kind: mleready.DocsOnly, Path: path, Line: line})
	}
	slices.SortFunc(s.found.Neighbours, func(a, b mleready.Neighbour) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Kind, b.Kind))
	})
	return nil
}
