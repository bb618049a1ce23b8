package shell

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/source"
)

// Adapters are those of shell scripts, makefiles and batch files. Triggers are the words that make a file worth a look.
func Adapters(triggers []string) []code.Adapter {
	matcher, err := source.NewMatcher(triggers)
	if err != nil {
		return nil // nothing to look for
	}
	adapter := func(language, extensions, names string) code.Adapter {
		return code.Adapter{
			Language: language, Extensions: strings.Fields(extensions), Names: strings.Fields(names), Depth: mleready.DepthTokens, Text: true,
			Folds:  "variables, functions with their parameters, here-documents, what curl, wget and openssl are told, sourced files",
			Limits: "no arithmetic, no eval, nothing that programs print; never ready",
			Summarise: func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
				return summarise(ctx, tree, language, candidates, matcher)
			},
		}
	}
	return []code.Adapter{
		adapter(Shell, ".sh .bash .zsh .ksh .fish .command", ".bashrc .profile"),
		adapter(Make, ".mk .mak", "makefile gnumakefile justfile"),
		adapter(Batch, ".bat .cmd", ""),
	}
}

// remarks finds comments, as far as a line tells.
var remarks = map[string]*regexp.Regexp{
	Shell: regexp.MustCompile(`(?m)(?:^|[ \t])#[^\n]*`),
	Make:  regexp.MustCompile(`(?m)(?:^|[ \t])#[^\n]*`),
	Batch: regexp.MustCompile(`(?mi)^[ \t@]*(?:rem\b|::)[^\n]*`),
}

// summarise reads the candidates that name something in more than comments, and what they source.
func summarise(ctx context.Context, tree code.Tree, language string, candidates []string, matcher *source.Matcher) (sums []*code.Summary, skipped []mleready.Skipped) {
	files := slices.Clone(candidates)
	read := map[string]*code.Summary{}
	for i := 0; i < len(files) && ctx.Err() == nil; i++ {
		name := files[i]
		text, err := tree.Read(name)
		if err == nil && i < len(candidates) {
			if _, _, found := matcher.Find(remarks[language].ReplaceAll(text, []byte("\n"))); !found {
				continue
			}
		}
		var sum *code.Summary
		if err == nil {
			sum, err = Summarise(language, name, tree.Role(name), text)
		}
		if err != nil {
			if i < len(candidates) {
				skipped = append(skipped, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
			}
			continue
		}
		read[name], sums = sum, append(sums, sum)
		for _, to := range sourced(tree, sum) {
			if !slices.Contains(files, to) && len(files) < len(candidates)+maxSourced {
				files = append(files, to)
			}
		}
	}
	for _, s := range sums {
		link(tree, s, read)
	}
	return sums, skipped
}

const maxSourced = 200 // files that are read because others source them

// sourced lists the files that a script sources: by the end of their path, as variables may stand in front.
func sourced(tree code.Tree, s *code.Summary) []string {
	var out []string
	for _, imp := range s.Imports {
		name := path.Clean("/" + imp.Path)
		for _, f := range tree.Paths(Shell) {
			if strings.HasSuffix("/"+f, name) || path.Join(path.Dir(s.Path), imp.Path) == f {
				out = append(out, f)
			}
		}
	}
	return out
}

// link leads a variable that a script does not set to the one of the file that it sources.
func link(tree code.Tree, s *code.Summary, read map[string]*code.Summary) {
	given := map[string]string{}
	for _, name := range sourced(tree, s) {
		if from := read[name]; from != nil {
			for _, a := range from.Assigns {
				if variable, ok := strings.CutPrefix(a.Symbol, name+"."); ok {
					given[code.EnvSymbol(variable)] = a.Symbol
				}
			}
		}
	}
	s.Expressions(func(e *code.Expr) {
		if symbol := given[e.Symbol]; e.Op == code.OpRef && symbol != "" {
			e.Symbol = symbol
		}
	})
}
