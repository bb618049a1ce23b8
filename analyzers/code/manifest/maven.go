package manifest

import (
	"encoding/xml"
	"path"
	"strings"

	"mleready/analyzers/code"
)

// Keys of the entries that a pom.xml has beside its dependencies.
const (
	parentKey      = "parent"    // path of the parent's pom
	propertyPrefix = "property:" // name of a property
	managedPrefix  = "managed:"  // group:artifact that dependencyManagement gives a version
	importKey      = "import"    // group:artifact:version of a BOM whose managed versions hold too
	profilePrefix  = "profile:"  // in front of what holds only under a profile that is not active by default
	parentNameKey  = "parent name"
)

// readPOM reads a pom.xml. Properties, the parent and managed versions are entries; Resolve puts them in.
func readPOM(s *sink) error {
	p := &pom{markup: markup{sink: s}}
	return p.walk("the project", p.open, p.close)
}

// pom is a project being read.
type pom struct {
	markup
	start int32
	one   map[string]string // elements of the dependency or the parent being read
	own   [3]string         // group, artifact and version of the project
	// profile holds the entries of the profile being read until it is known whether it is active by default.
	profile []code.Entry
	active  bool
}

func (p *pom) in(elements ...string) bool {
	if len(p.path) < len(elements) {
		return false
	}
	for i, e := range elements {
		if p.path[len(p.path)-len(elements)+i] != e {
			return false
		}
	}
	return true
}

func (p *pom) open(_ xml.StartElement, at code.Span) error {
	if p.in("dependencies", "dependency") || p.in("project", "parent") {
		p.one, p.start = map[string]string{}, at.Start
	}
	return nil
}

func (p *pom) close(end int32) error {
	text := strings.TrimSpace(p.text)
	at := code.Span{Start: p.start, End: end}
	switch {
	case p.in("dependencies", "dependency"):
		return p.depend(at)
	case p.in("profiles", "profile"):
		p.endProfile()
	case p.in("activation", "activeByDefault"):
		p.active = text == "true"
	case p.in("project", "parent"):
		p.parent(at)
	case p.one != nil && (p.in("dependency", p.last()) || p.in("parent", p.last())):
		p.one[p.last()] = text
	case len(p.path) == 3 && p.path[1] == "properties", len(p.path) == 5 && p.path[1] == "profiles" && p.path[3] == "properties":
		p.put(propertyPrefix+p.last(), text, p.before(end))
	case len(p.path) == 2:
		p.property(text, p.before(end))
	}
	return nil
}

// property notes what the project says of itself.
func (p *pom) property(text string, at code.Span) {
	for i, name := range []string{"groupId", "artifactId", "version"} {
		if p.last() == name && text != "" {
			p.own[i] = text
			p.entry(propertyPrefix+"project."+name, text, at)
		}
	}
}

// put notes an entry that may belong to a profile.
func (p *pom) put(key, value string, at code.Span) {
	if len(p.path) > 2 && p.path[1] == "profiles" {
		p.profile = append(p.profile, literalEntry(key, value, at))
		return
	}
	p.entry(key, value, at)
}

func (p *pom) endProfile() {
	for _, e := range p.profile {
		if !p.active {
			e.Key.Text = profilePrefix + e.Key.Text
		}
		p.keep(e)
	}
	p.profile, p.active = nil, false
}

func (p *pom) depend(at code.Span) error {
	name, one := p.one["groupId"]+":"+p.one["artifactId"], p.one
	p.one = nil
	if len(p.path) >= 3 && p.path[len(p.path)-3] == "dependencyManagement" {
		if one["scope"] == "import" {
			p.put(importKey, name+":"+one["version"], at)
		} else {
			p.put(managedPrefix+name, one["version"], at)
		}
		return nil
	}
	if one["scope"] == "system" {
		return p.add(code.Dependency{Name: name, Wanted: "file:" + one["systemPath"], Span: at})
	}
	return p.add(code.Dependency{Name: name, Wanted: one["version"], Dev: one["scope"] == "test", Span: at})
}

func (p *pom) parent(at code.Span) {
	relative, said := p.one["relativePath"]
	if !said {
		relative = "../pom.xml"
	}
	if relative != "" {
		if path.Ext(relative) != ".xml" {
			relative += "/pom.xml"
		}
		p.entry(parentKey, path.Join(path.Dir(p.sum.Path), relative), at)
	}
	p.entry(parentNameKey, p.one["groupId"]+":"+p.one["artifactId"]+":"+p.one["version"], at)
	p.entry(propertyPrefix+"project.parent.version", p.one["version"], at)
	p.entry(propertyPrefix+"project.parent.groupId", p.one["groupId"], at)
	p.one = nil
}

// inherited are properties that a project without one has from its parent.
var inherited = map[string]string{
	"project.version": "project.parent.version", "project.groupId": "project.parent.groupId", "pom.version": "project.version", "version": "project.version",
}
