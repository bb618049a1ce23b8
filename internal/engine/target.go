package engine

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mleready"
)

// target is what was named to be scanned.
type target struct {
	roots   []string           // what of it can be opened
	missing []mleready.Skipped // what cannot
}

// findTarget looks at every path. It fails when none of them can be opened.
func findTarget(dir string, paths []string) (target, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var t target
	var failed []error
	for _, path := range paths {
		at := path
		if !filepath.IsAbs(path) {
			at = filepath.Join(dir, path)
		}
		if err := open(at); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", path, err))
			t.missing = append(t.missing, mleready.Skipped{Path: filepath.ToSlash(path), Reason: err.Error(), Candidate: true})
			continue
		}
		t.roots = append(t.roots, at)
	}
	if len(t.roots) == 0 {
		return target{}, errors.Join(failed...)
	}
	return t, nil
}

// open tells why a path cannot be read, without the path.
func open(path string) error {
	f, err := os.Open(path)
	if err == nil {
		return f.Close()
	}
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("does not exist: name a file or folder that does")
	case errors.As(err, &at):
		return fmt.Errorf("cannot be read: %w", at.Err)
	}
	return err
}

// nameOf is the one path as it was written, or the folder that several have in common, seen from dir.
func nameOf(dir string, paths []string, base string) string {
	if len(paths) < 2 {
		return filepath.ToSlash(filepath.Clean(cmp.Or(strings.Join(paths, ""), ".")))
	}
	here, err := filepath.Abs(dir)
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	if err == nil && !slices.ContainsFunc(paths, filepath.IsAbs) {
		if name, err := filepath.Rel(here, base); err == nil {
			return filepath.ToSlash(name)
		}
	}
	return filepath.ToSlash(base)
}
