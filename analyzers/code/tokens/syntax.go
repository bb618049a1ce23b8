package tokens

import "strings"

// syntax is what has to be known about a language to part its words, strings and comments.
type syntax struct {
	extensions []string
	names      []string
	line       []string    // begin a comment that ends with the line; "\n*" only at the beginning of one
	block      [][2]string // begin and end a comment over lines
	quotes     string      // marks of strings
	raw        string      // of these, marks of strings that may go on over lines
	escape     byte        // takes the next character as it is, 0 for a language that doubles quotes
	triple     bool        // three marks begin a string that may go on over lines
	hereDocs   bool        // <<WORD begins a string of lines that ends with that word
	operators  bool        // q(…), qq{…}, qw<…> are strings, m/…/ and s/…/…/ patterns
	holes      []hole      // begin and end an unknown piece inside of a string
	holed      string      // marks of the strings that have such pieces, or words before the mark: f"…"; "" for those of raw
	bare       bool        // $name in such a string is one too
	sum        []string    // join strings
	sets       []string    // give a name a value, beside = and +=
	sigil      string      // may begin a name
	dashed     bool        // a name may have dashes in it
	folded     bool        // names have no case
	regexps    bool        // a slash may begin a pattern
	functions  []string    // words before the name of a function
	typed      bool        // a function is told by its form: type name(…) {
	braces     bool        // a function ends with its brace; else where the next one begins
	fields     bool        // name = value within braces is a key with its value
	parens     bool        // the same within parentheses
	lisp       bool        // (f a b) is a call, {a b} a key with its value
	applied    bool        // f a b is a call
	messages   bool        // [receiver name: value] is a call
}

type hole struct{ open, close string }

func words(list string) []string { return strings.Fields(list) }

var (
	slashes = []string{"//"}
	number1 = []string{"#"}
	stars   = [][2]string{{"/*", "*/"}}
	dead    = [][2]string{{"/*", "*/"}, {"#if 0", "#endif"}}
	pod     = [][2]string{{"\n=pod", "\n=cut"}, {"\n=head", "\n=cut"}, {"\n=begin", "\n=cut"}, {"\n=over", "\n=cut"}, {"\n=item", "\n=cut"},
		{"\n=for", "\n=cut"}, {"\n=encoding", "\n=cut"}, {"\n__END__", "\x00"}, {"\n__DATA__", "\x00"}}
	plus  = []string{"+"}
	curly = []hole{{"${", "}"}}
	sharp = []hole{{"#{", "}"}}
)

