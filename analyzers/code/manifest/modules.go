package manifest

import (
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// moduleKey is the key of an entry that names another module of the tree that a build takes in: a project file by its
// path, or a project of Gradle by its name with colons.
const moduleKey = "module"

// Modules tells, by folder, the other folders of the tree whose packages the code there gets along with its own: those
// of modules that its manifest asks for, and what these ask for in turn, nearest first.
func Modules(files []*code.Summary) map[string][]string {
	r := newResolver()
	byName := map[string][]string{} // folders by ecosystem and name
	for _, f := range files {
		if k := kindOfSummary(f); k == nil || k.lock {
			continue
		}
		r.add(f)
		if own, ok := OwnOf(f); ok {
			key := own.Ecosystem + "\x00" + mleready.PackageName(own.Ecosystem, own.Name)
			byName[key] = append(byName[key], path.Dir(f.Path))
		}
	}
	direct := map[string][]string{}
	for dir, manifests := range r.folders {
		for _, f := range manifests {
			for _, d := range f.Depends {
				if to := byName[d.Ecosystem+"\x00"+mleready.PackageName(d.Ecosystem, d.Name)]; !d.Dev && len(to) == 1 {
					direct[dir] = append(direct[dir], to[0])
				}
			}
			for _, e := range f.Entries {
				if e.Key.Text == moduleKey {
					direct[dir] = append(direct[dir], r.module(dir, e.Value.Text)...)
				}
			}
		}
	}
	out := map[string][]string{}
	for dir := range direct {
		if all := following(direct, dir); len(all) > 1 {
			out[dir] = all[1:]
		}
	}
	return out
}

// module is the folder of a module that a manifest names, nil for none in the tree.
func (r *resolver) module(dir, name string) []string {
	if !strings.HasPrefix(name, ":") {
		if r.files[name] == nil {
			return nil
		}
		return []string{path.Dir(name)}
	}
	for at := dir; ; at = path.Dir(at) {
		if to := path.Join(at, strings.ReplaceAll(name, ":", "/")); len(r.folders[to]) > 0 {
			return []string{to}
		}
		if at == "." || at == "/" {
			return nil
		}
	}
}

// following lists a folder and all that it leads to, nearest first.
func following(direct map[string][]string, dir string) []string {
	all := []string{dir}
	for i := 0; i < len(all) && len(all) < maxIncludes; i++ {
		next := slices.Clone(direct[all[i]])
		slices.Sort(next)
		for _, to := range next {
			if !slices.Contains(all, to) {
				all = append(all, to)
			}
		}
	}
	return all
}
