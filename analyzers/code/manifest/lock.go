package manifest

import (
	"path"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// npm resolves a dependency of a package.json.
func (r *resolver) npm(f *code.Summary, one *Resolved, stated map[string]bool) {
	spec := parseSpec(one.Stated.Name, one.Stated.Wanted)
	folder := path.Dir(f.Path)
	locks, at := r.locksOf(folder, one.Stated)
	for _, lock := range locks {
		stated[lockKey(lock, one.Stated)] = true
	}
	forced := r.forced(at)
	if len(locks) == 0 {
		forced = r.forced(folder)
	}
	override, isForced := forced[one.Stated.Name]
	switch {
	case spec.kind != exactVersion && spec.kind != versionRange && spec.kind != tag:
		one.Reason = reasonOf(one.Stated.Wanted)
		return
	case len(locks) == 0 && isForced:
		if one.Version = override.Version; one.Version == "" {
			one.Reason = reasonOf(override.Wanted)
		}
		return
	case len(locks) == 0:
		if one.Version = spec.exact(); one.Version == "" {
			one.Reason = reasonOf(spec.text)
		}
		return
	}
	for i, lock := range locks {
		version, reason, place := r.locked(lock, relative(at, folder), one.Stated, spec, isForced)
		if i > 0 && version != one.Version {
			one.Version, one.Reason = "", Conflict
			return
		}
		one.Version, one.Reason = version, reason
		if place.File != nil {
			one.At = place
		}
	}
}

// locksOf finds the lock files that hold for a folder, and where they are.
func (r *resolver) locksOf(folder string, d code.Dependency) ([]*code.Summary, string) {
	for dir := folder; ; dir = path.Dir(dir) {
		if locks := r.locks[dir]; len(locks) > 0 && (dir == folder || r.covers(dir, relative(dir, folder), locks, d)) {
			return locks, dir
		}
		if dir == "." {
			return nil, ""
		}
	}
}

// covers reports whether lock files hold for a folder below them: their manifest names it as a workspace, or pnpm lists
// what is installed there.
func (r *resolver) covers(dir, below string, locks []*code.Summary, d code.Dependency) bool {
	for _, lock := range locks {
		for _, e := range r.entries(lock, d.Name) {
			if e.For == below {
				return true
			}
		}
	}
	m := r.manifests[dir]
	if m == nil {
		return false
	}
	in := false
	for _, e := range m.Entries {
		if e.Key.Text != workspacesKey {
			continue
		}
		for _, glob := range e.Value.Args {
			pattern, not := strings.CutPrefix(glob.Text, "!")
			if matchFolders(strings.Split(path.Clean(pattern), "/"), strings.Split(below, "/")) {
				in = !not
			}
		}
	}
	return in
}

// entries are what a lock file says about a package.
func (r *resolver) entries(lock *code.Summary, name string) []code.Dependency {
	all := r.byName[lock]
	if all == nil {
		all = map[string][]code.Dependency{}
		for _, d := range lock.Depends {
			key := mleready.PackageName(d.Ecosystem, d.Name)
			all[key] = append(all[key], d)
		}
		r.byName[lock] = all
	}
	if len(lock.Depends) == 0 {
		return nil
	}
	return all[mleready.PackageName(lock.Depends[0].Ecosystem, name)]
}

// matchFolders matches a glob in which ** stands for any folders. Only the last ** is ever tried again: what an earlier
// one could take, it can take too.
func matchFolders(glob, folders []string) bool {
	var again, rest []string // the glob behind the last **, and what it has not been tried on
	for {
		switch {
		case len(glob) > 0 && glob[0] == "**":
			glob = glob[1:]
			again, rest = glob, folders
			continue
		case len(glob) == 0 && len(folders) == 0:
			return true
		case len(glob) > 0 && len(folders) > 0:
			if ok, err := path.Match(glob[0], folders[0]); err == nil && ok {
				glob, folders = glob[1:], folders[1:]
				continue
			}
		}
		if len(rest) == 0 {
			return false
		}
		rest = rest[1:]
		glob, folders = again, rest
	}
}

func relative(dir, folder string) string {
	switch {
	case dir == folder:
		return "."
	case dir == ".":
		return folder
	}
	return strings.TrimPrefix(folder, dir+"/")
}

// forced are the overrides of the manifest in a folder, by name.
func (r *resolver) forced(folder string) map[string]code.Dependency {
	out := map[string]code.Dependency{}
	if m := r.manifests[folder]; m != nil {
		for _, d := range m.Depends {
			if d.Forced {
				out[d.Name] = d
			}
		}
	}
	return out
}

// locked looks a dependency up in a lock file.
func (r *resolver) locked(lock *code.Summary, folder string, d code.Dependency, s spec, forced bool) (string, Reason, code.Place) {
	var entries []code.Dependency
	for _, e := range r.entries(lock, d.Name) {
		if e.Alias == d.Alias {
			entries = append(entries, e)
		}
	}
	var found *code.Dependency
	if path.Base(lock.Path) == "yarn.lock" {
		found = wished(entries, s, forced)
	} else {
		found = installedFor(entries, folder)
	}
	switch {
	case found == nil:
		return "", Unlocked, code.Place{}
	case found.Version == "":
		return "", reasonOf(found.Wanted), code.Place{File: lock, Span: found.Span}
	}
	at := code.Place{File: lock, Span: found.Span}
	if !forced && s.kind != tag && !strings.HasPrefix(s.text, "catalog:") {
		if fits, err := InRange(NPM, found.Version, s.text); err == nil && !fits {
			return "", Stale, at
		}
	}
	return found.Version, "", at
}

// wished is the entry for a wish as it is written; an override may have changed the wish.
func wished(entries []code.Dependency, s spec, forced bool) *code.Dependency {
	for i := range entries {
		wanted, _, _ := strings.Cut(entries[i].Wanted, arrow)
		if wanted == s.text {
			return &entries[i]
		}
	}
	if forced && len(entries) > 0 && sameVersion(entries) {
		return &entries[0]
	}
	return nil
}

func sameVersion(entries []code.Dependency) bool {
	for _, e := range entries {
		if e.Version != entries[0].Version {
			return false
		}
	}
	return true
}

// installedFor is the entry that a program in a folder gets: its own, else that of the nearest folder above.
func installedFor(entries []code.Dependency, folder string) *code.Dependency {
	for ; ; folder = path.Dir(folder) {
		for i := range entries {
			if entries[i].For == folder {
				return &entries[i]
			}
		}
		if folder == "." {
			return nil
		}
	}
}
