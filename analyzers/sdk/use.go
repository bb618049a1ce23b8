package sdk

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/manifest"
)

// Roles of an SDK's packages.
const (
	RoleClient = "client"
	RoleAuth   = "auth"
)

// Use is a package that a manifest names and that the rules know: one of an SDK, of a port of it, a library for payload
// encryption, or one that no mandate covers.
type Use struct {
	SDK     mleready.OfficialSDK // zero for what is no SDK
	Package mleready.SDKPackage
	Port    mleready.Port
	Library mleready.Library
	Outside mleready.OutsidePackage

	Name    string // of the package
	Alias   string // the name that code imports it by, where that is another one
	Folder  string // of the manifest
	Version string // "" when it cannot be told
	Wanted  string // as the manifest states it
	Reason  manifest.Reason
	// Known says that Can holds: the version is exact, or all that the manifest allows can do the same.
	Known bool
	Can   mleready.Capabilities
	At    code.Place   // line of the manifest
	Lock  code.Place   // line of a lock file, or of a property, that decided; without a file when none did
	Calls []code.Place // imports in code that speaks for the merchant

	ported []string // what code imports of the SDKs that a port stands in for
	copy   string   // the folder of a copy of its source, "" for a package
	along  []string // folders whose manifests ask for the module that names it
}

// Is reports whether the package is one of an SDK in a role.
func (u *Use) Is(role string) bool { return u != nil && u.Package.Role == role }

// Release is the version as a reader wants it, with what the manifest says where that leaves it open.
func (u *Use) Release() string { return cmp.Or(u.Version, u.Wanted) }

// Why says why the release could not be told.
func (u *Use) Why() string {
	if u.Wanted == "" {
		return string(u.Reason)
	}
	return u.Wanted + " is " + string(u.Reason)
}

// Stated lists where a release is stated: the manifest's line, and what decided where that is another one.
func (u *Use) Stated() []code.Place {
	if u.Lock.File == nil {
		return []code.Place{u.At}
	}
	return []code.Place{u.At, u.Lock}
}

// renamed reports whether another package stands in the place of one that the rules know.
func renamed(d code.Dependency, known func(name string) bool) bool {
	return d.Alias != "" && known(d.Alias) && !known(d.Name)
}

// Packages finds the known packages in all manifests. What only a lock file names counts if code imports it.
func Packages(m *code.Model, rules *mleready.Rules) []*Use {
	files := map[string]*code.Summary{}
	for _, f := range m.Files {
		files[f.Path] = f
	}
	var out []*Use
	for _, r := range manifest.Resolve(m.Files) {
		u := known(rules, r)
		if u == nil || files[r.Manifest] == nil {
			continue
		}
		u.Folder, u.At = r.Folder, code.Place{File: files[r.Manifest], Span: r.Stated.Span}
		if r.At.File != nil && r.At.Compare(u.At) != 0 {
			u.Lock = r.At
		}
		out = append(out, u)
	}
	out = oncePerFolder(out)
	hold(out)
	out = append(out, vendored(m, rules, out)...)
	for folder, modules := range manifest.Modules(m.Files) {
		for _, u := range out {
			if slices.Contains(modules, u.Folder) {
				u.along = append(u.along, folder)
			}
		}
	}
	for _, f := range m.Files {
		imports(f, out)
	}
	for _, u := range out {
		u.settle()
	}
	out = slices.DeleteFunc(out, func(u *Use) bool { return isLocked(u) && len(u.Calls) == 0 })
	return append(out, unstated(m, rules, out)...)
}

// oncePerFolder keeps one of the manifests of a folder that name the same package: the one that tells more.
func oncePerFolder(all []*Use) []*Use {
	best := map[string]*Use{}
	for _, u := range all {
		key := u.Folder + "\x00" + u.At.File.Language + "\x00" + u.Name + "\x00" + u.Alias
		if b := best[key]; b == nil || b.Version == "" && u.Version != "" {
			best[key] = u
		}
	}
	return slices.DeleteFunc(all, func(u *Use) bool {
		return best[u.Folder+"\x00"+u.At.File.Language+"\x00"+u.Name+"\x00"+u.Alias] != u
	})
}

// isLocked reports whether only a lock file names the package.
func isLocked(u *Use) bool {
	return slices.ContainsFunc(u.At.File.Depends, func(d code.Dependency) bool { return d.Lock && d.Span == u.At.Span })
}

// known looks a dependency up in the rules.
func known(rules *mleready.Rules, r manifest.Resolved) *Use {
	d := r.Stated
	u := &Use{Name: d.Name, Alias: d.Alias, Version: r.Version, Wanted: d.Wanted, Reason: r.Reason}
	name, replaced := d.Name, renamed(d, func(name string) bool {
		_, _, ok := rules.SDKByPackage(d.Ecosystem, name)
		return ok
	})
	if replaced {
		name, u.Version, u.Reason = d.Alias, "", manifest.Fork
	}
	var isSDK, isPort, isLibrary, isOutside bool
	u.SDK, u.Package, isSDK = rules.SDKByPackage(d.Ecosystem, name)
	u.Port, isPort = rules.PortByPackage(d.Ecosystem, name)
	u.Library, isLibrary = rules.LibraryByPackage(d.Ecosystem, name)
	u.Outside, isOutside = rules.OutsideByPackage(d.Ecosystem, name)
	if !isSDK && !isPort && !isLibrary && !isOutside {
		return nil
	}
	if isPort {
		for _, s := range rules.SDKs {
			if s.Ecosystem == d.Ecosystem {
				u.ported = append(u.ported, s.Imports...)
			}
		}
	}
	if isSDK {
		u.tagged()
		u.Can, u.Known = capability(u)
	}
	return u
}

