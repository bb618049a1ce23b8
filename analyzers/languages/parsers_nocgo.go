//go:build !cgo

package languages

// parsers are none: without a C compiler everything is read as tokens.
var parsers map[string]parser
