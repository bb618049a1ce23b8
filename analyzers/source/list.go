package source

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"mleready"
)

const (
	batchSize      = 64
	maxIgnoreBytes = 1 << 20
)

// versionControl are the folders that keep history. They are part of no target.
var versionControl = set(".git", ".hg", ".svn", ".bzr", ".jj", "CVS")

// installed are the folders in which package managers put what manifests name.
var installed = set("node_modules", "bower_components", "jspm_packages", "Pods", ".venv", "venv", "virtualenv", ".tox", ".nox",
	"site-packages", ".bundle", ".gradle", ".m2", ".terraform", "Carthage", ".pub-cache")

// handle is an open folder, shared by the lister and the batches that it sent.
type handle struct {
	*os.Root
	users atomic.Int32
}

func newHandle(r *os.Root) *handle {
	h := &handle{Root: r}
	h.users.Store(1)
	return h
}

func (h *handle) release() {
	if h.users.Add(-1) == 0 {
		h.Close()
	}
}

// batch is some files of one folder.
type batch struct {
	folder *handle
	path   string // of the folder in the target
	root   int
	named  bool // the file is a root
	names  []string
}

// lister finds the files, one folder after the other in a fixed order, so that limits always cut at the same place.
type lister struct {
	ctx     context.Context
	open    opener
	limits  Limits
	out     chan<- batch
	skipped []mleready.Skipped
	ignored map[string]int
	once    bool // roots may overlap: send nothing twice
	seen    map[string]bool
	root    int
	files   int
	full    bool
}

func (l *lister) roots(roots []root) error {
	for i, r := range roots {
		l.root = i
		dir, err := os.OpenRoot(r.dir)
		if err != nil {
			return fmt.Errorf("opening %s: %w", r.dir, cause(err))
		}
		h := newHandle(dir)
		if r.only != "" {
			l.send(h, r.prefix, []string{r.only}, true)
		} else if err := l.folder(h, r.prefix, ignoring{on: versioned(r.dir)}, 0); err != nil && r.prefix == "." {
			h.release()
			return fmt.Errorf("reading %s: %w", r.dir, err)
		} else if err != nil {
			l.skipped = append(l.skipped, mleready.Skipped{Path: r.prefix, Reason: unreadable(err), Candidate: true})
		}
		h.release()
	}
	return nil
}

// folder lists one folder and goes down. The error is that of listing this folder; the rest is noted.
func (l *lister) folder(h *handle, at string, above ignoring, depth int) error {
	entries, err := l.list(h)
	if err != nil && len(entries) == 0 {
		return err
	}
	if err != nil {
		l.skip(at, err)
	}
	if depth > 0 && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "pyvenv.cfg" }) {
		l.skipped = append(l.skipped, skippedAt(at, reasonInstalled))
		return nil
	}
	ignore := l.ignoreFiles(h, at, above, entries)
	var files, folders []string
	for _, e := range entries {
		name := join(at, e.Name())
		switch kind := l.kind(e, name, ignore); kind {
		case fs.ModeDir:
			folders = append(folders, e.Name())
		case 0:
			files = append(files, e.Name())
		}
	}
	l.send(h, at, files, false)
	for _, name := range folders {
		l.below(h, join(at, name), name, ignore, depth+1)
	}
	return nil
}

// kind says whether an entry is a file (0) or a folder to walk; what is neither, or left out, is noted.
func (l *lister) kind(e fs.DirEntry, name string, ignore ignoring) fs.FileMode {
	const leaveOut = fs.ModeIrregular
	kind := e.Type() & fs.ModeType
	if versionControl[e.Name()] {
		return leaveOut
	}
	if ignore.ignores(name, kind == fs.ModeDir) {
		l.ignored[reasonIgnored]++
		return leaveOut
	}
	switch {
	case kind == fs.ModeDir && installed[e.Name()]:
		l.skipped = append(l.skipped, skippedAt(name, reasonInstalled))
	case kind == fs.ModeDir, kind == 0:
		return kind
	case kind == fs.ModeSymlink:
		l.skipped = append(l.skipped, skippedAt(name, reasonLink))
	default:
		l.skipped = append(l.skipped, skippedAt(name, reasonDevice))
	}
	return leaveOut
}

func (l *lister) below(h *handle, at, name string, ignore ignoring, depth int) {
	switch {
	case l.ctx.Err() != nil || l.full:
		return
	case depth > l.limits.MaxDepth:
		l.skipped = append(l.skipped, mleready.Skipped{Path: at, Candidate: true,
			Reason: fmt.Sprintf("deeper than the limit of %d folders", l.limits.MaxDepth)})
		return
	}
	dir, err := h.OpenRoot(name)
	if err != nil {
		l.skip(at, err)
		return
	}
	child := newHandle(dir)
	defer child.release()
	if err := l.folder(child, at, ignore, depth); err != nil {
		l.skip(at, err)
	}
}

func (l *lister) skip(at string, err error) {
	l.skipped = append(l.skipped, skippedAt(at, unreadable(err)))
}

// list reads a folder's entries in order of their names.
func (l *lister) list(h *handle) ([]fs.DirEntry, error) {
	f, err := l.open(h.Root, ".")
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	if err != nil {
		return entries, cause(err)
	}
	return entries, nil
}

// ignoring is what patterns leave out below a folder. They speak of what git does not keep: without a repository nobody
// did keep it apart, and all that lies there was handed over.
type ignoring struct {
	ignoreList
	on bool // in a repository
}

// versioned reports whether a folder lies in a repository of git.
func versioned(dir string) bool {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		above := filepath.Dir(dir)
		if above == dir {
			return false
		}
		dir = above
	}
}

// ignoreFiles adds the patterns of this folder. A folder with history of its own starts afresh, as for git.
func (l *lister) ignoreFiles(h *handle, at string, above ignoring, entries []fs.DirEntry) ignoring {
	ignore := above
	for _, e := range entries {
		if e.Name() == ".git" {
			ignore = ignoring{on: true}
			if e.IsDir() {
				ignore.ignoreList = ignore.with(at, l.small(h, ".git/info/exclude"))
			}
		}
	}
	for _, e := range entries {
		if ignore.on && e.Name() == ".gitignore" && e.Type().IsRegular() {
			ignore.ignoreList = ignore.with(at, l.small(h, e.Name()))
		}
	}
	return ignore
}

// small reads a file of patterns; one that cannot be read names nothing.
func (l *lister) small(h *handle, name string) []byte {
	if info, err := h.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := l.open(h.Root, name)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxIgnoreBytes))
	if err != nil {
		return nil
	}
	return text
}

// send hands files over to the workers, in batches, up to the limit.
func (l *lister) send(h *handle, at string, names []string, named bool) {
	if l.once {
		names = slices.DeleteFunc(names, func(n string) bool {
			was := l.seen[join(at, n)]
			l.seen[join(at, n)] = true
			return was
		})
	}
	if rest := l.limits.MaxFiles - l.files; len(names) > rest && !l.full {
		l.full = true
		l.skipped = append(l.skipped, mleready.Skipped{Path: join(at, names[rest]), Candidate: true,
			Reason: fmt.Sprintf("over the limit of %d files: this one and the rest were not read", l.limits.MaxFiles)})
		names = names[:rest]
	} else if l.full {
		return
	}
	l.files += len(names)
	for part := range slices.Chunk(names, batchSize) {
		h.users.Add(1)
		select {
		case l.out <- batch{h, at, l.root, named, part}:
		case <-l.ctx.Done():
			h.release()
			return
		}
	}
}

func join(at, name string) string {
	if at == "." {
		return name
	}
	return at + "/" + name
}
