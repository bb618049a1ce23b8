package payloadencryption

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// imported is a library that a file imports.
type imported struct {
	file    *code.Summary
	library mleready.Library
	below   string // the package below the library's name
	at      code.Place
}

// ecosystems are the registries that a language's imports come from.
var ecosystems = map[string][]string{"go": {"go"}, "javascript": {"npm"}, "typescript": {"npm"}, "java": {"maven"}, "kotlin": {"maven"}, "python": {"pypi"}, "php": {"composer"}, "ruby": {"rubygems"}, "csharp": {"nuget"}, "scala": {"maven"}, "groovy": {"maven"}}

// library finds the library that encrypts and that an import belongs to, with what stands behind its name.
func (r *runner) library(f *code.Summary, imp string) (mleready.Library, string, bool) {
	for _, l := range r.Rules.Libraries {
		if l.Role != roleEncryption || !slices.Contains(ecosystems[f.Language], l.Ecosystem) {
			continue
		}
		if below, ok := strings.CutPrefix(imp, l.Name); ok && (below == "" || below[0] == '/' || below[0] == '.' && l.Ecosystem == nuget) && !r.Model.Declares(l.Name) {
			return l, strings.TrimPrefix(below, "/"), true
		}
		if names(l, imp) {
			return l, "", true
		}
	}
	return mleready.Library{}, "", false
}

// nuget is the ecosystem whose packages are namespaces.
const nuget = "nuget"

