package golang

import (
	"go/ast"
	"go/types"
	"path"
	"regexp"
	"strings"
)

// unitImporter gives one unit the packages that it imports: from the tree, else from the stubs, else a fake.
type unitImporter struct {
	loader *loader
	unit   *unit
	bases  map[string]bool // names that stand before a dot in the unit's files
}

// Import never fails, because go/types would then name a missing package by its last path element, and
// gopkg.in/yaml.v3 or go-resty/resty/v2 are not used by that name.
func (i *unitImporter) Import(path string) (*types.Package, error) {
	if p := i.loader.stubs.get(path); p != nil {
		return p, nil
	}
	if dep := i.loader.imported(i.unit, path); dep != nil && dep.types != nil {
		return dep.types, nil
	}
	return fake(path, i.name(path)), nil
}

// fake stands for a package that is not there. Everything selected from it has an invalid type.
func fake(path, name string) *types.Package {
	p := types.NewPackage(path, name)
	p.MarkComplete()
	return p
}

var versionElement = regexp.MustCompile(`^v[0-9]+$`)

// lastElement is the part of an import path that most likely resembles the package's name.
func lastElement(p string) string {
	last := path.Base(p)
	if dir := path.Dir(p); versionElement.MatchString(last) && dir != "." {
		last = path.Base(dir)
	}
	if stem, version, ok := strings.Cut(last, ".v"); ok && versionElement.MatchString("v"+version) {
		last = stem
	}
	return last
}

// name guesses the name of a package that is not there by how the unit's files use it.
func (i *unitImporter) name(p string) string {
	last := lastElement(p)
	guesses := []string{last, strings.ReplaceAll(last, "-", ""), strings.ReplaceAll(last, "-", "_")}
	parts := strings.FieldsFunc(last, func(r rune) bool { return r == '-' || r == '.' || r == '_' })
	for from := range parts {
		for to := len(parts); to > from; to-- {
			guesses = append(guesses, strings.Join(parts[from:to], ""), strings.Join(parts[from:to], "_"))
		}
	}
	for _, g := range guesses {
		if i.bases[g] {
			return g
		}
	}
	for _, g := range guesses {
		if i.bases[strings.ToLower(g)] {
			return strings.ToLower(g)
		}
	}
	if guesses[2] == "" || guesses[2] == "_" {
		return "unnamed"
	}
	return guesses[2]
}

// selectorBases collects the names that stand before a dot.
func selectorBases(files []*ast.File) map[string]bool {
	bases := map[string]bool{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if id, ok := sel.X.(*ast.Ident); ok {
					bases[id.Name] = true
				}
			}
			return true
		})
	}
	return bases
}
