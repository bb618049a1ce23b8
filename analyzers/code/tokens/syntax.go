package tokens

// syntax is what has to be known about a language to part its words, strings and comments.
type syntax struct {
	line     []string // begin a comment that ends with the line
	block    [][2]string
	quotes   string // marks of strings with escapes
	raw      string // of these, marks of strings that may go on over lines
	open     string // begins an unknown piece inside of a raw string: ${
	triple   bool   // three marks begin a string that may go on over lines
	sum      string // joins strings
	sigil    string // may begin a name
	regexps  bool   // a slash may begin a pattern
	inString string // marks in whose strings a piece begins with open, "" for those of raw
}

var cLike = syntax{line: []string{"//"}, block: [][2]string{{"/*", "*/"}}, quotes: `"'`, sum: "+", sigil: "$_@"}

var script = syntax{
	line: []string{"//"}, block: [][2]string{{"/*", "*/"}, {"<!--", "-->"}}, quotes: "\"'`", raw: "`", open: "${", sum: "+", sigil: "$_#@", regexps: true,
}

// syntaxes are the languages that can be read.
var syntaxes = map[string]syntax{
	"javascript": script,
	"typescript": script,
	"java":       {line: cLike.line, block: cLike.block, quotes: cLike.quotes, triple: true, sum: "+", sigil: "$_@"},
	"kotlin":     {line: cLike.line, block: cLike.block, quotes: cLike.quotes, triple: true, open: "${", inString: `"`, sum: "+", sigil: "$_@"},
	"csharp":     {line: cLike.line, block: cLike.block, quotes: cLike.quotes, triple: true, sum: "+", sigil: "_@"},
	"php":        {line: []string{"//", "#"}, block: cLike.block, quotes: `"'`, raw: `"'`, open: "{$", inString: `"`, sum: ".", sigil: "$_"},
	"python":     {line: []string{"#"}, quotes: `"'`, triple: true, open: "{", inString: "f", sum: "+", sigil: "_@"},
	"ruby":       {line: []string{"#"}, block: [][2]string{{"=begin", "=end"}}, quotes: `"'`, raw: `"'`, open: "#{", inString: `"`, sum: "+", sigil: "$_@"},
}
