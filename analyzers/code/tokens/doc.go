// Package tokens reads source text without a parser: words, strings and punctuation, comments left out. It reads every
// language that nobody parses, and stands in where a parser is missing. What it makes says so (depth tokens).
//
// It tells: functions and what they return, name = "text" + other, name += "text", name["key"] = value, key: "text" and
// "key" => "text" within brackets, name("text", other) with the arguments, texts that are joined or formatted, what simple
// names stand in a string's interpolation, headers that are set by the usual methods, keyed hashes by their usual names,
// modules, and every other string on its own. A name that a function gives a value is its own unless the file gives it one
// outside of functions. Across files, Container.member is known where one file of the language declares the container.
//
// It does not tell types, what is overloaded or inherited, what macros make, or what a value is by the time it is used.
package tokens
