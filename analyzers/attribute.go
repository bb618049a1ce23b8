package analyzers

import (
	"cmp"
	"slices"
	"strings"

	"mleready"
)

// attribute gives what lies in a plug-in's folder to the plug-in: whoever makes it has to act, and each finding says so. Of
// plug-ins around each other the nearest counts. An integration is a plug-in when all of it is.
func (r *Result) attribute(plugins []plugin) {
	slices.SortStableFunc(plugins, func(a, b plugin) int { return cmp.Compare(len(b.folder), len(a.folder)) })
	of := func(provider mleready.Provider, file string) *plugin {
		n := slices.IndexFunc(plugins, func(p plugin) bool {
			return p.provider == provider && (p.folder == "." || strings.HasPrefix(file, p.folder+"/"))
		})
		if n < 0 {
			return nil
		}
		return &plugins[n]
	}
	for i := range r.Integrations {
		in := &r.Integrations[i]
		if slices.ContainsFunc(in.Paths, func(file string) bool { return of(in.Provider, file) == nil }) {
			continue
		}
		in.Via, in.Plugin = mleready.Plugin, &of(in.Provider, in.Paths[0]).use
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		p := of(f.Provider, f.Path)
		if p == nil || r.IntegrationOf[f.ID] == "" {
			continue
		}
		f.Via = mleready.Plugin
		f.Related = append(f.Related, mleready.Place{Path: p.at.File.Path, Line: p.at.Line(), Why: partOf(p.use)})
	}
}

func partOf(p mleready.PluginUse) string {
	return "part of " + strings.TrimSpace(p.Name+" "+p.Version) + ": " + cmp.Or(p.Maker, "whoever makes it") + " has to act"
}
