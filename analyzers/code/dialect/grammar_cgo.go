//go:build cgo

package dialect

import (
	"sync"

	dartGrammar "github.com/alexaandru/go-sitter-forest/dart"
	swiftGrammar "github.com/alexaandru/go-sitter-forest/swift"
	kotlinGrammar "github.com/tree-sitter-grammars/tree-sitter-kotlin/bindings/go"
	csharpGrammar "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"
	javaGrammar "github.com/tree-sitter/tree-sitter-java/bindings/go"
	phpGrammar "github.com/tree-sitter/tree-sitter-php/bindings/go"
	pythonGrammar "github.com/tree-sitter/tree-sitter-python/bindings/go"
	rubyGrammar "github.com/tree-sitter/tree-sitter-ruby/bindings/go"
	rustGrammar "github.com/tree-sitter/tree-sitter-rust/bindings/go"
	scalaGrammar "github.com/tree-sitter/tree-sitter-scala/bindings/go"

	"mleready/analyzers/code/sitter"
)

var grammars = map[string]func() *sitter.Language{
	Java:   sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(javaGrammar.Language()) }),
	CSharp: sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(csharpGrammar.Language()) }),
	Scala:  sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(scalaGrammar.Language()) }),
	Dart:   sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(dartGrammar.GetLanguage()) }),
	Kotlin: sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(kotlinGrammar.Language()) }),
	PHP:    sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(phpGrammar.LanguagePHP()) }),
	Ruby:   sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(rubyGrammar.Language()) }),
	Swift:  sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(swiftGrammar.GetLanguage()) }),
	Rust:   sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(rustGrammar.Language()) }),
	Python: sync.OnceValue(func() *sitter.Language { return sitter.NewLanguage(pythonGrammar.Language()) }),
}

// grammarOf is a compiled grammar.
func grammarOf(language string) *sitter.Language { return grammars[language]() }
