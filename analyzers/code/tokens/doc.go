// Package tokens reads source text without a parser: words, strings and punctuation, comments left out. It stands in
// where a parser is missing, and what it makes says so (depth tokens).
//
// It tells: name = "text" + other, name += "text", key: "text" and "key" => "text" within brackets, name("text", other)
// with the arguments, headers that are set by the usual methods, keyed hashes by their usual names, the modules of
// import and require, and every other string on its own.
//
// It does not tell scopes (all names of a file are one scope, at top level), types, what a function returns, or what
// stands in string interpolation, which counts as unknown.
package tokens
