package sdk

import (
	"cmp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/manifest"
)

// Unstated says that code imports an SDK that no manifest names.
const Unstated manifest.Reason = "no manifest names it"

const tellingWord = 6 // letters of an import's name that must stand in the package's name, to tell it from others'

// unstated are the SDKs that code imports without a manifest that names them: scripts, and programs whose packages are
// installed by hand. Their release is open.
func unstated(m *code.Model, rules *mleready.Rules, stated []*Use) []*Use {
	var out []*Use
	for _, f := range m.Files {
		if !f.Role.Judged() || len(f.Depends) > 0 {
			continue
		}
		for _, imp := range f.Imports {
			s, ok := imported(m, rules, f, imp.Path)
			if !ok || slices.ContainsFunc(stated, func(u *Use) bool { return u.is(s) && u.Nearness(f.Path) > 0 }) {
				continue
			}
			at := code.Place{File: f, Span: imp.Span}
			if i := slices.IndexFunc(out, func(u *Use) bool { return u.SDK.ID == s.ID }); i >= 0 {
				out[i].Calls = append(out[i].Calls, at)
				continue
			}
			out = append(out, &Use{SDK: s, Package: s.Packages[0], Name: s.Packages[0].Name, Folder: ".", Reason: Unstated, At: at, Calls: []code.Place{at}})
		}
	}
	return out
}

// is reports whether a package is the client of an SDK's language, or a port that stands in for it.
func (u *Use) is(s mleready.OfficialSDK) bool {
	return u.SDK.Language == s.Language && u.Is(RoleClient) || u.Port.Name != "" && u.Port.Ecosystem == s.Ecosystem
}

// imported is the SDK that an import of a file is of, where its name leaves no doubt.
func imported(m *code.Model, rules *mleready.Rules, f *code.Summary, imp string) (mleready.OfficialSDK, bool) {
	for _, s := range rules.SDKs {
		if len(s.Packages) == 0 || !strings.EqualFold(s.Language, languageOf(f)) {
			continue
		}
		u := Use{SDK: s, Name: s.Packages[0].Name}
		if !u.imported(imp) {
			continue
		}
		for _, name := range s.Imports {
			name = strings.TrimSuffix(name, ".*")
			if strings.HasPrefix(imp, name) && tells(name, u.Name) && !declares(m, name) && !inNamespace(m, name, imp) {
				return s, true
			}
		}
	}
	return mleready.OfficialSDK{}, false
}

// tells reports whether an import's name shares a word with its package's.
func tells(name, pkg string) bool {
	return slices.ContainsFunc(strings.Split(name, "."), func(word string) bool {
		return len(word) >= tellingWord && strings.Contains(strings.ToLower(pkg), strings.ToLower(word))
	})
}

// declares reports whether the program itself has a package, a folder of modules or a namespace of a name.
func declares(m *code.Model, name string) bool {
	return slices.ContainsFunc(m.Files, func(f *code.Summary) bool {
		if f.Role == mleready.RoleVendored {
			return false
		}
		own := f.Package == name || strings.HasPrefix(f.Package, name+"/") || strings.HasSuffix(f.Package, "/"+name) || strings.Contains(f.Package, "/"+name+"/")
		return own || slices.ContainsFunc(f.Funcs, func(fn code.Func) bool {
			rest, below := strings.CutPrefix(fn.Symbol, name)
			return below && rest != "" && strings.ContainsRune(`.\`, rune(rest[0]))
		})
	})
}

// inNamespace reports whether an import names what the program itself puts below the SDK's name, as plug-ins do that
// call themselves after the provider.
func inNamespace(m *code.Model, name, imp string) bool {
	next, _, _ := strings.Cut(strings.TrimLeft(imp[len(name):], `.\`), `\`)
	next, _, _ = strings.Cut(next, ".")
	own := name + "." + next
	return next != "" && slices.ContainsFunc(m.Files, func(f *code.Summary) bool {
		return f.Role != mleready.RoleVendored && (f.Namespace == own || strings.HasPrefix(f.Namespace, own+"."))
	})
}

// languageOf is a file's language as the catalogue calls it.
func languageOf(f *code.Summary) string { return cmp.Or(alsoCalled[f.Language], f.Language) }

var alsoCalled = map[string]string{"typescript": "javascript", "csharp": "c#"}
