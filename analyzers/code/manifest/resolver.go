package manifest

import (
	"path"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// resolver knows the manifests and lock files of a target by all that leads to them.
type resolver struct {
	files       map[string]*code.Summary   // manifests by path
	folders     map[string][]*code.Summary // manifests by folder
	locks       map[string][]*code.Summary // by the folder that they hold for
	manifests   map[string]*code.Summary   // package.json by folder
	poms        map[string]*code.Summary   // poms by group:artifact:version
	builds      map[string][]*code.Summary // build files of Gradle and the like, by the folder that they serve
	holds       map[string]string          // the folder that a file taken in by others holds for, where that is not its own
	constraints map[string]bool            // files that only bound versions
	byName      map[*code.Summary]map[string][]code.Dependency
	keys        map[*code.Summary]map[string]*code.Entry
	managedBy   map[*code.Summary]map[string]stated // versions by name
	composer    map[string][]Own                    // packages of Composer in the tree by name
}

func newResolver() *resolver {
	return &resolver{files: map[string]*code.Summary{}, folders: map[string][]*code.Summary{}, locks: map[string][]*code.Summary{},
		manifests: map[string]*code.Summary{}, poms: map[string]*code.Summary{}, builds: map[string][]*code.Summary{},
		holds: map[string]string{}, constraints: map[string]bool{}, byName: map[*code.Summary]map[string][]code.Dependency{},
		keys: map[*code.Summary]map[string]*code.Entry{}, managedBy: map[*code.Summary]map[string]stated{}, composer: map[string][]Own{}}
}

func (r *resolver) add(f *code.Summary) {
	dir := path.Dir(f.Path)
	r.files[f.Path] = f
	r.folders[dir] = append(r.folders[dir], f)
	switch base := path.Base(f.Path); {
	case base == "package.json":
		r.manifests[dir] = f
	case f.Language == Maven && !strings.HasSuffix(base, ".xml") && !strings.HasSuffix(base, ".pom"):
		r.builds[buildFolder(f.Path)] = append(r.builds[buildFolder(f.Path)], f)
	}
}

// know follows what the manifests say of each other.
func (r *resolver) know(manifests []*code.Summary) {
	for _, f := range manifests {
		own, ok := OwnOf(f)
		switch {
		case ok && own.Ecosystem == Maven && own.Version != "":
			r.poms[own.Name+":"+own.Version] = f
		case ok && own.Ecosystem == Composer:
			r.composer[own.Name] = append(r.composer[own.Name], own)
		}
		for _, e := range f.Entries {
			if e.Key.Text == constraintKey {
				r.constraints[e.Value.Text] = true
			}
		}
	}
	for range maxParents {
		changed := false
		for _, f := range manifests {
			for _, e := range f.Entries {
				other := r.files[e.Value.Text]
				if e.Key.Text != includeKey || other == nil || other.Language != f.Language || f.Language != PyPI {
					continue
				}
				if to := r.folderOf(f); to != r.folderOf(other) && (to == "." || strings.Count(to, "/") < strings.Count(r.folderOf(other), "/")) {
					r.holds[other.Path], changed = to, true
				}
			}
		}
		if !changed {
			return
		}
	}
}

// folderOf is the folder for whose code a manifest holds.
func (r *resolver) folderOf(f *code.Summary) string {
	if to, ok := r.holds[f.Path]; ok {
		return to
	}
	return path.Dir(f.Path)
}

// wishes are the packages that a manifest asks for.
func (r *resolver) wishes(f *code.Summary) []code.Dependency {
	var out []code.Dependency
	for _, d := range f.Depends {
		if !d.Forced && len(out) < maxDepends {
			out = append(out, r.bundled(f, d)...)
		}
	}
	return out
}

// lockFolder is the folder that a lock file holds for.
func lockFolder(name string) string {
	dir := path.Dir(name)
	switch base := path.Base(name); {
	case base == "installed.json":
		return path.Dir(path.Dir(dir)) // vendor/composer
	case base == "project.assets.json" && path.Base(dir) == "obj":
		return path.Dir(dir)
	case path.Base(dir) == "dependency-locks":
		return path.Dir(path.Dir(dir))
	case path.Base(dir) == "gradle":
		return path.Dir(dir)
	}
	return dir
}

// lockKey is a package of a lock file.
func lockKey(lock *code.Summary, d code.Dependency) string {
	return lock.Path + "\x00" + mleready.PackageName(d.Ecosystem, d.Name)
}
