// Package sitter is the boundary to the parsers that are written in C. One call parses a text and brings back the whole
// syntax tree as a flat list of small nodes; nothing of C stays behind.
//
//	lang := sitter.NewLanguage(tree_sitter_javascript.Language())
//	tree, err := sitter.Parse(lang, text, sitter.DefaultLimits)
//	for n := range tree.Root().Children() {
//		if n.Kind() == "call_expression" {
//			fmt.Println(n.Field("function").Text())
//		}
//	}
//
// A Tree is plain Go data and may be shared; parsers are kept for reuse and never shared while they work. Without cgo
// the package builds, and Parse answers ErrNoParser.
//
// A parser in C can crash on a hostile file, and no Go code can recover from that. Files of strangers are therefore
// parsed in a child process; see package languages.
package sitter
