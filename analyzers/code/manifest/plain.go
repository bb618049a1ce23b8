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
	NuGet:    regexp.MustCompile(`^\[?(\d[\w.+-]*)\]?$`), // a plain version is the least that is wanted, and what is taken
	PyPI:     regexp.MustCompile(`^===?\s*(\d[\w.!+-]*)$`),
}

// plain resolves a dependency where a lock file holds for the folder of its manifest: it stands beside it or above.
func (r *resolver) plain(f *code.Summary, one *Resolved, stated map[string]bool) {
	d := &one.Stated
	if d.Ecosystem == NuGet && d.Wanted == "" {
		d.Wanted = r.central(path.Dir(f.Path), d.Name)
	}
	for dir := path.Dir(f.Path); ; dir = path.Dir(dir) {
		for _, lock := range r.locks[dir] {
			if lock.Language != f.Language {
				continue
			}
			stated[lock.Path+"\x00"+d.Name] = true
			for _, e := range r.entries(lock, d.Name) {
				one.At = code.Place{File: lock, Span: e.Span}
				if one.Version = e.Version; e.Version == "" {
					one.Reason = Branch
				} else if fits, err := InRange(d.Ecosystem, e.Version, d.Wanted); err == nil && !fits {
					one.Version, one.Reason = "", Stale
				}
				return
			}
			if dir == path.Dir(f.Path) {
				one.Reason = Unlocked
				return
			}
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	m := exactPins[d.Ecosystem].FindStringSubmatch(d.Wanted)
	switch {
	case m != nil && !strings.HasSuffix(m[1], "*"):
		one.Version = m[1]
	case strings.HasPrefix(d.Wanted, "dev-") || strings.HasSuffix(d.Wanted, "-dev"):
		one.Reason = Branch
	case strings.Contains(d.Wanted, "git+") || strings.Contains(d.Wanted, "git ="):
		one.Reason = Git
	case strings.HasPrefix(d.Wanted, "@"):
		one.Reason = Archive
	default:
		one.Reason = OpenRange
	}
}

// central is the version that the nearest Directory.Packages.props above a folder gives a package, "" for none.
func (r *resolver) central(dir, name string) string {
	for ; ; dir = path.Dir(dir) {
		if f := r.poms[path.Join(dir, "Directory.Packages.props")]; f != nil {
			return project{f}.find(managedPrefix + name)
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}
