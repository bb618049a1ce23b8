package template

import (
	"context"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/source"
)

// format is a kind of page.
type format struct {
	language   string
	extensions []string
	split      func(name string, text []byte) []island
}

// island is the code of one language in a page.
type island struct {
	language string
	text     []byte
	at       []int32 // offsets in the file by those in text; nil where they are the same
}

// Adapters adds those of pages and notebooks to a list of adapters, whose languages their code is read by. Triggers are
// the words that make code worth a look.
func Adapters(hosts []code.Adapter, triggers []string) []code.Adapter {
	matcher, err := source.NewMatcher(triggers)
	if err != nil {
		return hosts // nothing to look for
	}
	p := &pages{matcher: matcher, hosts: map[string]code.Adapter{}, given: map[string]bool{}}
	out := slices.Clone(hosts)
	depth := mleready.DepthSyntax
	for i := range out {
		out[i].Summarise = p.noting(hosts[i])
		if hosts[i].Language == "json" {
			out[i].Summarise = p.scripted(out[i].Summarise)
		}
		p.hosts[hosts[i].Language] = out[i]
		if hosts[i].Language == "javascript" {
			depth = hosts[i].Depth
		}
	}
	for _, f := range formats {
		out = append(out, code.Adapter{
			Language: f.language, Extensions: f.extensions, Depth: depth, Text: true,
			Folds:  "code in the page like its own language, server and browser each; fields of forms",
			Limits: "expression languages and tags of libraries are not read",
			Summarise: func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
				return p.summarise(ctx, tree, f, candidates)
			},
		})
	}
	return out
}

type reading func(context.Context, code.Tree, []string) ([]*code.Summary, []mleready.Skipped)

// pages is what the adapters of one scan share.
type pages struct {
	matcher *source.Matcher
	hosts   map[string]code.Adapter
	given   map[string]bool // files that were handed out, by language and path
}

// noting hands out each file once, whoever asked for it.
func (p *pages) noting(a code.Adapter) func(context.Context, code.Tree, []string) ([]*code.Summary, []mleready.Skipped) {
	return func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
		sums, skipped := a.Summarise(ctx, tree, candidates)
		return slices.DeleteFunc(sums, func(s *code.Summary) bool {
			key := s.Language + "\x00" + s.Path
			again := p.given[key]
			p.given[key] = true
			return again
		}), skipped
	}
}

// overlay shows the code of pages among the files of its language.
type overlay struct {
	code.Tree
	language string
	texts    map[string][]byte
}

func (o overlay) Paths(language string) []string {
	paths := o.Tree.Paths(language)
	if language != o.language {
		return paths
	}
	paths = slices.Clone(paths)
	for name := range o.texts {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

func (o overlay) Read(name string) ([]byte, error) {
	if text, ok := o.texts[name]; ok {
		return text, nil
	}
	return o.Tree.Read(name)
}

// summarise reads pages: their markup, then the code of each language.
func (p *pages) summarise(ctx context.Context, tree code.Tree, f format, candidates []string) (sums []*code.Summary, skipped []mleready.Skipped) {
	texts := map[string]map[string][]byte{}
	moved := map[string]island{}
	var order []string
	lines := map[string][]int32{}
	for _, name := range candidates {
		text, err := tree.Read(name)
		if err != nil {
			skipped = append(skipped, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
			continue
		}
		lines[name] = code.LineStarts(text)
		if f.language != "" {
			if sum := markup(f.language, name, tree.Role(name), text); sum != nil {
				sums = append(sums, sum)
			}
		}
		for _, in := range f.split(name, text) {
			if _, _, found := p.matcher.Find(in.text); !found {
				continue
			}
			if texts[in.language] == nil {
				texts[in.language] = map[string][]byte{}
				order = append(order, in.language)
			}
			texts[in.language][name] = in.text
			if in.at != nil {
				moved[name] = in
			}
		}
	}
	for _, language := range order {
		host, ok := p.hosts[language]
		if !ok {
			for name := range texts[language] {
				skipped = append(skipped, mleready.Skipped{Path: name, Reason: "no adapter for the " + language + " in it", Candidate: tree.Role(name).Judged()})
			}
			continue
		}
		var names []string
		for name := range texts[language] {
			names = append(names, name)
		}
		slices.Sort(names)
		more, missed := host.Summarise(ctx, overlay{tree, language, texts[language]}, names)
		sums, skipped = append(sums, more...), append(skipped, missed...)
	}
	for _, s := range sums {
		if in, ok := moved[s.Path]; ok {
			s.Spans(func(at *code.Span) { at.Start, at.End = in.offset(at.Start), in.offset(at.End) })
		}
		if own, ok := lines[s.Path]; ok {
			s.Lines = own
		}
	}
	slices.SortFunc(skipped, func(a, b mleready.Skipped) int { return strings.Compare(a.Path+a.Reason, b.Path+b.Reason) })
	return sums, skipped
}

// offset is the place in the file of an offset in the code.
func (in island) offset(at int32) int32 {
	return in.at[min(max(int(at), 0), len(in.at)-1)]
}
