package analyzers

import (
	"cmp"
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// integrate groups findings and presences by provider and manifest folder. Code that names the provider or calls its SDK
// but leaves authentication to a package of another folder is a part of that folder's integration. Code that uses an SDK
// is an integration even if nothing was found in it.
func (r *Result) integrate(presences []presence, sdks []sdkUse, m *code.Model, manifest func(string) string) {
	g := newGrouping(m, manifest)
	r.IntegrationOf = map[string]string{}
	for _, f := range r.Findings {
		if f.Outcome != mleready.Info {
			in := g.add(g.id(f.Provider, cmp.Or(f.Of, f.Path)), f.Provider, f.Path, f.Role)
			g.holders[holder{f.Provider, g.files[f.Path].Package}] = in.ID
			r.IntegrationOf[f.ID] = in.ID
		}
	}
	for _, p := range presences {
		file := p.at.File
		if !file.Role.Judged() {
			continue
		}
		r.relate(g.add(g.part(p.provider, file), p.provider, file.Path, file.Role).ID, p)
	}
	for _, s := range sdks {
		if s.at.File.Role.Judged() {
			g.use(s)
		}
	}
	for _, in := range g.byID {
		in.Role = cmp.Or(in.Role, mleready.RoleProduction)
	}
	for _, f := range r.Findings {
		if in := g.byID[r.IntegrationOf[f.ID]]; in != nil && (f.Outcome != mleready.Unknown || f.Uncalled) && f.Mechanism != "" {
			use(in, f)
		}
	}
	r.Integrations = g.list()
}

// grouping is the integrations in the making.
type grouping struct {
	manifest func(string) string
	files    map[string]*code.Summary // by path
	imports  map[string][]string      // by package; of a namespace the packages that have it
	holders  map[holder]string        // integration ids
	byID     map[string]*mleready.Integration
}

// holder is a package with findings on a provider.
type holder struct {
	provider mleready.Provider
	pkg      string
}

func newGrouping(m *code.Model, manifest func(string) string) *grouping {
	g := &grouping{manifest: manifest, files: map[string]*code.Summary{}, imports: map[string][]string{}, holders: map[holder]string{}, byID: map[string]*mleready.Integration{}}
	for _, f := range m.Files {
		g.files[f.Path] = f
		if f.Namespace != "" {
			g.imports[f.Namespace] = append(g.imports[f.Namespace], f.Package)
		}
		for _, imp := range f.Imports {
			g.imports[f.Package] = append(g.imports[f.Package], imp.Path)
		}
	}
	return g
}

func (g *grouping) id(p mleready.Provider, path string) string {
	return string(p) + ":" + g.manifest(path)
}

// part is the integration that a file belongs to: that of its own folder, else the one that its code leads to.
func (g *grouping) part(p mleready.Provider, f *code.Summary) string {
	id := g.id(p, f.Path)
	if g.byID[id] == nil {
		return cmp.Or(g.reached(p, f.Package), id)
	}
	return id
}

// add makes the file a part of an integration. Its role is that of the code: a manifest says nothing about who uses what it
// names.
func (g *grouping) add(id string, p mleready.Provider, path string, role mleready.Role) *mleready.Integration {
	in := g.byID[id]
	if in == nil {
		in = &mleready.Integration{ID: id, Provider: p, Language: g.files[path].Language, Mechanisms: []mleready.MechanismUse{}, Paths: []string{path}}
		g.byID[id] = in
	}
	if isCode(g.files[path]) && !isCode(g.files[in.Paths[0]]) {
		in.Language = g.files[path].Language
	}
	switch used := len(g.files[path].Depends) == 0; {
	case used && role != mleready.RoleSample:
		in.Role = mleready.RoleProduction
	case used && in.Role == "":
		in.Role = role
	}
	if !slices.Contains(in.Paths, path) {
		in.Paths = append(in.Paths, path)
	}
	return in
}

// use notes the SDK of an integration.
func (g *grouping) use(s sdkUse) {
	file := s.at.File
	in := g.add(g.part(s.provider, file), s.provider, file.Path, file.Role)
	if in.SDK == nil || in.SDK.Version == "" {
		in.SDK = &s.use
	}
	in.Via = cmp.Or(in.Via, mleready.SDK)
}

// isCode reports whether a file holds code, and not settings or dependencies.
func isCode(f *code.Summary) bool {
	return len(f.Depends) == 0 && !slices.ContainsFunc(f.Groups, func(g code.Group) bool { return g.Kind == code.GroupConfig })
}

// reached is the integration whose packages a package imports, nearest first; "" when there is none.
func (g *grouping) reached(p mleready.Provider, pkg string) string {
	seen := map[string]bool{pkg: true}
	for queue := []string{pkg}; len(queue) > 0; queue = queue[1:] {
		if id := g.holders[holder{p, queue[0]}]; id != "" {
			return id
		}
		for _, imp := range g.imports[queue[0]] {
			if !seen[imp] {
				seen[imp] = true
				queue = append(queue, imp)
			}
		}
	}
	return ""
}

func (g *grouping) list() []mleready.Integration {
	var out []mleready.Integration
	for _, in := range g.byID {
		slices.Sort(in.Paths)
		slices.SortFunc(in.Mechanisms, func(a, b mleready.MechanismUse) int { return cmp.Compare(a.Name, b.Name) })
		in.Via = cmp.Or(in.Via, mleready.Manual)
		out = append(out, *in)
	}
	slices.SortFunc(out, func(a, b mleready.Integration) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// use adds a finding's mechanism to its integration. Sample code is no live path of a production integration.
func use(in *mleready.Integration, f mleready.Finding) {
	live := !f.NotLive && !f.Uncalled && (f.Role != mleready.RoleSample || in.Role == mleready.RoleSample)
	i := slices.IndexFunc(in.Mechanisms, func(m mleready.MechanismUse) bool { return m.Name == f.Mechanism })
	if i < 0 {
		in.Mechanisms = append(in.Mechanisms, mleready.MechanismUse{Name: f.Mechanism, Live: live})
	} else {
		in.Mechanisms[i].Live = in.Mechanisms[i].Live || live
	}
	if in.Via == "" || f.Via == mleready.Manual {
		in.Via = f.Via
	}
}

// relate adds the place that names the provider to the integration's nearest finding.
func (r *Result) relate(integration string, p presence) {
	var best *mleready.Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if r.IntegrationOf[f.ID] == integration && (best == nil || f.Path == p.at.File.Path && best.Path != f.Path) {
			best = f
		}
	}
	place := mleready.Place{Path: p.at.File.Path, Line: p.at.Line(), Why: p.why}
	if best == nil || best.Path == place.Path && best.Line == place.Line {
		return
	}
	if !slices.ContainsFunc(best.Related, func(q mleready.Place) bool { return q.Path == place.Path && q.Line == place.Line }) {
		best.Related = append(best.Related, place)
		slices.SortFunc(best.Related, func(a, b mleready.Place) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
		})
	}
}
