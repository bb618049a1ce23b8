//go:build cgo

package languages

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/dialect"
	"mleready/analyzers/code/javascript"
)

// parsers are what a child can do.
var parsers = map[string]parser{
	javascript.JavaScript: parseScript,
	javascript.TypeScript: parseScript,
}

func init() {
	for _, language := range dialect.Languages() {
		parsers[language] = parseDialect
	}
}

func parseDialect(r Request) (*code.Summary, error) {
	return dialect.Summarise(r.Language, r.Path, r.Role, r.Text)
}

func parseScript(r Request) (*code.Summary, error) {
	return javascript.Summarise(r.Language, r.Path, r.Role, r.Text)
}
