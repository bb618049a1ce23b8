package config

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// format is a way to write settings down.
type format struct {
	language          string
	read              func(text []byte) content
	extensions, names []string
}

// content is what a reader makes of a text.
type content struct {
	documents []*value
	broken    *problem // the first thing that could not be read
	lines     bool     // some of it was read line by line, without the format's own rules
	use       use
	imports   []code.Import // classes that a program is told to make
}

// problem is an error in a file.
type problem struct {
	at   int // offset
	text string
}

// fail notes the first error.
func (c *content) fail(at int, text string) {
	if c.broken == nil {
		c.broken = &problem{at, text}
	}
}

func adapter(f format) code.Adapter {
	return code.Adapter{
		Language: f.language, Extensions: f.extensions, Names: f.names, Depth: mleready.DepthSyntax, Always: true,
		Folds:  "values by key and variable, placeholders with their defaults, joined with the code that asks for them",
		Limits: "secrets are never read; what a tool computes is unknown",
		Summarise: func(ctx context.Context, tree code.Tree, candidates []string) (sums []*code.Summary, skipped []mleready.Skipped) {
			for _, name := range wanted(tree, f.language, candidates) {
				if ctx.Err() != nil {
					break
				}
				sum, reason := f.file(tree, name)
				if sum != nil {
					sums = append(sums, sum)
				}
				if reason != "" {
					skipped = append(skipped, mleready.Skipped{Path: name, Reason: reason,
						Candidate: slices.Contains(candidates, name) && tree.Role(name).Judged()})
				}
			}
			return sums, skipped
		},
	}
}

const maxOthers = 400 // files of a format that are read although they name nothing a check looks for

// wanted adds the files to the candidates that are settings by their name: a key that code asks for may be set where no
// word of the trade stands.
func wanted(tree code.Tree, language string, candidates []string) []string {
	names, others := slices.Clone(candidates), 0
	for _, name := range tree.Paths(language) {
		if others < maxOthers && !slices.Contains(candidates, name) && tree.Role(name).Judged() && isSettings(language, name) {
			names, others = append(names, name), others+1
		}
	}
	slices.Sort(names)
	return names
}

// settingsWords are parts of the names of files and folders that hold settings.
var settingsWords = []string{"config", "conf", "setting", "application", "env", "compose", "values", "deploy", "bootstrap",
	"properties", "payment", "merchant", "workflows", "parameters", "secrets", "default", "production"}

// setsOnly are the formats in which nothing but environment variables is set.
var setsOnly = map[string]bool{"env": true, "dockerfile": true}

func isSettings(language, name string) bool {
	if setsOnly[language] || language == "terraform" {
		return true
	}
	name = strings.ToLower(name)
	last := path.Join(path.Base(path.Dir(name)), strings.TrimSuffix(path.Base(name), path.Ext(name)))
	return slices.ContainsFunc(settingsWords, func(w string) bool { return strings.Contains(last, w) })
}

// file summarises one file. The reason says what of it could not be read, "" when all was.
func (f format) file(tree code.Tree, name string) (sum *code.Summary, reason string) {
	defer func() {
		if r := recover(); r != nil {
			sum, reason = nil, fmt.Sprintf("reading it as %s broke: %v; please report this", f.language, r)
		}
	}()
	text, err := tree.Read(name)
	if err != nil {
		return nil, err.Error()
	}
	c := f.read(text)
	sum = &code.Summary{Path: name, Language: f.language, Depth: mleready.DepthSyntax, Role: tree.Role(name), Lines: code.LineStarts(text), Imports: c.imports}
	if c.broken != nil && c.lines {
		sum.Depth = mleready.DepthTokens
	}
	e := emitter{sum: sum, left: maxValues}
	for _, doc := range c.documents {
		what := max(c.use, useOf(doc))
		e.shared, e.requests = sum.Role.Judged() && what == settings, what == requests
		if sum.Role == mleready.RoleProduction {
			sum.Role = roles[what]
		}
		e.emit(doc, position{variables: setsOnly[f.language]})
	}
	switch {
	case c.broken != nil:
		line, _ := sum.Position(int32(min(c.broken.at, len(text))))
		reason = fmt.Sprintf("line %d is not %s: %s; correct it so that all of the file is read", line, f.language, c.broken.text)
	case e.cut:
		reason = fmt.Sprintf("more than %d values or %d levels: the rest was not read", maxValues, maxDepth)
	}
	return sum, reason
}
