package analyzers

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// way is one mechanism of one integration, which its folder names.
type way struct {
	folder    string
	mechanism mleready.Mechanism
}

// doubtUnused looks for mechanisms whose code nothing in the tree calls, where the integration has another scheme that is
// called. Such a hit has a low confidence, and still decides: a function may be called in a way that cannot be seen, and
// to take a scheme for gone that is in use would cost the merchant's transactions. Where moreover no file of the tree
// even names what the code stands in, and another scheme is called or named, it decides nothing: neither that an old
// scheme is in use nor that a new one is.
func doubtUnused(hits []check.Hit, m *code.Model, rules *mleready.Rules, o Options) {
	of := func(h check.Hit) (way, bool) {
		rule, _ := rules.Rule(h.Rule)
		return way{o.Manifest(h.At.File.Path), rule.Mechanism}, rule.Mechanism != "" && h.At.File.Role.Judged()
	}
	called, folders := map[way]bool{}, map[string]*folder{}
	for _, h := range hits {
		k, ok := of(h)
		if !ok {
			continue
		}
		f := folders[k.folder]
		if f == nil {
			f = &folder{}
			folders[k.folder] = f
		}
		if _, seen := called[k]; !seen {
			f.ways++
		}
		called[k] = called[k] || isCalled(m, h.At)
		f.scheme = f.scheme || schemes[k.mechanism]
		f.calls = f.calls || called[k] && schemes[k.mechanism]
	}
	u, idle := &unused{model: m, options: o, idle: map[code.Scope]bool{}}, map[way]bool{}
	for _, h := range hits {
		if k, ok := of(h); ok && !called[k] && folders[k.folder].scheme && folders[k.folder].ways > 1 {
			before, seen := idle[k]
			idle[k] = (before || !seen) && u.isIdle(h.At)
		}
	}
	for k := range called {
		f := folders[k.folder]
		f.live = f.live || schemes[k.mechanism] && !idle[k]
	}
	for i := range hits {
		h := &hits[i]
		k, ok := of(*h)
		if !ok {
			continue
		}
		f := folders[k.folder]
		gone := idle[k] && f.live
		if !gone && !(schemes[k.mechanism] && f.calls && !called[k]) {
			continue
		}
		s := code.ScopeAt(h.At)
		h.Confidence, h.Uncalled = mleready.Low, gone
		h.Related = append(h.Related, check.Related{At: s.At(s.File.Funcs[s.Func].Span), Why: "nothing in the tree calls this"})
	}
}

// folder is what an integration's folder holds.
type folder struct {
	ways   int  // mechanisms
	scheme bool // one of them is a scheme
	calls  bool // a scheme of which something is called
	live   bool // a scheme of which something is called or named
}

// schemes are the mechanisms of which a request uses one.
var schemes = map[mleready.Mechanism]bool{mleready.HTTPSignature: true, mleready.JWTv1: true, mleready.JWTv2: true}

// entries are the functions that a runtime calls by their names.
var entries = []string{"main", "Main", "init", "handler", "lambda_handler"}

// isCalled reports whether a place is in code that something calls, or that runs when the program starts.
func isCalled(m *code.Model, at code.Place) bool {
	s := code.ScopeAt(at)
	return s.Func == code.TopLevel || slices.Contains(entries, lastPart(s.Name())) || len(m.Callers(s)) > 0
}

// unused tells code that nothing can reach from code whose callers cannot be seen.
type unused struct {
	model    *code.Model
	options  Options
	idle     map[code.Scope]bool
	searched int
}

// maxSearches bounds how often a tree is searched for names.
const maxSearches = 24

// entryFolders hold files that a framework calls by their place or name, in lower case.
var entryFolders = []string{"action", "actions", "api", "bin", "cmd", "command", "commands", "console", "consumer", "consumers", "controller", "controllers",
	"cron", "functions", "handler", "handlers", "hooks", "job", "jobs", "lambda", "lambdas", "listener", "listeners", "middleware", "observer", "observers",
	"pages", "plugin", "plugins", "public", "routes", "scripts", "tasks", "views", "webroot", "workers", "www"}