// syntaxes are the languages that can be read. Those without extensions belong to an adapter that has a parser.
var syntaxes = map[string]syntax{
	"javascript": script,
	"typescript": script,
	"java":       {line: slashes, block: stars, quotes: `"'`, escape: '\\', triple: true, sum: plus, sigil: "$_@", typed: true, braces: true},
	"kotlin":     {line: slashes, block: stars, quotes: `"'`, escape: '\\', triple: true, holes: curly, holed: `"`, bare: true, sum: plus, sigil: "$_@", functions: words("fun"), braces: true, extensions: words(".kt .kts")},
	"scala":      {line: slashes, block: stars, quotes: `"`, escape: '\\', triple: true, holes: curly, holed: "s", bare: true, sum: plus, sigil: "$_@", functions: words("def"), braces: true, extensions: words(".scala .sc .sbt")},
	"csharp":     {line: slashes, block: stars, quotes: `"'`, escape: '\\', triple: true, holes: []hole{{"{", "}"}}, holed: "$", sum: plus, sigil: "_@$", typed: true, braces: true},
	"php":        {line: []string{"//", "#"}, block: stars, quotes: `"'`, raw: `"'`, escape: '\\', holes: []hole{{"{$", "}"}}, holed: `"`, bare: true, sum: []string{"."}, sigil: "$_", functions: words("function"), braces: true},
	"python":     {line: number1, quotes: `"'`, escape: '\\', triple: true, holes: []hole{{"{", "}"}}, holed: "f", sum: plus, sigil: "_@", functions: words("def")},
	"ruby":       {line: number1, block: [][2]string{{"\n=begin", "\n=end"}}, quotes: `"'`, raw: `"'`, escape: '\\', hereDocs: true, holes: sharp, holed: `"`, sum: plus, sigil: "$_@", functions: words("def"), extensions: words(".rb .rake .gemspec .ru"), names: words("gemfile rakefile podfile vagrantfile fastfile")},
	"rust":       {line: slashes, block: stars, quotes: `"`, raw: `"`, escape: '\\', sum: plus, sigil: "_", functions: words("fn"), braces: true, extensions: words(".rs")},
	"swift":      {line: slashes, block: stars, quotes: `"`, escape: '\\', triple: true, holes: []hole{{`\(`, ")"}}, holed: `"`, sum: plus, sigil: "_@", functions: words("func"), braces: true, extensions: words(".swift")},
	"dart":       {line: slashes, block: stars, quotes: `"'`, escape: '\\', triple: true, holes: curly, holed: `"'`, bare: true, sum: plus, sigil: "_@", typed: true, braces: true, extensions: words(".dart")},
	"groovy":     {line: slashes, block: stars, quotes: `"'`, escape: '\\', triple: true, holes: curly, holed: `"`, bare: true, sum: plus, sigil: "_@", functions: words("def"), typed: true, braces: true, extensions: words(".groovy .gvy"), names: words("jenkinsfile")},

	"perl": {extensions: words(".pl .pm .t .cgi .psgi"), line: number1, block: pod, quotes: "\"'`", raw: "\"'`", escape: '\\',
		hereDocs: true, operators: true, holed: `"`, bare: true, holes: curly, sum: []string{"."}, sigil: "$_@%&", functions: words("sub"), braces: true},
	"apex":        {extensions: words(".cls .trigger .apex"), line: slashes, block: stars, quotes: "'", escape: '\\', sum: plus, sigil: "_@", typed: true, braces: true, folded: true},
	"c":           {extensions: words(".c .h"), line: slashes, block: dead, quotes: `"'`, escape: '\\', sigil: "_#", typed: true, braces: true},
	"c++":         {extensions: words(".cpp .cc .cxx .hpp .hh .ino"), line: slashes, block: dead, quotes: `"'`, escape: '\\', sum: []string{"+", "<<"}, sigil: "_#", typed: true, braces: true},
	"objective-c": {extensions: words(".m .mm"), line: slashes, block: dead, quotes: `"'`, escape: '\\', sigil: "_#", typed: true, braces: true, messages: true},
	"vb": {extensions: words(".vb .vbs .bas"), line: []string{"'"}, quotes: `"`, raw: `"`, holes: []hole{{"{", "}"}}, holed: "$", sum: []string{"&", "+"}, sets: []string{"&="}, sigil: "_$",
		functions: words("function sub property"), folded: true},
	"fsharp":       {extensions: words(".fs .fsx"), line: slashes, block: [][2]string{{"(*", "*)"}}, quotes: `"`, raw: `"`, escape: '\\', triple: true, holes: []hole{{"{", "}"}}, holed: "$", sum: plus, sets: []string{"<-"}, sigil: "_$", fields: true, applied: true},
	"elixir":       {extensions: words(".ex .exs .eex .heex"), line: number1, quotes: `"'`, raw: `"'`, escape: '\\', triple: true, holes: sharp, holed: `"`, sum: []string{"<>"}, sigil: "_@:", functions: words("def defp")},
	"erlang":       {extensions: words(".erl .hrl"), line: []string{"%"}, quotes: `"'`, raw: `"`, escape: '\\', sum: []string{"++"}, sigil: "_?"},
	"clojure":      {extensions: words(".clj .cljs .cljc"), line: []string{";"}, quotes: `"`, raw: `"`, escape: '\\', sigil: "_*:", dashed: true, lisp: true, functions: words("defn defn-")},
	"lua":          {extensions: words(".lua"), line: []string{"--"}, block: [][2]string{{"--[[", "]]"}, {"--[=[", "]=]"}}, quotes: `"'`, escape: '\\', sum: []string{".."}, sigil: "_", functions: words("function"), fields: true},
	"coldfusion":   {extensions: words(".cfm .cfc .cfml"), line: slashes, block: [][2]string{{"<!---", "--->"}, {"/*", "*/"}}, quotes: `"'`, raw: `"'`, holes: []hole{{"#", "#"}}, holed: `"'`, sum: []string{"&"}, sets: []string{"&="}, sigil: "_$", folded: true, fields: true, functions: words("function"), braces: true},
	"powershell":   {extensions: words(".ps1 .psm1 .psd1"), line: number1, block: [][2]string{{"<#", "#>"}}, quotes: `"'`, raw: `"'`, escape: '`', holes: curly, holed: `"`, bare: true, sum: plus, sigil: "$_", dashed: true, folded: true, fields: true, functions: words("function"), braces: true},
	"r":            {extensions: words(".r .rmd"), line: number1, quotes: "\"'`", raw: `"'`, escape: '\\', sets: []string{"<-", "<<-"}, sigil: "_.", fields: true, parens: true, braces: true},
	"abap":         {extensions: words(".abap"), line: []string{`"`, "\n*"}, quotes: "'`|", escape: '\\', holes: []hole{{"{", "}"}}, holed: "|", sum: []string{"&&", "&"}, sigil: "_", folded: true, fields: true, dashed: true},
	"sql":          {extensions: words(".sql .pls .pks .pkb .plsql"), line: []string{"--"}, block: stars, quotes: `'"`, raw: `'`, sum: []string{"||", "+"}, sets: []string{":="}, sigil: "_@", folded: true, functions: words("function procedure")},
	"coffeescript": {extensions: words(".coffee"), line: number1, block: [][2]string{{"###", "###"}}, quotes: `"'`, raw: `"'`, escape: '\\', triple: true, holes: sharp, holed: `"`, sum: plus, sigil: "_@$"},
	"haskell":      {extensions: words(".hs"), line: []string{"--"}, block: [][2]string{{"{-", "-}"}}, quotes: `"`, escape: '\\', sum: []string{"<>", "++"}, sigil: "_", fields: true, applied: true},
	"julia":        {extensions: words(".jl"), line: number1, block: [][2]string{{"#=", "=#"}}, quotes: `"`, raw: `"`, escape: '\\', triple: true, holes: []hole{{"$(", ")"}}, holed: `"`, bare: true, sum: []string{"*"}, sigil: "_@", functions: words("function")},
	"delphi":       {extensions: words(".pas .dpr"), line: slashes, block: [][2]string{{"{", "}"}, {"(*", "*)"}}, quotes: "'", sum: plus, sets: []string{":="}, sigil: "_", folded: true, functions: words("function procedure")},
}

var script = syntax{
	line: slashes, block: [][2]string{{"/*", "*/"}, {"<!--", "-->"}}, quotes: "\"'`", raw: "`", escape: '\\', holes: curly, sum: plus, sigil: "$_#@",
	regexps: true, functions: words("function"), braces: true,
}
