package manifest

import (
	"cmp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Reason says why a dependency has no known version.
type Reason string

// Reasons.
const (
	OpenRange Reason = "an open range, and no lock file says what is installed"
	Tag       Reason = "a tag, which moves, and no lock file says what is installed"
	Git       Reason = "a git repository in place of a release"
	Archive   Reason = "an archive at an address in place of a release"
	LocalPath Reason = "a local folder in place of a release"
	Fork      Reason = "replaced by another module"
	Branch    Reason = "a branch in place of a release"
	Patched   Reason = "a release with a patch of the merchant's own"
	Unlocked  Reason = "not in the lock file, which is older than the manifest"
	Stale     Reason = "the lock file holds a version that the manifest does not allow"
	Conflict  Reason = "lock files of one folder name different versions"
	Excluded  Reason = "a version that go.mod excludes"
	Managed   Reason = "no version here, and the parent or BOM that gives it is not in the tree"
	Property  Reason = "a property that nothing in the tree sets"
	Varies    Reason = "different versions under different conditions"
)

// Resolved is a package that a manifest names, or one that only a lock file does, and what is installed of it.
type Resolved struct {
	Manifest string          // path of the manifest; of the lock file when no manifest names the package
	Folder   string          // for whose code it holds
	Stated   code.Dependency // as it stands there
	Version  string          // "" when it cannot be told
	Reason   Reason          // why not
	At       code.Place      // what decided: a line of the lock file, else of the manifest
}

// Resolve finds the version of every package that the manifests among the files name, sorted by manifest and name. A
// lock file beats a range: it is the nearest one at or above the manifest's folder that holds for the folder. Above, that
// takes a workspace, as a folder may well be installed by itself.
func Resolve(files []*code.Summary) []Resolved {
	r := newResolver()
	var manifests []*code.Summary
	for _, f := range files {
		switch k := kindOfSummary(f); {
		case k == nil && f.Depends == nil:
		case k != nil && k.lock && len(f.Depends) > 0:
			dir := lockFolder(f.Path)
			r.locks[dir] = append(r.locks[dir], f)
		case k == nil || !k.lock:
			manifests = append(manifests, f)
			r.add(f)
		}
	}
	r.know(manifests)
	var out []Resolved
	stated := map[string]bool{} // by lock file and name
	for _, f := range manifests {
		out = append(out, r.manifest(f, stated)...)
	}
	out = append(out, r.others(stated)...)
	slices.SortFunc(out, func(a, b Resolved) int {
		return cmp.Or(cmp.Compare(a.Manifest, b.Manifest), cmp.Compare(a.Stated.Name, b.Stated.Name), cmp.Compare(a.Stated.Start, b.Stated.Start))
	})
	return out
}

// manifest resolves what one manifest names. What is needed in production stands before the same package for
// development.
func (r *resolver) manifest(f *code.Summary, stated map[string]bool) []Resolved {
	var out []Resolved
	places := map[string]int{} // in out, by name
	if r.constraints[f.Path] {
		return nil
	}
	for _, d := range r.wishes(f) {
		one := Resolved{Manifest: f.Path, Folder: r.folderOf(f), Stated: d, At: code.Place{File: f, Span: d.Span}}
		switch d.Ecosystem {
		case Go:
			one.goModule()
		case Maven:
			r.maven(f, &one, stated)
		case NPM:
			r.npm(f, &one, stated)
		default:
			r.plain(f, &one, stated)
		}
		if one.Reason == LocalPath {
			r.local(f, &one)
		}
		key := one.Stated.Name + "\x00" + d.Alias
		same, again := places[key]
		switch {
		case !again:
			places[key] = len(out)
			out = append(out, one)
		case out[same].Stated.Dev && !d.Dev:
			out[same] = one
		case d.Ecosystem != NPM && d.Dev == out[same].Stated.Dev && one.Version != "" && out[same].Version != "" && one.Version != out[same].Version:
			out[same].Version, out[same].Reason = "", Varies
		}
	}
	return out
}

// goModule is settled by go.mod alone.
func (one *Resolved) goModule() {
	one.Version = one.Stated.Version
	_, to, replaced := strings.Cut(one.Stated.Wanted, arrow)
	switch {
	case one.Version != "":
	case strings.HasSuffix(one.Stated.Wanted, excludedNote):
		one.Reason = Excluded
	case !replaced, !strings.Contains(to, " ") && !isLocal(to):
		one.Reason = Branch
	case isLocal(to):
		one.Reason = LocalPath
	default:
		one.Reason = Fork
	}
}

func isLocal(p string) bool {
	return strings.HasPrefix(p, ".") || strings.HasPrefix(p, "/") || len(p) > 1 && p[1] == ':'
}

// others are packages of lock files that no manifest names: an SDK behind a helper.
func (r *resolver) others(stated map[string]bool) []Resolved {
	var out []Resolved
	for dir, locks := range r.locks {
		for _, lock := range locks {
			for _, d := range lock.Depends {
				if key := lockKey(lock, d); !stated[key] {
					stated[key] = true
					one := Resolved{Manifest: lock.Path, Folder: dir, Stated: d, Version: d.Version, At: code.Place{File: lock, Span: d.Span}}
					if one.Version == "" {
						one.Reason = reasonOf(d.Wanted)
						if from := elsewhere(d.Ecosystem, d.Wanted); from != "" && d.Ecosystem != NPM {
							one.Reason = from
						}
					}
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// reasonOf is why a wish that no lock file settles has no version. What a lock file has in its place follows an arrow.
func reasonOf(wanted string) Reason {
	if _, to, ok := strings.Cut(wanted, arrow); ok {
		wanted = to
	}
	switch parseSpec("", wanted).kind {
	case gitSource:
		return Git
	case archive:
		return Archive
	case localPath:
		return LocalPath
	case patched:
		return Patched
	case tag:
		return Tag
	}
	return OpenRange
}
