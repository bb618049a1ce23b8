package sdk

import (
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/manifest"
)

// Copied says that an SDK stands in the tree as source, and nothing there names its release.
const Copied manifest.Reason = "a copy of its source in the tree that does not say its version"

// copied is an SDK whose source lies in a folder of the tree.
type copied struct {
	sdk     mleready.OfficialSDK
	folder  string
	version string
	at      code.Place // what says the version, else a file that tells the copy
}

// Vendor gives copies of the provider's SDKs the role of what they are: somebody else's code. A target that is an SDK
// itself, or a fork of one, keeps its roles: it is judged by itself.
func Vendor(m *code.Model, rules *mleready.Rules) {
	all := copies(m, rules)
	if slices.ContainsFunc(all, func(c copied) bool { return c.folder == "." }) || isItself(m, all) {
		return
	}
	for _, f := range m.Files {
		if f.Role.Judged() && slices.ContainsFunc(all, func(c copied) bool { return Within(f.Path, c.folder) }) {
			f.Role = mleready.RoleVendored
		}
	}
}

// isItself reports whether all production code lies in copies.
func isItself(m *code.Model, all []copied) bool {
	return !slices.ContainsFunc(m.Files, func(f *code.Summary) bool {
		isCode := len(f.Depends) == 0 && (len(f.Funcs) > 0 || len(f.Calls) > 0 || len(f.Imports) > 0)
		return isCode && f.Role == mleready.RoleProduction && !slices.ContainsFunc(all, func(c copied) bool { return Within(f.Path, c.folder) })
	})
}

// copies finds the folders that hold the source of an SDK: by the SDK's own manifest, or by the files that its source has.
func copies(m *code.Model, rules *mleready.Rules) []copied {
	files := map[string]*code.Summary{}
	for _, f := range m.Files {
		files[f.Path] = f
	}
	var out []copied
	for _, f := range m.Files {
		own, ok := manifest.OwnOf(f)
		if !ok {
			continue
		}
		if s, p, known := rules.SDKByPackage(own.Ecosystem, own.Name); known && p.Role == RoleClient {
			out = append(out, copied{s, path.Dir(f.Path), own.Version, own.At})
		}
	}
	for _, s := range rules.SDKs {
		for _, mark := range s.Copies {
			for _, f := range m.Files {
				if c, ok := marked(files, f, s, mark); ok && !slices.ContainsFunc(out, func(o copied) bool { return o.sdk.ID == s.ID && inFolder(c.folder, o.folder) }) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// marked is the copy that a file tells, when it is the first of the files that a copy has.
func marked(files map[string]*code.Summary, f *code.Summary, s mleready.OfficialSDK, mark mleready.SDKCopy) (copied, bool) {
	folder, ok := strings.CutSuffix("/"+f.Path, "/"+mark.Files[0])
	folder = strings.TrimPrefix(folder, "/")
	if !ok || folder != "" && mark.Folder != "" && path.Base(folder) != mark.Folder || folder == "" && mark.Folder != "" {
		return copied{}, false
	}
	if folder == "" {
		folder = "."
	}
	for _, name := range mark.Files[1:] {
		if files[path.Join(folder, name)] == nil {
			return copied{}, false
		}
	}
	return copied{sdk: s, folder: folder, at: code.Place{File: f}}, true
}

func inFolder(folder, above string) bool { return folder == above || Within(folder, above) }

// vendored lists the copies as dependencies of the code around them. A manifest that names the same SDK knows better,
// unless it leaves the release open.
func vendored(m *code.Model, rules *mleready.Rules, stated []*Use) []*Use {
	var out []*Use
	for _, c := range copies(m, rules) {
		if c.at.File.Role != mleready.RoleVendored {
			continue
		}
		u := &Use{SDK: c.sdk, Package: c.sdk.Packages[0], Name: c.sdk.Packages[0].Name, Version: c.version, At: c.at, Lock: c.at, Folder: around(m, c.folder), copy: c.folder}
		if u.Wanted = c.folder; u.Version == "" {
			u.Reason = Copied
		}
		u.Can, u.Known = capability(u)
		i := slices.IndexFunc(stated, func(s *Use) bool { return s.SDK.ID == u.SDK.ID && s.Is(RoleClient) && Within(c.folder, s.Folder) })
		if i >= 0 && stated[i].copy == "" {
			stated[i].copy = c.folder // imports lead there, and not to the package's name
		}
		switch {
		case i < 0 && !slices.ContainsFunc(out, func(o *Use) bool { return o.SDK.ID == u.SDK.ID && o.Folder == u.Folder }):
			out = append(out, u)
		case i >= 0 && !stated[i].Known && u.Known:
			stated[i].Version, stated[i].Reason, stated[i].Can, stated[i].Known, stated[i].Lock = u.Version, "", u.Can, true, c.at
		}
	}
	return out
}

// around is the nearest folder above a copy that has a manifest of its own, "." where there is none.
func around(m *code.Model, folder string) string {
	best := "."
	for _, f := range m.Files {
		dir := path.Dir(f.Path)
		if len(f.Depends) > 0 && f.Role.Judged() && Within(folder, dir) && depth(dir) > depth(best) {
			best = dir
		}
	}
	return best
}

// reaches reports whether an import leads into the copy.
func (u *Use) reaches(f *code.Summary, imp string) bool {
	if u.copy == "" {
		return false
	}
	to := imp
	switch {
	case strings.HasPrefix(imp, "."):
		to = path.Join(path.Dir(f.Path), imp)
	case !strings.Contains(imp, "/"):
		to = strings.ReplaceAll(imp, ".", "/")
	}
	return inFolder(to, u.copy)
}

// settle puts a dependency that only the copy or its lock file names where code that speaks for the merchant begins to
// use it.
func (u *Use) settle() {
	if u.copy != "" && len(u.Calls) > 0 && u.At.File.Role == mleready.RoleVendored {
		u.At = u.Calls[0]
	}
}
