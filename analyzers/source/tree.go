// Package source reads the files of a target: which there are, what each is for, which of them name something that a
// check looks for, and what was left out and why. It also knows how people excuse findings (inline directives,
// .mleready.yaml, a baseline) and how a line is shown without its secrets.
//
// Nothing outside the named roots is read, no link is followed, nothing found inside is executed.
package source

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mleready"
)

// File is a text file of the target.
type File struct {
	Path      string // slash-separated, relative to the target; raw bytes as the file system gives them, see Escape
	Size      int64  // bytes
	Language  string // "" for text of no known language
	Role      mleready.Role
	Candidate bool // holds a trigger, and an adapter can read it

	root int // index of the root that it was found under
}

// Tree is a target as it was walked. All lists are sorted by path.
type Tree struct {
	Base       string // absolute folder that paths are relative to
	Files      []File
	Skipped    []mleready.Skipped
	Docs       []string       // documentation that holds a trigger
	KeyFiles   []File         // what may hold keys or certificates, binary files too: see ReadKey
	Directives []string       // code that holds an inline directive
	Counts     map[string]int // files left aside, by reason; those of Skipped included
	Walked     int            // regular files seen, ignored ones left out
	Bytes      int64          // size of the files opened
	Binary     int            // files that are not text

	limits    Limits
	large     map[string]bool // languages whose lock files may be large
	roots     []root
	index     map[string]int // path → position in Files
	manifests map[string]bool
	top       string
}

// Paths lists the files of a language that are small enough to be parsed.
func (t *Tree) Paths(language string) []string {
	return t.paths(func(f File) bool { return f.Language == language && f.Size <= t.limit(f) })
}

// Candidates lists the files of a language that hold a trigger and can be parsed.
func (t *Tree) Candidates(language string) []string {
	return t.paths(func(f File) bool { return f.Candidate && f.Language == language })
}

func (t *Tree) paths(want func(File) bool) []string {
	var paths []string
	for _, f := range t.Files {
		if want(f) {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// limit is the size up to which a file is read.
func (t *Tree) limit(f File) int64 {
	if t.large[f.Language] && lockFiles[path.Base(f.Path)] {
		return t.limits.MaxLarge
	}
	return t.limits.MaxBytes
}

// Open gives a file of the tree out bit by bit, up to its limit: what is over it is an error when it is reached. A file
// that the walk left out is fs.ErrNotExist.
func (t *Tree) Open(name string) (io.ReadCloser, error) {
	i, ok := t.index[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	r := t.roots[t.Files[i].root]
	f, err := os.OpenInRoot(r.dir, filepath.FromSlash(r.inside(name)))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", Escape(name), cause(err))
	}
	limit := t.limit(t.Files[i])
	return &limited{file: f, name: name, limit: limit, left: limit}, nil
}

// limited is a file of which no more than its limit is read.
type limited struct {
	file        *os.File
	name        string
	limit, left int64
}

func (l *limited) Close() error { return l.file.Close() }

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.file.Read(p[:min(int64(len(p)), l.left+1)])
	if int64(n) > l.left {
		return int(l.left), fmt.Errorf("reading %s: %s", Escape(l.name), tooLarge(l.limit))
	}
	l.left -= int64(n)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("reading %s: %w", Escape(l.name), cause(err))
	}
	return n, err
}

// Read returns the text of a file of the tree, byte for byte (a byte order mark stays, so that offsets hold). A file
// that the walk left out, or that is over the size limit, is an error: fs.ErrNotExist for the former.
func (t *Tree) Read(name string) ([]byte, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return text, nil
}

// Role says what a file is for. A path that is not in the tree is judged by its name alone.
func (t *Tree) Role(name string) mleready.Role {
	if i, ok := t.index[name]; ok {
		return t.Files[i].Role
	}
	return RoleOf(name, nil)
}

// Manifest is the nearest folder at or above a file that holds a package manifest, "." for the target itself. Where
// there is none it is the one top folder that holds all production code (all code, when none is production), and "."
// when code lies at the root or in several top folders, or the file lies outside that folder.
func (t *Tree) Manifest(name string) string {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if t.manifests[dir] {
			return dir
		}
		if dir == "." {
			break
		}
	}
	if strings.HasPrefix(name, t.top+"/") {
		return t.top
	}
	return "."
}

// finish sorts what the walk found, in whatever order it came, and derives the rest.
func (t *Tree) finish() {
	for _, files := range [][]File{t.Files, t.KeyFiles} {
		slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	}
	slices.SortFunc(t.Skipped, func(a, b mleready.Skipped) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Reason, b.Reason)
	})
	slices.Sort(t.Docs)
	slices.Sort(t.Directives)
	t.index = make(map[string]int, len(t.Files))
	t.manifests = map[string]bool{}
	for i, f := range t.Files {
		t.index[f.Path] = i
		if isManifest(path.Base(f.Path)) {
			t.manifests[path.Dir(f.Path)] = true
		}
	}
	t.top = topFolder(t.Files)
}

// topFolder is the only top folder with code, or ".".
func topFolder(files []File) string {
	for _, want := range []func(File) bool{
		func(f File) bool { return f.Role == mleready.RoleProduction },
		func(File) bool { return true },
	} {
		tops := map[string]bool{}
		for _, f := range files {
			if f.Language == "" || configLanguages[f.Language] || !want(f) {
				continue
			}
			first, _, below := strings.Cut(f.Path, "/")
			if !below {
				first = "."
			}
			tops[first] = true
		}
		for top := range tops {
			if len(tops) == 1 {
				return top
			}
			return "."
		}
	}
	return "."
}
