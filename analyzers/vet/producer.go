package vet

import (
	"go/ast"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/source"
)

// Producer summarises a package and joins it with the summaries of its imports. Its result is nil for a package that
// can hold nothing of interest.
var Producer = &analysis.Analyzer{
	Name:       "mleready",
	Doc:        "summarises a package for the checks of mleready; reports nothing itself",
	Run:        produce,
	ResultType: reflect.TypeFor[*program](),
	FactTypes:  []analysis.Fact{(*summaries)(nil)},
}

// summaries is the fact: what the files of a package say.
type summaries struct {
	Files []*code.Summary
}

func (*summaries) AFact()         {}
func (*summaries) String() string { return "mleready summaries" }

// program is the model that a package can see, with what is the package's own in it.
type program struct {
	sync.Mutex // a model serves one check at a time, and vet runs all at once
	model      *code.Model
	own        map[string]*ast.File // by summary path
}

// produce returns at once where nothing can be found: packages of other modules, and packages that neither name
// anything that a rule looks for, nor import a package that does, nor what signing and sending need.
func produce(pass *analysis.Pass) (any, error) {
	var none *program
	if golang.IsLibrary(pass.Pkg.Path()+".") || pass.Module != nil && pass.Module.Version != "" {
		return none, nil
	}
	imported := importedSummaries(pass)
	if len(imported) == 0 && !concerns(pass) {
		return none, nil
	}
	p := &program{own: map[string]*ast.File{}}
	for _, f := range pass.Files {
		p.own[name(pass, f)] = f
	}
	own := golang.Summarise(golang.Unit{
		Fset: pass.Fset, Files: pass.Files, Path: pass.Pkg.Path(), Info: pass.TypesInfo, Depth: mleready.DepthTypes,
		Name: func(f *ast.File) string { return name(pass, f) },
		Role: func(path string) mleready.Role { return source.RoleOf(path, text(pass, p.own[path])) },
	})
	pass.ExportPackageFact(&summaries{own})
	p.model = code.Join(append(own, imported...))
	return p, nil
}

// name is the file's path below its module (GOPATH: below src), as mleready scan has it.
func name(pass *analysis.Pass, f *ast.File) string {
	dir := pass.Pkg.Path()
	if pass.Module != nil {
		dir = strings.TrimPrefix(strings.TrimPrefix(dir, pass.Module.Path), "/")
	}
	return strings.TrimPrefix(dir+"/"+filepath.Base(pass.Fset.File(f.FileStart).Name()), "/")
}

// text is a file's source, empty when it cannot be read.
func text(pass *analysis.Pass, f *ast.File) []byte {
	body, err := pass.ReadFile(pass.Fset.File(f.FileStart).Name())
	if err != nil {
		return nil
	}
	return body
}

func importedSummaries(pass *analysis.Pass) []*code.Summary {
	var out []*code.Summary
	for _, fact := range pass.AllPackageFacts() {
		if s, ok := fact.Fact.(*summaries); ok && fact.Package != pass.Pkg {
			out = append(out, s.Files...)
		}
	}
	return out
}

// uses are the packages that signing and sending need. A helper that names nothing of a provider may hold a part.
var uses = map[string]bool{"net/http": true, "crypto/hmac": true}

func concerns(pass *analysis.Pass) bool {
	if slices.ContainsFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return uses[p.Path()] }) {
		return true
	}
	for _, f := range pass.Files {
		if triggers().Match(text(pass, f)) {
			return true
		}
	}
	return false
}
