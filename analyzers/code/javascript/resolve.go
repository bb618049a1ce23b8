package javascript

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// extensions of modules, in the order in which a specifier without one is tried.
var extensions = []string{".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".ds", ".vue", ".svelte", ".json"}

// data are extensions of modules that hold keys and values.
var data = words(".json .json5 .yaml .yml .toml .properties .env .ini")

// modules finds the file that a specifier names.
type modules struct {
	tree       code.Tree
	code       map[string]bool     // files of the adapters' languages
	cartridges map[string][]string // files of cartridges by their path from "cartridge/" on, extension left out
	packages   map[string]pack     // packages of the tree by name
	aliases    map[string][]alias  // by folder of the file that sets them
	known      map[[2]string]string
}

// pack is a package of the tree.
type pack struct{ dir, main string }

// alias is a pattern of specifiers, with at most one *, and what it stands for.
type alias struct{ pattern, target string }

func newModules(tree code.Tree, files []string) *modules {
	m := &modules{tree: tree, code: map[string]bool{}, cartridges: map[string][]string{}, packages: map[string]pack{},
		aliases: map[string][]alias{}, known: map[[2]string]string{}}
	dirs := map[string]bool{}
	for _, f := range files {
		m.code[f] = true
		if i := strings.Index("/"+f, "/cartridge/"); i >= 0 {
			key := strings.TrimSuffix(f[i:], path.Ext(f))
			m.cartridges[key] = append(m.cartridges[key], f)
		}
		for dir := path.Dir(f); !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	for dir := range dirs {
		m.manifest(dir)
	}
	return m
}

// manifest reads what the configuration in a folder says about the names of modules.
func (m *modules) manifest(dir string) {
	var p struct{ Name, Main, Module string }
	if m.decode(path.Join(dir, "package.json"), &p) && p.Name != "" {
		main := p.Main
		if main == "" {
			main = p.Module
		}
		if old, ok := m.packages[p.Name]; !ok || dir < old.dir {
			m.packages[p.Name] = pack{dir, main}
		}
	}
	for _, name := range []string{"tsconfig.json", "jsconfig.json"} {
		var c struct {
			CompilerOptions struct {
				BaseURL string `json:"baseUrl"`
				Paths   map[string][]string
			} `json:"compilerOptions"`
		}
		if !m.decode(path.Join(dir, name), &c) {
			continue
		}
		base := path.Join(dir, c.CompilerOptions.BaseURL)
		for pattern, targets := range c.CompilerOptions.Paths {
			for _, t := range targets {
				m.aliases[dir] = append(m.aliases[dir], alias{pattern, path.Join(base, t)})
			}
		}
		slices.SortFunc(m.aliases[dir], func(a, b alias) int { return strings.Compare(b.pattern, a.pattern) })
		if c.CompilerOptions.BaseURL != "" {
			m.aliases[dir] = append(m.aliases[dir], alias{"*", path.Join(base, "*")})
		}
		return
	}
}

func (m *modules) decode(name string, into any) bool {
	text, err := m.tree.Read(name)
	return err == nil && json.Unmarshal(plainJSON(text), into) == nil
}

// plainJSON takes out comments and the commas before closing brackets.
func plainJSON(text []byte) []byte {
	var out []byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			end := i + 1
			for end < len(text) && text[end] != '"' {
				if text[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(text))
			out = append(out, text[i:end]...)
			i = end - 1
		case c == '/' && i+1 < len(text) && text[i+1] == '/':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '/' && i+1 < len(text) && text[i+1] == '*':
			for i += 2; i < len(text) && !(text[i] == '/' && text[i-1] == '*'); i++ {
			}
		case c == '}' || c == ']':
			if t := bytes.TrimRight(out, " \t\r\n"); bytes.HasSuffix(t, []byte(",")) {
				out = t[:len(t)-1]
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return out
}

// find is the file that a specifier in a file names, "" for a package from elsewhere.
func (m *modules) find(from, specifier string) string {
	key := [2]string{path.Dir(from), specifier}
	if strings.Contains(from, "/cartridge/") {
		key[0] = from
	}
	if p, ok := m.known[key]; ok {
		return p
	}
	p := m.search(from, specifier)
	m.known[key] = p
	return p
}

func (m *modules) search(from, specifier string) string {
	specifier, _, _ = strings.Cut(specifier, "?")
	dir := path.Dir(from)
	switch {
	case specifier == "" || strings.Contains(specifier, "://"):
		return ""
	case strings.HasPrefix(specifier, openedFile):
		return m.opened(dir, strings.TrimLeft(specifier[len(openedFile):], "./"))
	case strings.HasPrefix(specifier, "."):
		return m.file(path.Join(dir, specifier))
	case strings.HasPrefix(specifier, "/"):
		return m.file(path.Join(".", specifier[1:]))
	}
	if p := m.cartridge(from, specifier); p != "" {
		return p
	}
	for d := dir; ; d = path.Dir(d) {
		for _, a := range m.aliases[d] {
			if p := m.file(a.apply(specifier)); p != "" {
				return p
			}
		}
		if rest, ok := strings.CutPrefix(specifier, "@/"); ok {
			if p := m.file(path.Join(d, "src", rest)); p != "" {
				return p
			}
		}
		if d == "." || d == "/" {
			break
		}
	}
	return m.workspace(specifier)
}

// openedFile begins the specifier of a file that the program opens: from where is not told.
const openedFile = "file:"

// opened finds such a file from a folder upwards.
func (m *modules) opened(dir, name string) string {
	for d := dir; ; d = path.Dir(d) {
		if p := m.file(path.Join(d, name)); p != "" || d == "." || d == "/" {
			return p
		}
	}
}

// apply is the path that a specifier stands for, "" where the pattern does not fit.
func (a alias) apply(specifier string) string {
	before, after, star := strings.Cut(a.pattern, "*")
	switch {
	case !star && specifier == a.pattern:
		return a.target
	case !star || !strings.HasPrefix(specifier, before) || !strings.HasSuffix(specifier, after) || len(specifier) < len(before)+len(after):
		return ""
	}
	return strings.Replace(a.target, "*", specifier[len(before):len(specifier)-len(after)], 1)
}

// cartridge finds a module of a Salesforce cartridge: of this one after ~, of any after *, else of the one named.
func (m *modules) cartridge(from, specifier string) string {
	owner, rest, ok := strings.Cut(specifier, "/")
	if !ok || !strings.HasPrefix(rest, "cartridge/") {
		return ""
	}
	own, _, _ := strings.Cut(from, "/cartridge/")
	found := m.cartridges[strings.TrimSuffix(rest, path.Ext(rest))]
	best := ""
	for _, p := range found {
		at, _, _ := strings.Cut(p, "/cartridge/")
		switch {
		case p == from: // a module that extends the one behind it
		case owner == "~" && at != own, owner != "~" && owner != "*" && path.Base(at) != owner:
		case best == "" || at == own:
			best = p
		}
	}
	return best
}

// workspace finds a package of the tree.
func (m *modules) workspace(specifier string) string {
	if p, ok := m.packages[specifier]; ok {
		for _, main := range []string{p.main, "src/index", "index"} {
			if f := m.file(path.Join(p.dir, main)); main != "" && f != "" {
				return f
			}
		}
		return ""
	}
	for name, rest := specifier, ""; ; {
		i := strings.LastIndexByte(name, '/')
		if i < 0 {
			return ""
		}
		name, rest = name[:i], specifier[i+1:]
		if p, ok := m.packages[name]; ok {
			return m.file(path.Join(p.dir, rest))
		}
	}
}

// file completes a path to that of a file, "" when there is none.
func (m *modules) file(p string) string {
	if p == "" || strings.HasPrefix(p, "..") {
		return ""
	}
	if m.code[p] {
		return p
	}
	if data[path.Ext(p)] {
		if _, err := m.tree.Read(p); err == nil {
			return p
		}
	}
	stem := p
	if e := path.Ext(p); e == ".js" || e == ".jsx" || e == ".mjs" || e == ".cjs" {
		stem = strings.TrimSuffix(p, e) // what TypeScript will be compiled to
	}
	for _, base := range []string{p, stem, path.Join(p, "index")} {
		for _, e := range extensions {
			if m.code[base+e] {
				return base + e
			}
		}
	}
	if _, err := m.tree.Read(p + ".json"); err == nil {
		return p + ".json"
	}
	return ""
}

// specifiers lists the modules that a text names, found by words alone: enough to tell which files belong together.
func specifiers(text []byte) []string {
	var out []string
	for i := 0; i < len(text); i++ {
		q := text[i]
		if q != '\'' && q != '"' {
			continue
		}
		end := i + 1
		for end < len(text) && text[end] != q && text[end] != '\n' && end-i < 200 {
			end++
		}
		if end == len(text) || text[end] != q {
			continue
		}
		if imports(text[:i]) {
			out = append(out, string(text[i+1:end]))
			i = end
		}
	}
	return out
}

// imports reports whether a string after this text is the name of a module.
func imports(before []byte) bool {
	t := strings.TrimRight(string(before[max(0, len(before)-24):]), " \t\r\n")
	if rest, ok := strings.CutSuffix(t, "("); ok {
		rest = strings.TrimRight(rest, " ")
		return strings.HasSuffix(rest, "require") || strings.HasSuffix(rest, "import")
	}
	return strings.HasSuffix(t, "from") || strings.HasSuffix(t, "import")
}
