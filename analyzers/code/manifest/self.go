package manifest

import (
	"path"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// selfPrefix begins the keys of the entries that hold what a manifest says of its own package.
const selfPrefix = "self:"

// self notes the name, the version or the type of the manifest's own package; the first one counts.
func (s *sink) self(key, v string, at code.Span) {
	if (key == "name" || key == "version" || key == "type") && v != "" && value(s.sum, selfPrefix+key) == "" {
		s.entry(selfPrefix+key, v, at)
	}
}

// Own is the package that a manifest is of.
type Own struct {
	Ecosystem, Name string
	Version         string // "" where the manifest does not say it plainly
	Type            string // of a package of Composer
	At              code.Place
}

// OwnOf tells which package a manifest is of; false for none.
func OwnOf(f *code.Summary) (Own, bool) {
	l := f.Language
	k := kindOfSummary(f)
	if k == nil || k.lock {
		return Own{}, false
	}
	own := Own{Ecosystem: ecosystemOf(l), Name: value(f, selfPrefix+"name"), Version: value(f, selfPrefix+"version"), Type: value(f, selfPrefix+"type")}
	if own.Ecosystem == Maven {
		p := project{newResolver(), []*code.Summary{f}}
		group, _ := p.property("project.groupId")
		version, _ := p.property("project.version")
		own.Name, own.Version = group+":"+value(f, propertyPrefix+"project.artifactId"), version
		if strings.HasSuffix(own.Name, ":") || strings.Contains(version, "$") {
			return Own{}, false
		}
	}
	for _, e := range f.Entries {
		if strings.HasPrefix(e.Key.Text, selfPrefix) || strings.HasPrefix(e.Key.Text, propertyPrefix+"project.") {
			own.At = code.Place{File: f, Span: e.Span}
			if strings.HasSuffix(e.Key.Text, "version") {
				break
			}
		}
	}
	return own, own.Name != "" && own.At.File != nil
}

func ecosystemOf(name string) string {
	for _, l := range languages {
		if l.name == name {
			return l.ecosystem
		}
	}
	return ""
}

// local takes the version of a package that lies in a folder of the tree, by its own manifest there.
func (r *resolver) local(f *code.Summary, one *Resolved) {
	to := one.Stated.Wanted
	for _, p := range []string{"file:", "link:", "portal:", "path:", "@ ", "-e "} {
		to = strings.TrimPrefix(to, p)
	}
	if strings.HasPrefix(to, "{") {
		to = tomlField(to, "path")
	}
	dir := path.Join(path.Dir(f.Path), strings.TrimPrefix(to, "file:"))
	for _, other := range r.folders[dir] {
		if own, ok := OwnOf(other); ok && sameName(one.Stated.Ecosystem, own.Name, one.Stated.Name) && own.Version != "" {
			one.Version, one.Reason, one.At = own.Version, "", own.At
			return
		}
	}
}

func sameName(ecosystem, a, b string) bool {
	return mleready.PackageName(ecosystem, a) == mleready.PackageName(ecosystem, b)
}
