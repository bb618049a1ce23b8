// Package rulestest runs the samples of rules: a bad sample must show its rule, a good one must not; of a rule that tells
// what is right it is the good one that shows it. It serves the rules that come with the tool and those of users alike.
package rulestest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/analyzers"
	"mleready/analyzers/code"
	"mleready/analyzers/languages"
	"mleready/internal/engine"
)

// Options say what is tested.
type Options struct {
	Dir   string // folder of the samples: <check>/testdata/<rule>/<language>/<good_… or bad_…>
	Rules *mleready.Rules
	AsOf  mleready.Date
	// Languages says how samples are read; Jobs also how many files of a sample at the same time.
	Languages languages.Options
}

// ErrSamples is wrapped by the error for a folder without samples, or with what is none.
var ErrSamples = errors.New("the samples cannot be run")

// Result has one entry for each rule with samples, by id.
type Result struct {
	Rules   []Rule
	Without []string // rules without any sample, by id
}

// Rule is what became of a rule's samples.
type Rule struct {
	ID      string
	Samples int
	Failed  []Failure
}

// Passed counts the samples that showed what they promise.
func (r Rule) Passed() int { return r.Samples - len(r.Failed) }

// Failure is a sample that did not show what it promises.
type Failure struct {
	Sample string // slash-separated, below the folder of the samples
	Why    string
}

// OK reports whether every sample passed.
func (r Result) OK() bool {
	return !slices.ContainsFunc(r.Rules, func(rule Rule) bool { return len(rule.Failed) > 0 })
}

// Run scans every sample as a target of its own, without regard to what excuses findings. The error is that of the
// folder, of ctx, or of rules that do not fit; a sample that cannot be read has failed.
func Run(ctx context.Context, o Options) (Result, error) {
	samples, err := analyzers.Samples(os.DirFS(o.Dir))
	if err != nil {
		return Result{}, fmt.Errorf("%w: %w", ErrSamples, err)
	}
	if len(samples) == 0 {
		return Result{}, fmt.Errorf("%w: there are none in %s; put them into <check>/testdata/<rule>/<language>/bad_<name> and good_<name>", ErrSamples, o.Dir)
	}
	parsers := languages.Start(o.Languages)
	defer parsers.Close()
	byID := map[string]*Rule{}
	for _, s := range samples {
		why, err := o.sample(ctx, s, parsers.Adapters())
		if err != nil {
			return Result{}, err
		}
		r := byID[s.Rule]
		if r == nil {
			r = &Rule{ID: s.Rule}
			byID[s.Rule] = r
		}
		r.Samples++
		if why != "" {
			r.Failed = append(r.Failed, Failure{s.Dir, why})
		}
	}
	var result Result
	for _, r := range byID {
		result.Rules = append(result.Rules, *r)
	}
	slices.SortFunc(result.Rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	for _, r := range o.Rules.Rules {
		if byID[r.ID] == nil {
			result.Without = append(result.Without, r.ID)
		}
	}
	slices.Sort(result.Without)
	return result, nil
}

// sample scans one sample and says what is wrong with it, "" for nothing.
func (o Options) sample(ctx context.Context, s analyzers.Sample, adapters []code.Adapter) (why string, err error) {
	rule, ok := o.Rules.Rule(s.Rule)
	if !ok {
		return "the rules in use have no " + s.Rule, nil
	}
	if !slices.ContainsFunc(adapters, func(a code.Adapter) bool { return a.Language == s.Language }) {
		return "no adapter for " + s.Language, nil
	}
	a, err := engine.Scan(ctx, engine.Options{
		Paths: []string{filepath.Join(o.Dir, filepath.FromSlash(s.Dir))}, Rules: o.Rules, Mandate: o.Rules.Mandates[0].ID,
		AsOf: o.AsOf, Now: func() time.Time { return time.Time{} }, Jobs: o.Languages.Jobs, Languages: adapters,
		NoInline: true, NoRepoConfig: true,
	})
	if err != nil {
		return "", fmt.Errorf("sample %s: %w", s.Dir, err)
	}
	for _, left := range a.Stats.Skipped {
		if left.Candidate {
			return fmt.Sprintf("%s could not be read: %s", left.Path, left.Reason), nil
		}
	}
	why = s.Judge(rule, a.Findings)
	unmet := func(f mleready.Finding) bool { return f.Outcome == mleready.Unmet }
	if why != "" && !(s.Good && slices.ContainsFunc(a.Findings, unmet)) { // else it says already what is too much
		why += "; found " + foundIn(a.Findings)
	}
	return why, nil
}

// foundIn lists findings by rule and place.
func foundIn(findings []mleready.Finding) string {
	var all []string
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s (%s) at %s:%d", f.Rule, f.Outcome, f.Path, f.Line))
	}
	return cmp.Or(strings.Join(all, ", "), "nothing")
}
