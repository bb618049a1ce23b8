package golang

import (
	"context"
	"fmt"
	"go/ast"

	"mleready"
	"mleready/analyzers/code"
)

// Adapter reads Go from disk: no go command, no network, no installed toolchain.
func Adapter() code.Adapter {
	return code.Adapter{
		Language:   Language,
		Extensions: []string{".go"},
		Depth:      mleready.DepthTypes,
		Folds:      "constants, variables, fields, formats and builders across packages; calls with their arguments; values of maps and structs",
		Limits:     "no code made at build time; functions of unknown packages give unknown values",
		Summarise:  fromDisk,
	}
}

func fromDisk(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
	var out []*code.Summary
	var broken []mleready.Skipped
	skipped := Load(ctx, tree, candidates, func(p *Package) {
		sums, err := summarisePackage(p, tree)
		if err != nil {
			for _, name := range p.Filenames {
				broken = append(broken, mleready.Skipped{Path: name, Reason: err.Error(), Candidate: true})
			}
		}
		out = append(out, sums...)
	})
	return out, append(skipped, broken...)
}

// summarisePackage costs one package when it breaks.
func summarisePackage(p *Package, tree code.Tree) (sums []*code.Summary, err error) {
	defer func() {
		if r := recover(); r != nil {
			sums, err = nil, fmt.Errorf("reading package %s broke: %v; please report this", p.Path, r)
		}
	}()
	names := map[*ast.File]string{}
	for i, f := range p.Files {
		names[f] = p.Filenames[i]
	}
	return Summarise(Unit{
		Fset: p.Fset, Files: p.Files, Path: p.Path, Info: p.Info, Depth: mleready.DepthTypes,
		Name: func(f *ast.File) string { return names[f] },
		Role: tree.Role,
	}), nil
}
