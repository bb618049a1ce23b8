package golang

import (
	"bytes"
	"context"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Package is a checked package. Files, Filenames and Sources are in the same order. The files of a package and those of
// its own tests come as two packages of one path; the one with the tests knows the types of all, and lists the tests.
type Package struct {
	Path      string // import path; the folder where nothing tells it
	Dir       string // slash-separated, relative to the target
	Name      string
	Fset      *token.FileSet // one for all packages of a Load; file names are the tree's
	Files     []*ast.File
	Filenames []string
	Sources   [][]byte
	Types     *types.Package
	Info      *types.Info
}

// Load checks the types of the packages with candidate files and of those around them, and hands each to visit: what
// it imports first. Nothing of a package is held after its visit but its types. It returns the files that could not be
// read, or only in part; those with Candidate set leave a gap in the result.
func Load(ctx context.Context, tree code.Tree, candidates []string, visit func(*Package)) []mleready.Skipped {
	if len(candidates) == 0 {
		return nil
	}
	l := &loader{tree: tree, fset: token.NewFileSet(), candidate: map[string]bool{}, visit: visit}
	l.stubs = newStubs(l.fset)
	for _, p := range candidates {
		l.candidate[p] = true
	}
	paths := slices.Concat(tree.Paths(Language), candidates)
	slices.Sort(paths)
	headers, skipped := readHeaders(ctx, tree, slices.Compact(paths), l.candidate)
	l.skipped = skipped
	l.graph = newGraph(tree, headers)
	l.mark(candidates)
	for _, u := range l.units {
		if u.visit {
			l.load(ctx, u)
		}
	}
	slices.SortFunc(l.skipped, func(a, b mleready.Skipped) int { return strings.Compare(a.Path, b.Path) })
	return l.skipped
}

type loader struct {
	*graph
	tree      code.Tree
	fset      *token.FileSet
	stubs     *stubs
	candidate map[string]bool
	visit     func(*Package)
	skipped   []mleready.Skipped
}

// load checks u and before it what it needs. In a cycle of imports, which only broken code has, the unit that closes
// it does without the one that it leads back to.
func (l *loader) load(ctx context.Context, u *unit) {
	if u.state != untouched {
		return
	}
	u.state = loading
	for _, dep := range l.needs(u) {
		l.load(ctx, dep)
	}
	u.state = loaded
	if err := ctx.Err(); err != nil {
		l.skip(u, err.Error())
		return
	}
	pkg, err := l.check(u)
	if err != nil {
		l.skip(u, err.Error())
		return
	}
	if u.visit && len(pkg.Files) > 0 {
		l.visit(pkg)
	}
}

// skip reports the files of a unit that was to be visited.
func (l *loader) skip(u *unit, reason string) {
	for _, p := range u.own {
		if u.visit {
			l.skipped = append(l.skipped, mleready.Skipped{Path: p, Reason: reason, Candidate: true})
		}
	}
}

// check parses a unit and checks its types. Type errors are expected and not looked at: what could be told is in Info.
func (l *loader) check(u *unit) (pkg *Package, err error) {
	pkg = &Package{Path: u.path, Dir: u.dir, Name: u.name, Fset: l.fset}
	files := l.parse(u, pkg)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the type checker failed on package %s: %v", u.path, r)
		}
	}()
	conf := types.Config{
		Importer:         &unitImporter{loader: l, unit: u, bases: selectorBases(files)},
		IgnoreFuncBodies: !u.visit,
		FakeImportC:      true,
		Error:            func(error) {},
	}
	if u.visit {
		pkg.Info = &types.Info{
			Types:      map[ast.Expr]types.TypeAndValue{},
			Defs:       map[*ast.Ident]types.Object{},
			Uses:       map[*ast.Ident]types.Object{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
		}
	}
	pkg.Types, _ = conf.Check(u.path, l.fset, files, pkg.Info)
	u.types = pkg.Types
	return pkg, nil
}

// parse reads the files of a unit, puts the unit's own into pkg, and returns all. Where declarations clash the first
// counts, so the files that a plain build takes stand before those for other systems and tags.
func (l *loader) parse(u *unit, pkg *Package) []*ast.File {
	var built, others []source
	for _, p := range u.files {
		s, ok := l.source(u, p)
		switch {
		case !ok:
		case s.built:
			built = append(built, s)
		default:
			others = append(others, s)
		}
	}
	var files []*ast.File
	for _, s := range append(built, others...) {
		files = append(files, s.file)
		if s.own {
			pkg.Files = append(pkg.Files, s.file)
			pkg.Filenames = append(pkg.Filenames, s.path)
			pkg.Sources = append(pkg.Sources, s.text)
		}
	}
	return files
}

// source is one parsed file. own says that its unit is visited for it, built that a plain build takes it.
type source struct {
	path       string
	text       []byte
	file       *ast.File
	own, built bool
}

func (l *loader) source(u *unit, p string) (source, bool) {
	mode := parser.SkipObjectResolution | parser.AllErrors // without AllErrors ten errors lose the whole file
	own := u.tested == nil || u.external || strings.HasSuffix(p, "_test.go")
	text, err := l.tree.Read(p)
	var f *ast.File
	if err == nil {
		f, err = parse(l.fset, p, text, mode)
	}
	if err != nil && own && u.visit {
		why := reason(err)
		if f != nil {
			why = "read in part: " + why
		}
		l.skipped = append(l.skipped, mleready.Skipped{Path: p, Reason: why, Candidate: l.candidate[p]})
	}
	if f == nil {
		return source{}, false
	}
	if !own {
		dropBodies(f)
	}
	return source{path: p, text: text, file: f, own: own, built: isBuilt(p, text)}, true
}

// dropBodies leaves the declarations of a file that was visited with its package already.
func dropBodies(f *ast.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			fn.Body = nil
		}
	}
}

// isBuilt says whether a plain build takes a file. The system is fixed, so that every machine reads the same.
func isBuilt(p string, text []byte) bool {
	plain := build.Default
	plain.GOOS, plain.GOARCH, plain.CgoEnabled = "linux", "amd64", true
	plain.BuildTags, plain.ToolTags = nil, nil
	plain.OpenFile = func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }
	match, err := plain.MatchFile(path.Dir(p), path.Base(p))
	return match && err == nil
}
