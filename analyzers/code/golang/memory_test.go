package golang

import (
	"context"
	"fmt"
	"go/ast"
	"go/types"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mleready"
)

// memoryTree is a target held in memory.
type memoryTree map[string]string

func treeOf(archive string) memoryTree {
	t := memoryTree{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		t[f.Name] = string(f.Data)
	}
	return t
}

func (t memoryTree) Paths(string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(t)), func(p string) bool { return !strings.HasSuffix(p, ".go") })
}

func (t memoryTree) Read(p string) ([]byte, error) {
	text, ok := t[p]
	if !ok {
		return nil, fmt.Errorf("read %s: %w", p, fs.ErrNotExist)
	}
	return []byte(text), nil
}

func (t memoryTree) Role(p string) mleready.Role {
	if strings.Contains("/"+p, "/vendor/") {
		return mleready.RoleVendored
	}
	return mleready.RoleProduction
}

// report writes down what a Load visited and skipped: a line per package, then the variables in it called got….
func report(t *testing.T, tree memoryTree, candidates ...string) []string {
	t.Helper()
	var lines []string
	skipped := Load(context.Background(), tree, candidates, func(p *Package) {
		lines = append(lines, p.Path+" = "+p.Name+": "+strings.Join(p.Filenames, " "))
		if len(p.Files) != len(p.Filenames) || len(p.Files) != len(p.Sources) {
			t.Errorf("%s: %d files, %d names, %d sources", p.Path, len(p.Files), len(p.Filenames), len(p.Sources))
		}
		for i, f := range p.Files {
			if name := p.Fset.File(f.FileStart).Name(); name != p.Filenames[i] || string(p.Sources[i]) != tree[name] {
				t.Errorf("file %d of %s is %s with %q", i, p.Path, name, p.Sources[i])
			}
			lines = append(lines, gots(p, f)...)
		}
	})
	for _, s := range skipped {
		lines = append(lines, fmt.Sprintf("skipped %s (%t): %s", s.Path, s.Candidate, s.Reason))
	}
	return lines
}

func gots(p *Package, f *ast.File) []string {
	var lines []string
	ast.Inspect(f, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || !strings.HasPrefix(id.Name, "got") {
			return true
		}
		switch obj := p.Info.Defs[id].(type) {
		case *types.Const:
			lines = append(lines, "  "+id.Name+" = "+obj.Val().String())
		case *types.Var:
			lines = append(lines, "  "+id.Name+" "+obj.Type().String())
		}
		return true
	})
	return lines
}
