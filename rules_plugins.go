package mleready

import "path"

// ShopPlugin is a plug-in of a shop platform, a cartridge or an extension: somebody else's code that talks to the
// provider, so that somebody else has to act.
type ShopPlugin struct {
	ID       string       `yaml:"id"`
	Title    string       `yaml:"title"`
	Provider Provider     `yaml:"provider"`
	Maker    string       `yaml:"maker,omitempty"` // who makes it, "" where that differs
	Names    []PluginName `yaml:"names"`
	Signs    Mechanism    `yaml:"signs,omitempty"` // how its releases up to Last authenticate, unless set otherwise
	Last     string       `yaml:"last,omitempty"`  // last release seen
	Note     string       `yaml:"note,omitempty"`
	Cited    `yaml:",inline"`
}

// PluginName is a name that a plug-in is known by: of its package in an ecosystem, of a cartridge's folder, of an
// extension, of a WordPress plug-in, of a class that code calls, or the type that its composer.json states. One with a
// star is of plug-ins in the tree only.
type PluginName struct {
	Form string `yaml:"form" enum:"npm,composer,maven,pypi,rubygems,nuget,composer_type,cartridge,sap,wordpress,class"`
	Name string `yaml:"name"`
}

// PluginNamed finds the plug-in that has a name of a form, a named one before one that a star stands for.
func (r *Rules) PluginNamed(form, name string) (ShopPlugin, bool) {
	if p, ok := r.PluginExactly(form, name); ok {
		return p, true
	}
	for _, p := range r.Plugins {
		for _, n := range p.Names {
			if ok, err := path.Match(n.Name, name); n.Form == form && err == nil && ok {
				return p, true
			}
		}
	}
	return ShopPlugin{}, false
}

// PluginExactly finds the plug-in of exactly that name.
func (r *Rules) PluginExactly(form, name string) (ShopPlugin, bool) {
	for _, p := range r.Plugins {
		for _, n := range p.Names {
			if n.Form == form && PackageName(form, n.Name) == PackageName(form, name) {
				return p, true
			}
		}
	}
	return ShopPlugin{}, false
}
