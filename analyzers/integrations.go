package analyzers

import (
	"cmp"
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// integrate groups findings and presences by provider and manifest folder.
func (r *Result) integrate(presences []presence, m *code.Model, manifest func(string) string) {
	languages := map[string]string{}
	for _, f := range m.Files {
		languages[f.Path] = f.Language
	}
	byID := map[string]*mleready.Integration{}
	at := func(p mleready.Provider, path string, role mleready.Role) *mleready.Integration {
		id := string(p) + ":" + manifest(path)
		in := byID[id]
		if in == nil {
			in = &mleready.Integration{ID: id, Provider: p, Role: role, Language: languages[path], Mechanisms: []mleready.MechanismUse{}}
			byID[id] = in
		}
		if role != mleready.RoleSample {
			in.Role = mleready.RoleProduction
		}
		if !slices.Contains(in.Paths, path) {
			in.Paths = append(in.Paths, path)
		}
		return in
	}
	r.IntegrationOf = map[string]string{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Outcome == mleready.Info {
			continue
		}
		r.IntegrationOf[f.ID] = at(f.Provider, f.Path, f.Role).ID
	}
	for _, p := range presences {
		if role := p.at.File.Role; SpeaksFor(role) {
			in := at(p.provider, p.at.File.Path, role)
			r.relate(in.ID, p)
		}
	}
	for _, f := range r.Findings {
		if in := byID[r.IntegrationOf[f.ID]]; in != nil && f.Outcome != mleready.Unknown {
			use(in, f)
		}
	}
	for _, in := range byID {
		slices.Sort(in.Paths)
		slices.SortFunc(in.Mechanisms, func(a, b mleready.MechanismUse) int { return cmp.Compare(a.Name, b.Name) })
		if in.Via == "" {
			in.Via = mleready.Manual
		}
		r.Integrations = append(r.Integrations, *in)
	}
	slices.SortFunc(r.Integrations, func(a, b mleready.Integration) int { return cmp.Compare(a.ID, b.ID) })
}

// use adds a finding's mechanism to its integration. Sample code is no live path of a production integration.
func use(in *mleready.Integration, f mleready.Finding) {
	live := f.Role != mleready.RoleSample || in.Role == mleready.RoleSample
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
