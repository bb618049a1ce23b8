package analyzers

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/source"
)

// Sample is a small program that breaks a rule, or looks as if it did and does not. It stands in
// <check>/testdata/<rule>/<language>/<good_name or bad_name>.
type Sample struct {
	Rule     string
	Language string
	Name     string
	Dir      string // slash-separated, in the file system that it was found in
	Good     bool
}

// Samples lists the samples of all checks, by folder. fsys is the folder of the checks. A folder among the samples
// that is neither good nor bad is an error.
func Samples(fsys fs.FS) ([]Sample, error) {
	dirs, err := fs.Glob(fsys, "*/testdata/MLE*/*/*")
	if err != nil {
		return nil, fmt.Errorf("listing the samples: %w", err)
	}
	var out []Sample
	for _, dir := range dirs {
		kind, _, ok := strings.Cut(path.Base(dir), "_")
		if !ok || kind != "good" && kind != "bad" {
			return nil, fmt.Errorf("sample %s: name it good_… or bad_…", dir)
		}
		out = append(out, Sample{
			Rule: path.Base(path.Dir(path.Dir(dir))), Language: path.Base(path.Dir(dir)),
			Name: path.Base(dir), Dir: dir, Good: kind == "good",
		})
	}
	return out, nil
}

// ScanFolder runs all checks over a folder as a target of its own. A file that could matter and could not be read is
// an error.
func ScanFolder(ctx context.Context, dir string, rules *mleready.Rules, adapters []code.Adapter) (Result, error) {
	var languages []source.Language
	for _, a := range adapters {
		languages = append(languages, source.Language{Name: a.Language, Extensions: a.Extensions, Names: a.Names})
	}
	tree, err := source.Walk(ctx, source.Options{Roots: []string{dir}, Languages: languages, Triggers: rules.Triggers})
	if err != nil {
		return Result{}, err
	}
	var summaries []*code.Summary
	skipped := tree.Skipped
	for _, a := range adapters {
		more, left := a.Summarise(ctx, tree, tree.Candidates(a.Language))
		summaries, skipped = append(summaries, more...), append(skipped, left...)
	}
	found, err := Run(code.Join(summaries), rules, Options{Text: tree.Read, Manifest: tree.Manifest})
	for _, s := range append(skipped, found.Failed...) {
		if err == nil && s.Candidate {
			err = fmt.Errorf("%s: %s", s.Path, s.Reason)
		}
	}
	return found, err
}

// Judge says what is wrong with the findings in a sample of a rule, "" when they are as its name promises. A bad sample
// shows its rule, a good one does not and has nothing unmet by the rules of the same family, whose ids share the first
// digit; where the rule tells what is right, it is the good one that shows it.
func (s Sample) Judge(rule mleready.Rule, findings []mleready.Finding) string {
	shown := false
	for _, f := range findings {
		if f.Outcome == mleready.Info && (f.Rule != rule.ID || rule.Outcome != mleready.Info) {
			continue // beside the point, or in a place that decides nothing
		}
		shown = shown || f.Rule == s.Rule
		if s.Good && (f.Outcome == mleready.Unmet && family(f.Rule) == family(s.Rule) || f.Rule == s.Rule && rule.Outcome != mleready.Met) {
			return fmt.Sprintf("good, but %s:%d: %s %s", f.Path, f.Line, f.Rule, f.Message)
		}
	}
	switch met := rule.Outcome == mleready.Met; {
	case s.Good == met && !shown:
		return "no finding of " + s.Rule
	case !s.Good && met && shown:
		return "bad, but " + s.Rule + " is found"
	}
	return ""
}

// family is the part of a rule's id that the rules of one check share.
func family(rule string) string { return rule[:min(len(rule), len("MLE1"))] }
