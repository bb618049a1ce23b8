package golang

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strconv"

	"mleready"
	"mleready/analyzers/code"
)

// header is what stands at the top of a Go file.
type header struct {
	path, name string
	imports    []string
}

// readHeaders reads package clause and imports of every file. Files without a package clause are left out, and
// reported when they are candidates.
func readHeaders(ctx context.Context, tree code.Tree, paths []string, candidate map[string]bool) ([]header, []mleready.Skipped) {
	var headers []header
	var skipped []mleready.Skipped
	for _, p := range paths {
		var f *ast.File
		var text []byte
		err := ctx.Err()
		if err == nil {
			text, err = tree.Read(p)
		}
		if err == nil {
			f, err = parse(token.NewFileSet(), p, text, parser.ImportsOnly|parser.SkipObjectResolution)
		}
		if f == nil {
			if candidate[p] {
				skipped = append(skipped, mleready.Skipped{Path: p, Reason: reason(err), Candidate: true})
			}
			continue
		}
		headers = append(headers, header{path: p, name: f.Name.Name, imports: importsOf(f)})
	}
	return headers, skipped
}

// parse returns what could be read of a file: nil without a package clause, a part of it with an error else.
func parse(fset *token.FileSet, path string, text []byte, mode parser.Mode) (f *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("parser failed: %v", r)
		}
	}()
	f, err = parser.ParseFile(fset, path, text, mode)
	if f != nil && f.Name.Name == "" {
		f = nil
	}
	return f, err
}

// reason says in one line where and why a file could not be read.
func reason(err error) string {
	if list, ok := err.(scanner.ErrorList); ok && len(list) > 0 {
		return fmt.Sprintf("line %d, column %d: %s", list[0].Pos.Line, list[0].Pos.Column, list[0].Msg)
	}
	if err == nil {
		return "no package clause"
	}
	return err.Error()
}

func importsOf(f *ast.File) []string {
	var paths []string
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil && p != "C" && p != "" {
			paths = append(paths, p)
		}
	}
	return paths
}
