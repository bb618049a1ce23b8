package tokens

import (
	"context"
	"maps"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/source"
)

// Options say what the adapters need of their surroundings.
type Options struct {
	Triggers []string        // words that make a file worth a look
	Taken    map[string]bool // languages that another adapter reads
}

// What is told of every language that is read so.
const (
	folds  = "constants across files by Container.name, concatenation, formats, joins, simple interpolation, functions of the file"
	limits = "no scopes inside of functions, no types, no macros; lower confidence, never ready"
)

// Adapters are those of all languages that nobody parses.
func Adapters(o Options) []code.Adapter {
	matcher, err := source.NewMatcher(o.Triggers)
	var out []code.Adapter
	for _, language := range slices.Sorted(maps.Keys(syntaxes)) {
		s := syntaxes[language]
		if err != nil || o.Taken[language] || len(s.extensions) == 0 {
			continue
		}
		p := &project{language: language, matcher: matcher}
		out = append(out, code.Adapter{Language: language, Extensions: s.extensions, Names: s.names, Depth: mleready.DepthTokens, Text: true, Folds: folds, Limits: limits, Summarise: p.summarise})
	}
	return out
}

// project is the files of one language in a tree.
type project struct {
	language string
	matcher  *source.Matcher
}

// summarise reads the candidates, and the files that declare what these name. A file that names what the checks look for
// in nothing but comments says nothing.
func (p *project) summarise(ctx context.Context, tree code.Tree, candidates []string) (sums []*code.Summary, skipped []mleready.Skipped) {
	l := newLinker(syntaxes[p.language].folded)
	for _, name := range tree.Paths(p.language) {
		if ctx.Err() != nil {
			return nil, nil
		}
		named := slices.Contains(candidates, name)
		if !named && (l.files >= maxOthers || !tree.Role(name).Judged()) {
			continue
		}
		text, err := tree.Read(name)
		if err != nil {
			if named {
				skipped = append(skipped, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
			}
			continue
		}
		bare := Blank(p.language, text)
		if named {
			_, _, named = p.matcher.Find(bare)
		}
		sum, err := Summarise(p.language, name, tree.Role(name), text)
		switch {
		case err == nil:
			l.add(sum, bare, named)
		case named:
			skipped = append(skipped, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
		}
	}
	return l.link(), skipped
}

const maxOthers = 2000 // files that are read although they name nothing a check looks for

// Blank is a text with its comments overwritten by spaces, line ends kept.
func Blank(language string, text []byte) []byte {
	out := slices.Clone(text)
	l := &lexer{src: text, syntax: syntaxes[language]}
	for l.at < len(text) {
		start, tokens := l.at, len(l.out)
		l.next()
		if len(l.out) == tokens && strings.TrimSpace(string(text[start:min(l.at, len(text))])) != "" {
			for i := start; i < min(l.at, len(text)); i++ {
				if out[i] != '\n' {
					out[i] = ' '
				}
			}
		}
	}
	return out
}
