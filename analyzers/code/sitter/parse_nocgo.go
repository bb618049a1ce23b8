//go:build !cgo

package sitter

// grammar is nothing: there is no parser to use it.
type grammar struct{}

// Parse answers ErrNoParser.
func Parse(*Language, []byte, Limits) (*Tree, error) { return nil, ErrNoParser }
