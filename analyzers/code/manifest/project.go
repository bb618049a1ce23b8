package manifest

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

const (
	maxParents = 16
	maxText    = 1 << 10 // of a version or name with its properties put in
)

// project is a manifest with those above it, the nearest first.
type project struct {
	*resolver
	files []*code.Summary
}

// projectOf lists a pom with its parents: by path, else by name and version among the poms of the tree.
func (r *resolver) projectOf(f *code.Summary) project {
	var out []*code.Summary
	for len(out) < maxParents && f != nil && !slices.Contains(out, f) {
		out = append(out, f)
		at, name := value(f, parentKey), value(f, parentNameKey)
		parent := r.files[at]
		if name != "" && (parent == nil || !called(parent, name)) {
			parent = r.poms[name]
		}
		f = parent
	}
	return project{r, out}
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
	for _, f := range p.files {
		if e := p.entryOf(f, key); e != nil {
			return e.Value.Text, code.Place{File: f, Span: e.Span}
		}
	}
	return "", code.Place{}
}

// entryOf is the first entry of a manifest under a key, nil for none.
func (r *resolver) entryOf(f *code.Summary, key string) *code.Entry {
	all := r.keys[f]
	if all == nil {
		all = map[string]*code.Entry{}
		for i := range f.Entries {
			if e := &f.Entries[i]; all[e.Key.Text] == nil {
				all[e.Key.Text] = e
			}
		}
		r.keys[f] = all
	}
	return all[key]
}

// property is the value of a property; what only a profile sets comes last.
func (p project) property(name string) (string, code.Place) {
	for range len(inherited) {
		for _, key := range []string{propertyPrefix + name, profilePrefix + propertyPrefix + name} {
			if v, at := p.find(key); v != "" && len(v) < maxText {
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
		if len(text) > maxText {
			break
		}
		next := property.ReplaceAllStringFunc(text, func(m string) string {
			v, place := p.property(m[2 : len(m)-1])
			if v == "" {
				return m
			}
			at = place
			return v
		})
		if next == text {
			break
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
		version = r.managed(p, one)
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
func (r *resolver) managed(p project, one *Resolved) string {
	all := r.managedBy[p.files[0]]
	if all == nil {
		all = map[string]stated{}
		r.collect(p, all, map[*code.Summary]bool{})
		r.managedBy[p.files[0]] = all
	}
	m, ok := all[one.Stated.Name]
	if ok {
		one.At = m.at
	}
	return m.version
}

// stated is a version with its place.
type stated struct {
	version string
	at      code.Place
}

// collect notes what a project manages, then what its BOMs do; the first one counts.
func (r *resolver) collect(p project, all map[string]stated, seen map[*code.Summary]bool) {
	seen[p.files[0]] = true
	var boms []string
	for _, f := range p.files {
		for _, e := range f.Entries {
			if e.Key.Text == importKey {
				name, _ := p.filled(e.Value.Text)
				boms = append(boms, name)
				continue
			}
			name, ok := strings.CutPrefix(e.Key.Text, managedPrefix)
			if name, _ = p.filled(name); !ok || all[name].at.File != nil {
				continue
			}
			version, at := p.filled(e.Value.Text)
			if at.File == nil {
				at = code.Place{File: f, Span: e.Span}
			}
			all[name] = stated{version, at}
		}
	}
	for _, name := range boms {
		if bom := r.poms[name]; bom != nil && !seen[bom] {
			r.collect(r.projectOf(bom), all, seen)
		}
	}
}
