package golang

import (
	"go/types"
	"maps"
	"path"
	"slices"
	"strings"

	"mleready"
)

// unit is what the compiler checks at once: a package, its files with those of its own tests, or its external tests.
type unit struct {
	dir, name, path string
	files           []string // all files, sorted
	own             []string // those that the unit is visited for: without the files of the package that a test unit tests
	imports         []string // sorted
	tested          *unit    // of a test unit, nil without one
	augmented       *unit    // the package with its own tests, nil without one
	external        bool     // package x_test
	vendored        bool
	visit           bool
	state           state
	types           *types.Package
}

type state int

const (
	untouched state = iota
	loading
	loaded
)

// makeUnits groups files to units, ordered by folder and name. primary is the package that importers of a folder get.
func makeUnits(l *layout, headers []header, role func(string) mleready.Role) (all []*unit, primary map[string]*unit) {
	type key struct{ dir, name string }
	groups := map[key][]header{}
	for _, h := range headers {
		k := key{path.Dir(h.path), h.name}
		groups[k] = append(groups[k], h)
	}
	keys := make([]key, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		if c := strings.Compare(a.dir, b.dir); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	units, primary := []*unit{}, map[string]*unit{}
	for i := 0; i < len(keys); {
		dir := keys[i].dir
		packages := map[string]*unit{}
		for ; i < len(keys) && keys[i].dir == dir; i++ {
			units = append(units, unitsOf(dir, keys[i].name, groups[keys[i]], packages)...)
		}
		primary[dir] = primaryOf(l.importPath(dir), packages)
	}
	for _, u := range units {
		u.vendored = role(u.own[0]) == mleready.RoleVendored
	}
	namePaths(l, units, primary)
	return units, primary
}

// unitsOf makes the units of one package name in a folder, given those of the names before it.
func unitsOf(dir, name string, group []header, packages map[string]*unit) []*unit {
	var units []*unit
	files, tests := splitTests(group)
	if len(files) > 0 {
		packages[name] = newUnit(dir, name, files)
		units = append(units, packages[name])
	}
	if len(tests) == 0 {
		return units
	}
	test := newUnit(dir, name, tests)
	if under, ok := strings.CutSuffix(name, "_test"); ok && len(files) == 0 {
		test.external, test.tested = true, packages[under]
	} else if tested := packages[name]; tested != nil {
		test.augment(tested)
	}
	return append(units, test)
}

// primaryOf is the package that importers of a folder get: nil when there is none.
func primaryOf(importPath string, packages map[string]*unit) *unit {
	rank := func(u *unit) []int {
		isMain, isNamed := 0, 0
		if u.name == "main" {
			isMain = 1
		}
		if u.name != lastElement(importPath) {
			isNamed = 1
		}
		return []int{isMain, isNamed, -len(u.files)}
	}
	names := slices.Sorted(maps.Keys(packages))
	if len(names) == 0 {
		return nil
	}
	return packages[slices.MinFunc(names, func(a, b string) int {
		return slices.Compare(rank(packages[a]), rank(packages[b]))
	})]
}

func splitTests(group []header) (files, tests []header) {
	for _, h := range group {
		if strings.HasSuffix(h.path, "_test.go") {
			tests = append(tests, h)
		} else {
			files = append(files, h)
		}
	}
	return files, tests
}

func newUnit(dir, name string, files []header) *unit {
	u := &unit{dir: dir, name: name}
	for _, h := range files {
		u.own = append(u.own, h.path)
		u.imports = append(u.imports, h.imports...)
	}
	slices.Sort(u.own)
	slices.Sort(u.imports)
	u.imports = slices.Compact(u.imports)
	u.files = u.own
	return u
}

// augment adds the files of the tested package to a test unit. It is checked apart from the package, because packages
// that the tests import may import the package.
func (u *unit) augment(tested *unit) {
	u.tested, tested.augmented = tested, u
	u.files = slices.Concat(tested.files, u.own)
	slices.Sort(u.files)
	u.imports = slices.Concat(tested.imports, u.imports)
	slices.Sort(u.imports)
	u.imports = slices.Compact(u.imports)
}

// namePaths gives every unit its import path. Folders that claim the same one (samples that are all "module main")
// are told apart by a suffix; copies of a vendored package are the same package.
func namePaths(l *layout, units []*unit, primary map[string]*unit) {
	owner := map[string]string{}
	for _, u := range units {
		name := u.name
		if u.external {
			name = strings.TrimSuffix(name, "_test")
		}
		u.path = l.importPath(u.dir)
		if first, taken := owner[u.path]; !taken {
			owner[u.path] = u.dir
		} else if first != u.dir && !u.vendored {
			u.path += " [" + u.dir + "]"
		}
		if u.path == "." {
			u.path = name
		} else if main := primary[u.dir]; main != nil && main.name != name {
			u.path += " [" + name + "]"
		}
		if u.external {
			u.path += "_test"
		}
	}
}
