package manifest

import (
	"path"
	"strings"

	"mleready/analyzers/code"
)

// readCatalog reads a version catalog of Gradle.
func readCatalog(s *sink) error {
	return s.eachTOML(func(table, key, v string, at code.Span) error {
		switch {
		case key == "":
		case table == "versions":
			s.entry(propertyPrefix+"version "+key, tomlText(v), at)
		case table == "libraries":
			s.entry(libraryPrefix+dotted(key), library(v), at)
		case table == "bundles":
			for _, m := range quotedText.FindAllStringSubmatch(v, -1) {
				s.entry(bundlePrefix+"bundles."+dotted(key), dotted(m[1]+m[2]), at)
			}
		}
		return nil
	})
}

// library is what an entry of a catalog stands for: group:artifact:version.
func library(v string) string {
	if !strings.HasPrefix(v, "{") {
		return tomlText(v)
	}
	name := tomlField(v, "module")
	if name == "" {
		name = tomlField(v, "group") + ":" + tomlField(v, "name")
	}
	version := tomlField(v, "version")
	for _, form := range []string{"strictly", "require", "prefer"} {
		if version == "" {
			version = tomlField(v, form)
		}
	}
	if ref := tomlField(v, "version.ref") + tomlField(v, "ref"); ref != "" {
		version = "${version " + ref + "}"
	}
	return name + ":" + version
}

// dotted is the way to a library in a build file.
func dotted(name string) string { return strings.NewReplacer("-", ".", "_", ".").Replace(name) }

// build lists the files that may set what a build file uses: those of its folder and of those above, and what lies in
// their folders gradle and buildSrc.
func (r *resolver) build(f *code.Summary) project {
	out := []*code.Summary{f}
	for dir := path.Dir(f.Path); ; dir = path.Dir(dir) {
		for _, other := range r.builds[dir] {
			if other != f {
				out = append(out, other)
			}
		}
		if dir == "." || dir == "/" {
			return project{r, out}
		}
	}
}

// buildFolder is the folder whose build files a file serves.
func buildFolder(name string) string {
	parts := strings.Split(path.Dir(name), "/")
	for i, p := range parts {
		if p == "gradle" || p == "buildSrc" {
			return path.Join(".", path.Join(parts[:i]...))
		}
	}
	return path.Dir(name)
}

// cataloged puts the library of a catalog in place of the way to it.
func (r *resolver) cataloged(f *code.Summary, one *Resolved) {
	if one.Stated.Wanted != fromCatalog {
		return
	}
	name, way, _ := strings.Cut(one.Stated.Name, ".")
	for _, c := range r.build(f).files {
		if path.Base(c.Path) != name+".versions.toml" {
			continue
		}
		if e := r.entryOf(c, libraryPrefix+way); e != nil {
			module, version := e.Value.Text, ""
			if i := strings.LastIndexByte(module, ':'); strings.Count(module, ":") > 1 {
				module, version = module[:i], module[i+1:]
			}
			one.Stated.Name, one.Stated.Wanted = module, version
			one.At = code.Place{File: c, Span: e.Span}
			return
		}
	}
}

// bundled puts the libraries of a bundle in place of the way to it.
func (r *resolver) bundled(f *code.Summary, d code.Dependency) []code.Dependency {
	name, way, _ := strings.Cut(d.Name, ".")
	if d.Wanted != fromCatalog || !strings.HasPrefix(way, "bundles.") {
		return []code.Dependency{d}
	}
	var out []code.Dependency
	for _, c := range r.build(f).files {
		if path.Base(c.Path) != name+".versions.toml" {
			continue
		}
		for _, e := range c.Entries {
			if e.Key.Text == bundlePrefix+way {
				one := d
				one.Name = name + "." + e.Value.Text
				out = append(out, one)
			}
		}
	}
	return out
}

// lockedBuild takes the version that lock files of Gradle give; they may hold a part of the packages only.
func (r *resolver) lockedBuild(f *code.Summary, one *Resolved, stated map[string]bool) bool {
	var found []Resolved
	for dir := path.Dir(f.Path); len(found) == 0; dir = path.Dir(dir) {
		for _, lock := range r.locks[dir] {
			stated[lockKey(lock, one.Stated)] = true
			for _, e := range r.entries(lock, one.Stated.Name) {
				if lock.Language == f.Language {
					found = append(found, Resolved{Version: e.Version, At: code.Place{File: lock, Span: e.Span}})
				}
			}
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	for _, l := range found {
		if l.Version != found[0].Version {
			one.Version, one.Reason, one.At = "", Conflict, l.At
			return true
		}
	}
	if len(found) > 0 {
		one.Version, one.At = found[0].Version, found[0].At
	}
	return len(found) > 0
}
