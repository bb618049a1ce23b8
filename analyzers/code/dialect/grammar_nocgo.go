//go:build !cgo

package dialect

import "mleready/analyzers/code/sitter"

// grammarOf is nothing: without a C compiler there is no parser.
func grammarOf(string) *sitter.Language { return nil }
