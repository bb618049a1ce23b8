package operations

import (
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// path is a path of the provider in a text.
type path struct {
	text   string
	method string // "" where it could not be told
	host   bool   // a host of the provider stands in front
	offset int
}

// paths judges the paths of direct calls, each once for a file.
func (r *runner) paths() {
	starts := r.starts()
	near := r.around()
	seen := map[string]bool{}
	for _, s := range r.Model.Scopes() {
		if !speaks(s.File.Role) || len(s.File.Depends) > 0 || isSettings(s.File) {
			continue
		}
		methods := r.methods(s)
		for _, t := range r.Model.Texts(s) {
			p, ok := r.find(t.String(), starts)
			if !ok || !p.host && !near[s.File.Package] {
				continue
			}
			if p.method == "" {
				p.method = methods
			}
			at := t.PartAt(p.offset).From
			if key := at.File.Path + "\x00" + p.text; !seen[key] && speaks(at.File.Role) {
				seen[key] = true
				r.path(s, p, at)
			}
		}
	}
}

// starts are the first two parts that paths of operations have.
func (r *runner) starts() []string {
	var out []string
	for _, o := range r.Rules.Operations {
		for _, p := range append([]string{o.Path}, o.Former...) {
			if parts := strings.SplitN(p, "/", 4); len(parts) == 4 {
				out = append(out, "/"+parts[1]+"/"+parts[2]+"/")
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// around lists the packages that name the provider, and those that import one of them or that one imports.
func (r *runner) around() map[string]bool {
	names := map[string]bool{}
	for _, s := range r.Model.Scopes() {
		for _, t := range r.Model.Texts(s) {
			if r.Speaks(mleready.Cybersource, t.String()) {
				names[s.File.Package] = true
			}
		}
		for _, f := range r.Model.Fields(s) {
			if r.Speaks(mleready.Cybersource, f.Key.String()) {
				names[s.File.Package] = true
			}
		}
	}
	near := map[string]bool{}
	for _, f := range r.Model.Files {
		near[f.Package] = near[f.Package] || names[f.Package]
		for _, imp := range f.Imports {
			near[f.Package] = near[f.Package] || names[imp.Path]
			near[imp.Path] = near[imp.Path] || names[f.Package]
		}
	}
	return near
}

var (
	ends   = regexp.MustCompile("[\\s\"'<>|\\\\,;?#]")
	before = regexp.MustCompile(`(?i)\b(get|post|put|patch|delete)\s+$`)
)

// find reads a path in a text: a URL, a path of its own, or the target in a text that is signed.
func (r *runner) find(text string, starts []string) (path, bool) {
	for _, start := range starts {
		i := strings.Index(text, start)
		if i < 0 {
			continue
		}
		front, p := text[:i], path{text: text[i:], offset: i}
		if end := ends.FindStringIndex(p.text); end != nil {
			p.text = p.text[:end[0]]
		}
		p.text = strings.ReplaceAll(strings.TrimRight(p.text, "/"), "//", "/"+string(code.Hole)+"/") // an id that begins as nothing is still one
		if m := before.FindStringSubmatch(front); m != nil {
			p.method = strings.ToUpper(m[1])
		}
		p.host = r.Speaks(mleready.Cybersource, front)
		own := front == "" || p.method != "" || p.host || strings.HasSuffix(front, string(code.Hole)) || strings.HasSuffix(front, "}")
		if own && strings.Count(p.text, "/") >= 3 {
			return p, true
		}
	}
	return path{}, false
}

// methods is the one method of the requests that a scope makes, "" for none or several.
func (r *runner) methods(s code.Scope) string {
	found := map[string]bool{}
	for _, c := range r.Model.Calls(s) {
		if c.Kind == code.CallRequest && len(c.Args) > 0 {
			for _, v := range r.Model.Fold(s, &c.Args[0]) {
				if v.Constant() && v.String() != "" {
					found[strings.ToUpper(v.String())] = true
				}
			}
		}
	}
	if len(found) == 1 {
		for m := range found {
			return m
		}
	}
	return ""
}

var all = []string{"POST", "PUT", "PATCH", "GET", "DELETE"}

// path judges one path.
func (r *runner) path(s code.Scope, p path, at code.Place) {
	methods := all
	if p.method != "" {
		methods = []string{p.method}
	}
	var o mleready.Operation
	var found []string
	for _, m := range methods {
		if one, ok := r.Rules.OperationByPath(m, p.text); ok {
			if found == nil {
				o = one
			}
			found = append(found, m)
		}
	}
	readable := strings.ReplaceAll(p.text, string(code.Hole), "{…}")
	hit := check.Hit{At: at, Via: mleready.Manual, Confidence: mleready.Medium, Args: map[string]string{"path": readable, "operation": o.ID, "method": strings.Join(found, " or ")}}
	report := func(rule string) {
		hit.Rule = rule
		r.Report(hit)
	}
	if len(found) == 0 {
		r.unsure = true
		if p.host {
			report(ruleUnknown)
		}
		return
	}
	if len(found) > 1 {
		r.unsure = true
	} else {
		r.count(at.File, o.HasBody())
	}
	report(ruleDirect)
	if now, former := former(o, p.text); former {
		hit.Args["now"] = now
		report(ruleFormer)
	}
	if len(found) == 1 && demands(o, nil) {
		report(ruleDemands)
		if o.HasBody() && !r.encrypts(s.File.Package) {
			report(ruleClear)
		}
	}
}

// former reports whether a path is one that an operation had before.
func former(o mleready.Operation, text string) (now string, ok bool) {
	first := func(p string) string { return strings.Join(strings.SplitN(p, "/", 4)[:3], "/") }
	for _, p := range o.Former {
		if first(p) == first(text) && first(p) != first(o.Path) {
			return o.Path, true
		}
	}
	return "", false
}

// encrypts reports whether a package, or one that it imports or that imports it, knows the member of an encrypted request.
func (r *runner) encrypts(pkg string) bool {
	if r.knowing == nil {
		r.knowing = r.member()
	}
	near := map[string]bool{pkg: true}
	for _, f := range r.Model.Files {
		for _, imp := range f.Imports {
			if f.Package == pkg {
				near[imp.Path] = true
			} else if imp.Path == pkg {
				near[f.Package] = true
			}
		}
	}
	for pkg := range near {
		if r.knowing[pkg] {
			return true
		}
	}
	return false
}

// member finds the packages that know the member of an encrypted request.
func (r *runner) member() map[string]bool {
	name := r.Rules.Wire.MLE.RequestMember
	knowing := map[string]bool{}
	for _, s := range r.Model.Scopes() {
		if !knowing[s.File.Package] {
			knowing[s.File.Package] = slices.ContainsFunc(r.Model.Fields(s), func(f code.Field) bool { return f.Key.String() == name }) ||
				slices.ContainsFunc(r.Model.Texts(s), func(t code.Text) bool { return strings.Contains(t.String(), name) })
		}
	}
	return knowing
}

// speaks reports whether the calls in a file of this role are the merchant's. A generated client has every call there is.
func speaks(role mleready.Role) bool {
	return role == mleready.RoleProduction || role == mleready.RoleSample
}

func isSettings(f *code.Summary) bool {
	return slices.ContainsFunc(f.Groups, func(g code.Group) bool { return g.Kind == code.GroupConfig })
}