// isIdle reports whether nothing can lead to the function around a place: nothing calls anything of its type, no file
// names the type (the function, where there is none) or its own file, and no framework can find it by its place, its base
// or an annotation.
func (u *unused) isIdle(at code.Place) bool {
	s := code.ScopeAt(at)
	idle, known := u.idle[s]
	if !known {
		idle = u.options.Names != nil && s.Func != code.TopLevel && u.unreachable(s)
		u.idle[s] = idle
	}
	return idle
}

func (u *unused) unreachable(s code.Scope) bool {
	name := s.Name()
	word, method, isType := strings.Cut(name, ".")
	if strings.Count(name, ".") > 1 || word == "" || isType && method == "" {
		return false // which part is the type's name is not known
	}
	folders := strings.Split(strings.ToLower(path.Dir(s.File.Path)), "/")
	if slices.ContainsFunc(folders, func(f string) bool { return slices.Contains(entryFolders, f) }) {
		return false
	}
	if u.calledFromOutside(s.File, word) {
		return false
	}
	text, err := u.options.Text(s.File.Path)
	if err != nil || !declaredAlone(string(text), word) {
		return false
	}
	if u.searched++; u.searched > maxSearches {
		return false
	}
	stem := path.Base(s.File.Path)
	return !u.options.Names([]string{word, strings.TrimSuffix(stem, path.Ext(stem))}, s.File.Path)
}

// calledFromOutside reports whether something that is not a type's own calls a function of the type.
func (u *unused) calledFromOutside(f *code.Summary, word string) bool {
	own := func(s code.Scope) bool {
		return s.File == f && (s.Name() == word || strings.HasPrefix(s.Name(), word+"."))
	}
	for i := range f.Funcs {
		s := code.Scope{File: f, Func: i}
		if own(s) && slices.ContainsFunc(u.model.Callers(s), func(caller code.Scope) bool { return !own(caller) }) {
			return true
		}
	}
	return false
}

var (
	// declares matches the start of a line that declares something, or says something about it.
	declares = regexp.MustCompile(`^\s*(?:/?\*|//|#|--|(?:async|export|module|public|private|protected|internal|final|abstract|static|open|data|sealed|default|partial|pub|type|class|struct|object|impl|extension|trait|enum|def|fn|fun|func|function|sub|override)\b)`)
	// exported matches a line that hands something to who imports the file, which names the file.
	exported = regexp.MustCompile(`^\s*(?:module\.)?exports?\b`)
	// receiver matches the beginning of a method of Go, which names its type.
	receiver = regexp.MustCompile(`^func \([^)]*\) `)
	// noted matches a line that annotates the one below it.
	noted = regexp.MustCompile(`^\s*(?:@\w|#?\[)`)
)

// declaredAlone reports whether a file does nothing with a name but declare it, without a base or an annotation that
// could have it made or called by others.
func declaredAlone(text, word string) bool {
	whole := regexp.MustCompile(`(?:^|[^\w$])` + regexp.QuoteMeta(word) + `(?:$|[^\w$])`)
	used := regexp.MustCompile(`\bnew\s+` + regexp.QuoteMeta(word) + `\b|[=(,:]\s*&?` + regexp.QuoteMeta(word) + `\b`)
	based := regexp.MustCompile(`\b(?:class|struct|object|enum)\s+` + regexp.QuoteMeta(word) + `\b(?:<[^>{]*>)?\s*(?:[:<(]\s*[^\s):]|extends\b|implements\b|with\b)`)
	above := ""
	for line := range strings.Lines(text) {
		line = receiver.ReplaceAllString(line, "func ")
		if whole.MatchString(line) && !exported.MatchString(line) && (!declares.MatchString(line) || used.MatchString(line) || based.MatchString(line) || noted.MatchString(above)) {
			return false
		}
		if strings.TrimSpace(line) != "" {
			above = line
		}
	}
	return true
}
