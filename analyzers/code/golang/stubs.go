package golang

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// stubFiles hold the declarations of the standard library that matter, one file per package: net_http.go.txt is net/http.
//
//go:embed stubs/*.go.txt
var stubFiles embed.FS

// stdRoots are the first elements of the standard library's import paths.
var stdRoots = words(`archive bufio builtin bytes cmp compress container context crypto database debug embed encoding
	errors expvar flag fmt go hash html image index io iter log maps math mime net os path plugin reflect regexp runtime
	slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak`)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return stdRoots[first]
}

// stubs makes the types of standard packages from stubFiles, each when it is first imported.
type stubs struct {
	fset *token.FileSet
	made map[string]*types.Package
}

func newStubs(fset *token.FileSet) *stubs {
	return &stubs{fset: fset, made: map[string]*types.Package{"unsafe": types.Unsafe}}
}

// get returns nil when there is no stub of path.
func (s *stubs) get(path string) *types.Package {
	if p, ok := s.made[path]; ok {
		return p
	}
	s.made[path] = nil // what is missing, or imports itself, is not asked for again
	name := stubName(path)
	text, err := stubFiles.ReadFile("stubs/" + name)
	if err != nil {
		return nil
	}
	file, err := parser.ParseFile(s.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	conf := types.Config{Importer: s, IgnoreFuncBodies: true, Error: func(error) {}}
	s.made[path], _ = conf.Check(path, s.fset, []*ast.File{file}, nil)
	return s.made[path]
}

// Import serves the stubs' own imports.
func (s *stubs) Import(path string) (*types.Package, error) {
	if p := s.get(path); p != nil {
		return p, nil
	}
	return fake(path, lastElement(path)), nil
}

func stubName(path string) string { return strings.ReplaceAll(path, "/", "_") + ".go.txt" }
