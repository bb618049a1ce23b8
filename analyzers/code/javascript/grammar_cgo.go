//go:build cgo

package javascript

import (
	"sync"

	javascript "github.com/tree-sitter/tree-sitter-javascript/bindings/go"
	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"

	"mleready/analyzers/code/sitter"
)

var grammars = map[string]func() *sitter.Language{
	plainGrammar: sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(javascript.Language()) }),
	typeGrammar:  sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(typescript.LanguageTypescript()) }),
	tsxGrammar:   sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(typescript.LanguageTSX()) }),
}

// grammarOf is a compiled grammar.
func grammarOf(name string) *sitter.Language { return grammars[name]() }
