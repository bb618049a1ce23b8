package source

import (
	"maps"
	"path"
	"strings"
)

// Language is a language that an adapter can read.
type Language struct {
	Name       string
	Extensions []string // with the dot, lower case
	Names      []string // whole file names or globs of them, lower case
	Large      bool     // its lock files are read up to Limits.MaxLarge
}

// knownExtensions names the languages a payment integration may be written or configured in, so that a file nobody
// can read is named by its language and not passed over.
var knownExtensions = extensionsOf(map[string]string{
	"abap": ".abap", "apex": ".cls .trigger .apex", "astro": ".astro", "c": ".c .h", "c++": ".cpp .cc .cxx .hpp .hh",
	"clojure": ".clj .cljs .cljc", "coffeescript": ".coffee", "coldfusion": ".cfm .cfc", "csharp": ".cs .csx",
	"aspnet": ".cshtml .razor .aspx .ascx .ashx .asmx .asp", "dart": ".dart", "elixir": ".ex .exs", "erb": ".erb",
	"erlang": ".erl", "fsharp": ".fs .fsx", "go": ".go", "groovy": ".groovy .gradle .gvy", "haskell": ".hs",
	"html": ".html .htm .xhtml", "ini": ".ini .cfg .cnf .conf", "env": ".env", "isml": ".isml .ds",
	"java": ".java", "javascript": ".js .mjs .cjs .jsx", "json": ".json .json5 .jsonc", "jsp": ".jsp .jspx .tag .ftl",
	"jupyter": ".ipynb", "kotlin": ".kt .kts", "lua": ".lua", "objective-c": ".m .mm", "perl": ".pl .pm .t .cgi",
	"php":        ".php .phtml .inc .php3 .php4 .php5 .php7 .phps .module .install .theme",
	"powershell": ".ps1 .psm1 .psd1", "properties": ".properties", "python": ".py .pyw .pyi", "r": ".r",
	"ruby": ".rb .rake .gemspec .ru", "rust": ".rs", "scala": ".scala .sc .sbt", "shell": ".sh .bash .zsh .ksh .fish",
	"batch": ".bat .cmd", "sql": ".sql .pls .pks .pkb .plsql", "svelte": ".svelte", "swift": ".swift",
	"template": ".tpl .hbs .mustache .ejs .pug .jade .liquid .haml .slim .vm .njk .j2", "terraform": ".tf .tfvars .hcl",
	"toml": ".toml", "twig": ".twig", "typescript": ".ts .tsx .mts .cts", "vb": ".vb .vbs .bas", "vue": ".vue",
	"xml": ".xml .config .xsl .xslt .wsdl .xsd .csproj .vbproj .props .targets .plist", "yaml": ".yaml .yml",
})

// Known gives the languages by the endings of files.
func Known() map[string]string { return maps.Clone(knownExtensions) }

var knownNames = map[string]string{
	"dockerfile": "dockerfile", "containerfile": "dockerfile", "makefile": "make", "gnumakefile": "make",
	"jenkinsfile": "groovy", "gemfile": "ruby", "rakefile": "ruby", "podfile": "ruby", "vagrantfile": "ruby",
	"fastfile": "ruby", "pipfile": "toml", "cpanfile": "perl", ".htaccess": "ini", ".env": "env", ".npmrc": "ini",
}

// configLanguages hold settings and markup: they do not make their folder a folder with code.
var configLanguages = set("cargo", "cocoapods", "composer", "cpan", "dockerfile", "env", "gomod", "hex", "html", "ini", "json", "make",
	"maven", "npm", "nuget", "properties", "pub", "pypi", "rubygems", "sap", "swiftpm", "sql", "terraform", "toml",
	"xml", "yaml", "template")

// shebangs names the interpreters by the beginning of their program's name.
var shebangs = []struct{ program, language string }{
	{"python", "python"}, {"php", "php"}, {"node", "javascript"}, {"deno", "typescript"}, {"ruby", "ruby"},
	{"perl", "perl"}, {"bash", "shell"}, {"zsh", "shell"}, {"dash", "shell"}, {"ksh", "shell"}, {"sh", "shell"},
	{"pwsh", "powershell"}, {"groovy", "groovy"}, {"kotlin", "kotlin"}, {"lua", "lua"},
}

// media are never text, so they need not be opened.
var media = set(".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".psd", ".mp3", ".mp4", ".mov",
	".avi", ".webm", ".ogg", ".wav", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z",
	".rar", ".tar", ".jar", ".war", ".ear", ".aar", ".class", ".dex", ".apk", ".ipa", ".dll", ".exe", ".so", ".dylib", ".a",
	".o", ".lib", ".pdb", ".nupkg", ".whl", ".pyc", ".phar", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
	".keystore", ".sqlite", ".db", ".bin", ".iso", ".dmg", ".wasm")

func extensionsOf(table map[string]string) map[string]string {
	m := map[string]string{}
	for language, list := range table {
		for _, ext := range strings.Fields(list) {
			m[ext] = language
		}
	}
	return m
}

// languages tells a file's language, and whether an adapter reads it.
type languages struct {
	extensions, names map[string]string
	globs             []nameGlob
	adapters, large   map[string]bool
}

// nameGlob gives a language to the names that it matches.
type nameGlob struct{ glob, language string }

func newLanguages(list []Language) languages {
	l := languages{map[string]string{}, map[string]string{}, nil, map[string]bool{}, map[string]bool{}}
	for _, a := range list {
		l.adapters[a.Name], l.large[a.Name] = true, a.Large
		for _, e := range a.Extensions {
			l.extensions[e] = a.Name
		}
		for _, n := range a.Names {
			if strings.Contains(n, "*") {
				l.globs = append(l.globs, nameGlob{n, a.Name})
				continue
			}
			l.names[n] = a.Name
		}
	}
	return l
}

// of names the language of a file, "" when its name does not tell. head is the file's beginning.
func (l languages) of(name string, head []byte) string {
	name = strings.ToLower(path.Base(name))
	for _, names := range []map[string]string{l.names, knownNames} {
		if language := names[name]; language != "" {
			return language
		}
	}
	for _, g := range l.globs {
		if matchSegment(g.glob, name) {
			return g.language
		}
	}
	ext := path.Ext(name)
	for _, extensions := range []map[string]string{l.extensions, knownExtensions} {
		if language := extensions[ext]; language != "" {
			return language
		}
	}
	switch {
	case strings.HasPrefix(name, ".env."):
		return "env"
	case strings.HasPrefix(name, "dockerfile."):
		return "dockerfile"
	case ext == "":
		return shebang(head)
	}
	return ""
}

// shebang names the language by the program of a first line like "#!/usr/bin/env -S python3 -u".
func shebang(head []byte) string {
	line, _, _ := strings.Cut(string(head[:min(len(head), 256)]), "\n")
	line, ok := strings.CutPrefix(strings.TrimSpace(line), "#!")
	if !ok {
		return ""
	}
	for _, word := range strings.Fields(line) {
		program := path.Base(word)
		if program == "env" || strings.HasPrefix(word, "-") || strings.Contains(word, "=") {
			continue
		}
		for _, s := range shebangs {
			if strings.HasPrefix(program, s.program) {
				return s.language
			}
		}
		return ""
	}
	return ""
}
