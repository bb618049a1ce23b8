package manifest

import (
	"path"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// exactPins are wishes for one version, as each ecosystem writes them.
var exactPins = map[string]*regexp.Regexp{
	Composer: regexp.MustCompile(`^[=v]*(\d+(?:\.\d+){1,3}(?:-[\w.]+)?)(?:@\w+)?$`),
	NuGet:    regexp.MustCompile(`^(?:\[?(\d[\w.+-]*)\]?)$`), // a plain version is the least that is wanted, and what is taken
	PyPI:     regexp.MustCompile(`^===?\s*v?(\d[\w.!+-]*)$`),
}

// plain resolves a dependency where a lock file holds for the folder of its manifest: it stands beside it or above.
func (r *resolver) plain(f *code.Summary, one *Resolved, stated map[string]bool) {
	d := &one.Stated
	switch {
	case d.Ecosystem == NuGet:
		r.references(f, d)
		r.net(f, one)
	case d.Ecosystem == PyPI:
		if from := value(f, sourceKey+d.Name); from != "" {
			d.Wanted = from
		}
	}
	if from := elsewhere(d.Ecosystem, d.Wanted); from != "" {
		one.Reason = from
		r.seenInLocks(f, d, stated)
		return
	}
	if r.fromLock(f, one, stated) || d.Ecosystem == Composer && r.fromElsewhere(f, one, "") {
		return
	}
	if one.Version = exact(d.Ecosystem, d.Wanted); one.Version != "" {
		one.Reason = ""
		return
	}
	r.constrained(f, one)
	switch {
	case one.Version != "":
		one.Reason = ""
	case one.Reason != "":
	case strings.Contains(d.Wanted, "$("):
		one.Reason = Property
	case d.Wanted == "" && d.Ecosystem == NuGet:
		one.Reason = Managed
	default:
		one.Reason = OpenRange
	}
}

// exact is the one version that a wish allows, "" when it is not one.
func exact(ecosystem, wanted string) string {
	pin := exactPins[ecosystem]
	if pin == nil {
		return fixed(ecosystem, wanted)
	}
	if m := pin.FindStringSubmatch(wanted); m != nil && !strings.HasSuffix(m[1], "*") {
		return m[1]
	}
	return ""
}

// elsewhere is why a wish means no release of the registry, "" when it does.
func elsewhere(ecosystem, wanted string) Reason {
	text := strings.TrimSpace(strings.TrimPrefix(wanted, "@ "))
	switch {
	case ecosystem == Composer && (strings.HasPrefix(text, "dev-") || strings.HasSuffix(strings.SplitN(text, " ", 2)[0], "-dev")):
		return Branch
	case ecosystem == Composer || ecosystem == NuGet:
		return ""
	case strings.HasPrefix(text, "{"):
		if tomlField(text, "git") != "" {
			return Git
		} else if tomlField(text, "path")+tomlField(text, "file") != "" || strings.Contains(text, "workspace") {
			return LocalPath
		}
		return Archive
	case strings.HasPrefix(text, "git+") || strings.HasPrefix(text, "git@") || strings.HasPrefix(text, "github:") || strings.HasPrefix(text, "hg+") || strings.HasPrefix(text, "svn+"):
		return Git
	case strings.HasPrefix(text, "file:") || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../"):
		return LocalPath
	case gitWord.MatchString(text):
		return Git
	case pathWord.MatchString(text):
		return LocalPath
	case strings.HasPrefix(wanted, "@"):
		return Archive
	}
	return ""
}

var (
	gitWord  = regexp.MustCompile(`(?:^|[\s,(:])(?:git|github|branch|revision|tag|commit)(?::|\s*=>)`)
	pathWord = regexp.MustCompile(`(?:^|[\s,(:])path(?::|\s*=>)`)
)

// fromLock takes what a lock file says: of the nearest folder that has an entry.
func (r *resolver) fromLock(f *code.Summary, one *Resolved, stated map[string]bool) bool {
	d := &one.Stated
	for dir := r.folderOf(f); ; dir = path.Dir(dir) {
		var found []Resolved
		locked := false
		for _, lock := range r.locks[dir] {
			if lock.Language != f.Language {
				continue
			}
			locked = true
			stated[lockKey(lock, *d)] = true
			for _, e := range r.entries(lock, d.Name) {
				found = append(found, r.entry(f, *d, lock, e))
			}
		}
		if len(found) > 0 {
			one.Version, one.Reason, one.At, one.Stated.Wanted = found[0].Version, found[0].Reason, found[0].At, found[0].Stated.Wanted
			for _, other := range found {
				if other.Version != one.Version {
					one.Version, one.Reason = "", Conflict
				}
			}
			return true
		}
		if locked {
			one.Reason = Unlocked
		}
		if locked || dir == "." || dir == "/" {
			return false
		}
	}
}

// entry is what one entry of a lock file means for a wish.
func (r *resolver) entry(f *code.Summary, d code.Dependency, lock *code.Summary, e code.Dependency) Resolved {
	one := Resolved{Stated: d, Version: e.Version, At: code.Place{File: lock, Span: e.Span}}
	if d.Ecosystem == Composer && e.From != "" && r.fromElsewhere(f, &one, e.From) {
		return one
	}
	if e.Version == "" {
		one.Reason = Branch
		if _, to, ok := strings.Cut(e.Wanted, arrow); ok {
			one.Reason, one.Stated.Wanted = reasonOf(e.Wanted), to
		}
	} else if fits, err := InRange(d.Ecosystem, e.Version, d.Wanted); err == nil && !fits {
		one.Version, one.Reason = "", Stale
	}
	return one
}

// seenInLocks notes that a manifest states the package, so that a lock file's entry is no package of its own.
func (r *resolver) seenInLocks(f *code.Summary, d *code.Dependency, stated map[string]bool) {
	for dir := r.folderOf(f); ; dir = path.Dir(dir) {
		for _, lock := range r.locks[dir] {
			stated[lockKey(lock, *d)] = true
		}
		if dir == "." || dir == "/" {
			return
		}
	}
}

// constrained takes the version that a file of constraints pins: one that the manifest names, or one beside or above it.
func (r *resolver) constrained(f *code.Summary, one *Resolved) {
	take := func(c *code.Summary) {
		for _, d := range c.Depends {
			if v := exact(d.Ecosystem, d.Wanted); (d.Forced || r.constraints[c.Path]) && d.Name == one.Stated.Name && v != "" && one.Version == "" {
				one.Version, one.At = v, code.Place{File: c, Span: d.Span}
			}
		}
	}
	for _, e := range f.Entries {
		if c := r.files[e.Value.Text]; e.Key.Text == constraintKey && c != nil {
			take(c)
		}
	}
	for dir := path.Dir(f.Path); f.Language == PyPI; dir = path.Dir(dir) {
		for _, c := range r.folders[dir] {
			take(c)
		}
		if dir == "." || dir == "/" {
			return
		}
	}
}

// references gives a package that a project of .NET takes by its name alone the wish of the paket.dependencies above.
func (r *resolver) references(f *code.Summary, d *code.Dependency) {
	if path.Base(f.Path) != "paket.references" {
		return
	}
	if all := r.nearest(path.Dir(f.Path), "paket.dependencies"); all != nil {
		for _, other := range all.Depends {
			if sameName(NuGet, other.Name, d.Name) {
				d.Wanted = other.Wanted
			}
		}
	}
}