// names reports whether an import is of one of a library's classes, where classes are imported and not packages, of one of
// its files, or of all of a package that the library is called after.
func names(l mleready.Library, imp string) bool {
	if l.Ecosystem == "go" || l.Ecosystem == "npm" {
		return false
	}
	for _, name := range append(slices.Clone(l.Also), l.Name) {
		if strings.HasPrefix(imp, name+".") {
			return true
		}
	}
	for _, name := range slices.Concat(l.JWE.Imports, l.Legacy.Imports) {
		if root, _, below := strings.Cut(name, "."); below && strings.HasPrefix(imp, root+".") {
			return true
		}
	}
	last := imp[strings.LastIndexAny(imp, `.\`)+1:]
	group, artifact, _ := strings.Cut(l.Name, ":")
	return slices.Contains(slices.Concat(l.JWE.Names, l.JWE.Interceptors, l.Legacy.Names, l.Legacy.Interceptors), last) ||
		slices.Contains(slices.Concat(l.JWE.Imports, l.Legacy.Imports), imp) || artifact != "" && strings.HasPrefix(imp, group+".") && strings.HasSuffix(artifact, "-"+last)
}

const libraryRoot = 3 // parts of a namespace that a library's packages share, and nobody else's

// isPart reports whether a file belongs to a library whose source is the target itself: what it imports is in the tree,
// and its own namespace has the same root.
func (r *runner) isPart(f *code.Summary, imp string) bool {
	root := func(namespace string) string {
		parts := strings.Split(namespace, ".")
		return strings.Join(parts[:min(libraryRoot, len(parts))], ".")
	}
	above := imp[:max(0, strings.LastIndexByte(imp, '.'))] // of a class its namespace
	return f.Namespace != "" && slices.ContainsFunc(r.Model.Files, func(other *code.Summary) bool {
		return other.Role != mleready.RoleVendored && (imp == other.Namespace || above == other.Namespace) && root(other.Namespace) == root(f.Namespace)
	})
}

func (r *runner) imported(f *code.Summary) {
	if f.Role != "" && f.Role != mleready.RoleTest && !f.Role.Judged() {
		return // a copy of the library
	}
	for _, imp := range f.Imports {
		l, below, ok := r.library(f, imp.Path)
		if !ok || r.isPart(f, imp.Path) {
			continue
		}
		at := code.Place{File: f, Span: imp.Span}
		in := r.in(code.Scope{File: f, Func: code.TopLevel})
		if f.Role == mleready.RoleTest {
			in.tested = append(in.tested, imported{f, l, below, at})
			continue
		}
		in.imports = append(in.imports, imported{f, l, below, at})
		r.Presence(mleready.Mastercard, at, "library that encrypts payloads")
	}
}

// setting is an option of a library: a key of its configuration, or a call of its builder.
type setting struct {
	key    string
	values []code.Value
	at     code.Place
	object code.Place // of a key: the whole configuration
}

// settings collects the configuration that a function makes.
func (r *runner) settings(s code.Scope, in *region) {
	for _, o := range r.Model.Objects(s) {
		whole := slices.ContainsFunc(o.Fields, func(f code.Field) bool { return f.Key.String() == pathsKey })
		for _, f := range o.Fields {
			key := f.Key.String()
			known := whole && slices.ContainsFunc(in.imports, func(i imported) bool { return slices.Contains(i.library.ConfigKeys, key) })
			if (known || envelopeKeys[key]) && !described(f.Val) {
				in.config = append(in.config, setting{key: key, values: f.Val, at: f.At, object: o.At})
			}
		}
	}
	for _, c := range r.Model.Calls(s) {
		if key := jwe.Last(c.Name); strings.HasPrefix(strings.ToLower(key), "with") && len(c.Args) > 0 {
			x := setting{key: key, at: s.At(c.Span)}
			for i := range c.Args {
				x.values = append(x.values, r.Model.Fold(s, &c.Args[i])...)
			}
			in.config = append(in.config, x)
		}
	}
}

// pathsKey is the option that no configuration of the libraries does without; what has others alone only handles one.
const pathsKey = "paths"

var describes = regexp.MustCompile(`^(string|required|optional|any|object|array|items|boolean|number|when|valid)$`)

// described reports whether a value is a rule of a schema: the configuration is somewhere else.
func described(values []code.Value) bool {
	return slices.ContainsFunc(values, func(v code.Value) bool { return len(v) == 1 && v[0].Hole && describes.MatchString(v[0].Name) })
}

// envelopeKeys name an element of the body and the object it goes to.
var envelopeKeys = map[string]bool{"element": true, "obj": true}

// use is a place where a library is used in one of its forms, with others in the same file.
type use struct {
	at   code.Place
	how  string
	more []check.Related
}

// libraries reports in which form each file uses its library.
func (r *runner) libraries() {
	for _, in := range r.sorted() {
		if len(in.imports) == 0 {
			r.inTests(in, code.Place{})
			continue
		}
		var modern, legacy []use
		for _, i := range in.imports {
			modern = add(modern, r.uses(i, i.library.JWE))
			legacy = add(legacy, r.uses(i, i.library.Legacy))
		}
		plain, untold := r.modes(in, &modern)
		if len(modern) == 0 && len(legacy) == 0 {
			legacy = plain
		}
		r.report(in, modern, legacy)
		if len(modern) == 0 && len(legacy) == 0 {
			at := r.given(in)
			if untold.File != nil {
				at = untold
			}
			r.hit(ruleUntold, at, mleready.Low, map[string]string{"why": "its configuration comes from outside"})
			r.inTests(in, at)
		}
	}
}

// add takes one use for each file.
func add(list, more []use) []use {
	for _, u := range more {
		if !slices.ContainsFunc(list, func(o use) bool { return o.at.File == u.at.File }) {
			list = append(list, u)
		}
	}
	return list
}

func (r *runner) report(in *region, modern, legacy []use) {
	in.encrypts, in.legacy = len(modern) > 0, len(legacy) > 0
	for _, u := range modern {
		r.hit(ruleJWE, u.at, mleready.High, map[string]string{"how": u.how}, slices.Concat(r.release(in, u.at), r.traces(in), u.more)...)
	}
	var options []check.Related
	if in.legacy {
		options = append(r.legacyOptions(in), r.traces(in)...)
	}
	for _, u := range legacy {
		if in.cross.File != nil && len(modern) == 0 {
			r.hit(ruleFLEWrong, u.at, mleready.Medium, nil, append(slices.Concat(options, u.more), check.Related{At: in.cross, Why: "path of Cross-Border Services"})...)
		} else {
			r.hit(ruleFLE, u.at, mleready.Medium, nil, slices.Concat(options, r.release(in, u.at), u.more)...)
		}
		options = nil // told once
	}
}

// release relates the lines that say which release of the library a file has.
func (r *runner) release(in *region, at code.Place) []check.Related {
	var out []check.Related
	for _, u := range r.packages {
		here := slices.ContainsFunc(in.imports, func(i imported) bool { return i.library.ID == u.Library.ID })
		if !here || u.Library.Role != roleEncryption || u.Nearness(at.File.Path) == 0 {
			continue
		}
		for _, place := range u.Stated() {
			out = append(out, check.Related{At: place, Why: "release of the library"})
		}
	}
	return out
}

// roleEncryption is the role of a library that encrypts.
const roleEncryption = "encryption"

// uses finds the first place in a file that uses a library in a form: a name, else an import of that form alone.
func (r *runner) uses(i imported, form mleready.LibraryForm) []use {
	names := slices.Concat(form.Names, form.Interceptors)
	if form.Hook != "" && form.Mode == "" {
		names = append(names, form.Hook)
	}
	if calls := r.calling(i.file, names); len(calls) > 0 {
		first := calls[0]
		for _, u := range calls[1:min(len(calls), maxTraces)] {
			first.more = append(first.more, check.Related{At: u.at, Why: "uses the library too"})
		}
		return []use{first}
	}
	if i.below != "" && slices.Contains(form.Imports, i.below) {
		return []use{{at: i.at, how: path.Base(i.below)}}
	}
	return nil
}

// calling lists the calls in a file by one of several names, the first of each function.
func (r *runner) calling(f *code.Summary, names []string) []use {
	var out []use
	for _, s := range r.Model.Scopes() {
		if s.File != f {
			continue
		}
		for _, c := range r.Model.Calls(s) {
			if i := slices.IndexFunc(names, func(name string) bool {
				return jwe.Last(c.Name) == name || strings.HasSuffix(c.Callee, "."+name) || strings.Contains(c.Name, name+".")
			}); i >= 0 {
				out = append(out, use{at: s.At(c.Span), how: names[i]})
				break
			}
		}
	}
	return out
}

// modes reads the word for the form in configurations. One without it takes the library's default; one whose word is
// only known at run time is untold.
func (r *runner) modes(in *region, modern *[]use) (plain []use, untold code.Place) {
	objects := map[code.Place]bool{}
	for _, c := range in.config {
		if c.object.File == nil || envelopeKeys[c.key] {
			continue
		}
		if c.key != "mode" {
			if _, ok := objects[c.object]; !ok {
				objects[c.object] = true
			}
			continue
		}
		objects[c.object] = false
		for _, v := range c.values {
			switch {
			case !v.Constant():
				untold = c.at
			case slices.ContainsFunc(in.imports, func(i imported) bool { return strings.EqualFold(i.library.JWE.Mode, v.String()) }):
				*modern = append(*modern, use{at: c.at, how: "mode " + v.String()})
			default:
				plain = append(plain, use{at: c.at, how: v.String()})
			}
		}
	}
	for _, c := range in.config {
		if objects[c.object] && c.object.File != nil && in.imports[0].library.Default == mleready.MastercardFLE {
			objects[c.object] = false
			plain = append(plain, use{at: c.object, how: "configuration without a mode"})
		}
	}
	return plain, untold
}
