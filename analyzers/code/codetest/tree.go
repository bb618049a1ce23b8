// Package codetest gives tests a code.Tree over any file system.
package codetest

import (
	"io/fs"
	"path"
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// Tree is a code.Tree in which every file is production code unless Roles says otherwise.
type Tree struct {
	FS         fs.FS
	Extensions map[string]string // language by extension
	Roles      map[string]mleready.Role
}

var _ code.Tree = Tree{}

// Paths lists the files of a language.
func (t Tree) Paths(language string) []string {
	var out []string
	fs.WalkDir(t.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && t.Extensions[path.Ext(p)] == language {
			out = append(out, p)
		}
		return nil
	})
	slices.Sort(out)
	return out
}

// Read returns a file's text.
func (t Tree) Read(p string) ([]byte, error) { return fs.ReadFile(t.FS, p) }

// Role says what a file is for.
func (t Tree) Role(p string) mleready.Role {
	if r, ok := t.Roles[p]; ok {
		return r
	}
	return mleready.RoleProduction
}

// Candidates are all files of a language.
func (t Tree) Candidates(language string) []string { return t.Paths(language) }
