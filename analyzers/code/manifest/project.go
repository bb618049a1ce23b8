package manifest

import (
	"path"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

const maxParents = 16

// project is a manifest with those above it, the nearest first.
type project []*code.Summary

// projectOf lists a pom with its parents: by path, else by name and version among the poms of the tree.
func (r *resolver) projectOf(f *code.Summary) project {
	var out project
	for len(out) < maxParents && f != nil {
		out = append(out, f)
		at, name := value(f, parentKey), value(f, parentNameKey)
		parent := r.files[at]
		if name != "" && (parent == nil || !called(parent, name)) {
			parent = r.poms[name]
		}
		f = parent
		for _, seen := range out {
			if seen == f {
				return out
			}
		}
	}
	return out
}

// called reports whether a pom may be the one of a name, version included, that its children give.
func called(f *code.Summary, name string) bool {
	artifact := value(f, propertyPrefix+"project.artifactId")
	return artifact == "" || strings.Contains(name, ":"+artifact+":")
}

// value is the first entry of a manifest under a key, "" for none.
func value(f *code.Summary, key string) string {
	for _, e := range f.Entries {
		if e.Key.Text == key {
			return e.Value.Text
		}
	}
	return ""
}

// find is an entry of the project or of the nearest parent that has it, with its place.
func (p project) find(key string) (string, code.Place) {
	for _, f := range p {
		for _, e := range f.Entries {
			if e.Key.Text == key {
				return e.Value.Text, code.Place{File: f, Span: e.Span}
			}
		}
	}
	return "", code.Place{}
}

// property is the value of a property; what only a profile sets comes last.
func (p project) property(name string) (string, code.Place) {
	for range len(inherited) {
		for _, key := range []string{propertyPrefix + name, profilePrefix + propertyPrefix + name} {
			if v, at := p.find(key); v != "" && len(v) < maxLine {
				return v, at
			}
		}
		next, ok := inherited[name]
		if !ok {
			break
		}
		name = next
	}
	return "", code.Place{}
}

var (
	property = regexp.MustCompile(`\$[{(]([^})]+)[})]`)
	// plainVersion is a version and no range; Maven takes it for a wish, and the nearest one wins.
	plainVersion = regexp.MustCompile(`^v?\d[0-9A-Za-z._+-]*$`)
)

// filled is a text with the values of properties, and the place of the last one that was put in.
func (p project) filled(text string) (string, code.Place) {
	var at code.Place
	for range maxParents {
		next := property.ReplaceAllStringFunc(text, func(m string) string {
			v, place := p.property(m[2 : len(m)-1])
			if v == "" {
				return m
			}
			at = place
			return v
		})
		if next == text || len(next) > maxLine {
			return next, at
		}
		text = next
	}
	return text, at
}

// maven resolves a dependency of a pom.xml or of a build file in the manner of Maven.
func (r *resolver) maven(f *code.Summary, one *Resolved, stated map[string]bool) {
	p := r.projectOf(f)
	if base := path.Base(f.Path); !strings.HasSuffix(base, ".xml") && !strings.HasSuffix(base, ".pom") {
		p = r.build(f)
		r.cataloged(f, one)
	}
	one.Stated.Name, _ = p.filled(one.Stated.Name)
	version := one.Stated.Wanted
	if version == "" {
		version = r.managed(p, one, map[*code.Summary]bool{})
	}
	version, at := p.filled(version)
	if at.File != nil {
		one.At = at
	}
	one.Stated.Wanted = version
	if r.lockedBuild(f, one, stated) {
		return
	}
	switch {
	case plainVersion.MatchString(version) && !strings.HasSuffix(version, "SNAPSHOT") && !strings.HasSuffix(version, "+"):
		one.Version = version
	case strings.HasSuffix(version, "SNAPSHOT"):
		one.Reason = Branch
	case strings.HasPrefix(version, "file:"):
		one.Reason = LocalPath
	case version == "":
		one.Reason = Managed
	case strings.Contains(version, "$"):
		one.Reason = Property
	default:
		one.Reason = OpenRange
	}
}

// managed is the version that dependencyManagement of a project, of a parent, or of an imported BOM in the tree gives.
func (r *resolver) managed(p project, one *Resolved, seen map[*code.Summary]bool) string {
	for _, f := range p {
		for _, e := range f.Entries {
			if name, ok := strings.CutPrefix(e.Key.Text, managedPrefix); ok {
				if name, _ = p.filled(name); name == one.Stated.Name {
					one.At = code.Place{File: f, Span: e.Span}
					version, at := p.filled(e.Value.Text)
					if at.File != nil {
						one.At = at
					}
					return version
				}
			}
		}
	}
	if len(p) > 0 {
		seen[p[0]] = true
	}
	for _, f := range p {
		for _, e := range f.Entries {
			if e.Key.Text != importKey {
				continue
			}
			name, _ := p.filled(e.Value.Text)
			if bom := r.poms[name]; bom != nil && !seen[bom] {
				if version := r.managed(r.projectOf(bom), one, seen); version != "" {
					return version
				}
			}
		}
	}
	return ""
}