// tag matches the release that an address of a repository asks for.
var tag = regexp.MustCompile(`(?:[#@]|tag['"]?\s*[:=]>?\s*['"])v?(\d+(?:\.\d+)+)\b`)

// tagged takes the version from the tag of the provider's own repository: it holds what was released.
func (u *Use) tagged() {
	own := regexp.MustCompile(`(?i)(?:^|[/:@"' ])` + regexp.QuoteMeta(u.SDK.Repository) + `(?:\.git)?(?:[#@"'\s]|$)`)
	if u.Reason != manifest.Git || !own.MatchString(u.Wanted) {
		return
	}
	if m := tag.FindStringSubmatch(u.Wanted); m != nil {
		u.Version, u.Reason = m[1], ""
	}
}

// capability is what the version can do; of a range, what all known releases in it can do alike.
func capability(u *Use) (can mleready.Capabilities, ok bool) {
	if u.Version != "" {
		return u.SDK.PackageCapability(u.Package, u.Version), true
	}
	if u.Reason != manifest.OpenRange || u.Package.Role != RoleClient {
		return can, false
	}
	for _, v := range releases(u.SDK, u.Wanted) {
		in, err := manifest.InRange(u.SDK.Ecosystem, v, u.Wanted)
		if err != nil {
			return mleready.Capabilities{}, false
		}
		if !in {
			continue
		}
		c := u.SDK.Capability(v)
		if ok && c != can {
			return mleready.Capabilities{}, false
		}
		can, ok = c, true
	}
	return can, ok
}

// releases are versions that tell what a range allows: all that are known, those that the range itself names, and some far
// ahead.
func releases(s mleready.OfficialSDK, wanted string) []string {
	out := append(number.FindAllString(wanted, -1), s.Minimum, "0.0.9999", "0.9999.0", "9999.0.0")
	f := s.First
	for _, v := range slices.Concat(s.Releases, []mleready.SDKVersion{f.RequestMLE, f.ResponseMLE, f.JWTv2, f.JWTSharedSecret, s.Latest}) {
		if v.Version != "" {
			out = append(out, v.Version)
		}
	}
	return out
}

var number = regexp.MustCompile(`\d+(?:\.\d+)+`)

// hold lets the lower of client and authentication package decide where both stand in one manifest.
func hold(all []*Use) {
	for _, client := range all {
		for _, auth := range all {
			if client.Is(RoleClient) && auth.Is(RoleAuth) && auth.SDK.ID == client.SDK.ID && auth.Folder == client.Folder && client.Known && auth.Known {
				client.Can = client.Can.And(auth.Can)
			}
		}
	}
}

// imports notes where a file imports the packages that its manifest names. Of several manifests above the file the
// nearest that names the package counts.
func imports(f *code.Summary, all []*Use) {
	if !f.Role.Judged() || len(f.Depends) > 0 {
		return
	}
	for _, imp := range f.Imports {
		var best *Use
		for _, u := range all {
			if (u.imported(imp.Path) || u.reaches(f, imp.Path)) && u.Nearness(f.Path) > best.Nearness(f.Path) {
				best = u
			}
		}
		if best != nil {
			best.Calls = append(best.Calls, code.Place{File: f, Span: imp.Span})
		}
	}
}

// imported reports whether an import in code is of the package.
func (u *Use) imported(imp string) bool {
	names := []string{u.Name}
	if u.Alias != "" {
		names = []string{u.Alias}
	}
	if l := u.Library; slices.Contains(slices.Concat(l.JWE.Names, l.JWE.Interceptors, l.Legacy.Names, l.Legacy.Interceptors), imp[strings.LastIndexAny(imp, `.\`)+1:]) {
		return true // one of a library's classes
	}
	names = slices.Concat(names, u.SDK.Imports, u.ported)
	return slices.ContainsFunc(names, func(name string) bool {
		all, below := strings.CutSuffix(name, ".*")
		return imp == all || strings.HasPrefix(imp, all+"/") || below && (strings.HasPrefix(imp, all+".") || strings.HasPrefix(imp, all+`\`))
	})
}

// Nearness says how near above a file the manifest is that names the package, or one that asks for the module that does;
// 0 for a package that the file does not get.
func (u *Use) Nearness(file string) int {
	if u == nil {
		return 0
	}
	near := 0
	if Within(file, u.Folder) {
		near = 2*depth(u.Folder) + 2
	}
	for _, folder := range u.along {
		if Within(file, folder) {
			near = max(near, 2*depth(folder)+1)
		}
	}
	return near
}

// Within reports whether a file lies in a folder or below it.
func Within(file, folder string) bool {
	return folder == "." || strings.HasPrefix(file, folder+"/")
}
