package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"mleready"
)

// directiveWord is the word that every inline directive begins with.
const directiveWord = "mleready:ignore"

// Options say what to walk and what to look for.
type Options struct {
	Roots     []string   // files or folders; several are one target. None means the current folder
	Languages []Language // what can be parsed; anything else is only text
	Triggers  []string   // literals without which a file concerns no rule, at least one
	Limits    Limits
	Jobs      int             // files read at the same time, default GOMAXPROCS
	Progress  func(files int) // called now and then, by one goroutine, with the number of files so far
}

// Limits bound a walk; a zero field takes its default.
type Limits struct {
	MaxBytes int64 // of a file that is parsed, default 1 MiB
	MaxLarge int64 // of a lock file that is read bit by bit, default 64 MiB
	MaxScan  int64 // of a file that is searched for triggers, default 256 MiB
	MaxKey   int64 // of a file that is searched for keys, default 256 KiB
	MaxFiles int   // default 2,000,000
	MaxDepth int   // folders inside folders, default 100
}

func (l Limits) orDefault() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 1 << 20
	}
	if l.MaxLarge <= 0 {
		l.MaxLarge = 64 << 20
	}
	if l.MaxScan <= 0 {
		l.MaxScan = 256 << 20
	}
	if l.MaxKey <= 0 {
		l.MaxKey = 256 << 10
	}
	if l.MaxFiles <= 0 {
		l.MaxFiles = 2_000_000
	}
	if l.MaxDepth <= 0 {
		l.MaxDepth = 100
	}
	return l
}

// opener opens a name of an open folder; tests put failing ones in its place.
type opener func(folder *os.Root, name string) (*os.File, error)

// Walk reads the target once and says what is in it. A root that does not exist or cannot be read is an error; what
// lies below and cannot be read is listed in Tree.Skipped.
func Walk(ctx context.Context, o Options) (*Tree, error) {
	return walk(ctx, o, (*os.Root).Open)
}

func walk(ctx context.Context, o Options, open opener) (*Tree, error) {
	if len(o.Triggers) == 0 {
		return nil, errors.New("nothing to look for: the rules in use name no triggers")
	}
	matcher, err := NewMatcher(append([]string{directiveWord, keyMark}, o.Triggers...))
	if err != nil {
		return nil, fmt.Errorf("preparing the triggers of the rules in use: %w", err)
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	o.Limits = o.Limits.orDefault()
	base, roots, err := resolve(o.Roots)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan batch, 2*o.Jobs)
	l := &lister{ctx: ctx, open: open, limits: o.Limits, out: batches,
		ignored: map[string]int{}, once: len(roots) > 1, seen: map[string]bool{}}
	var listing error
	go func() {
		defer close(batches)
		listing = l.roots(roots)
	}()
	results := make(chan []result, o.Jobs)
	s := scanner{open: open, matcher: matcher, limits: o.Limits, languages: newLanguages(o.Languages)}
	go scanAll(ctx, batches, results, s, o.Jobs)

	t := &Tree{Base: base, roots: roots, limits: o.Limits, large: s.languages.large, Counts: map[string]int{}}
	c := collector{tree: t, limits: o.Limits, folds: map[fold]*folded{}}
	for batch := range results {
		for _, r := range batch {
			c.add(r)
		}
		if o.Progress != nil {
			o.Progress(t.Walked)
		}
	}
	// Results are closed after the listing has ended, so its fields may be read.
	if err := errors.Join(listing, ctx.Err()); err != nil {
		return nil, fmt.Errorf("walking %s: %w", Escape(base), err)
	}
	for reason, n := range l.ignored {
		t.Counts[reason] += n
	}
	for _, s := range l.skipped {
		c.skip(s)
	}
	c.finish()
	return t, nil
}

func scanAll(ctx context.Context, in <-chan batch, out chan<- []result, s scanner, jobs int) {
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			s := s
			s.buf = make([]byte, scanBuffer)
			for b := range in {
				found := make([]result, 0, len(b.names))
				for _, name := range b.names {
					if ctx.Err() == nil {
						found = append(found, s.file(b, name))
					}
				}
				b.folder.release()
				out <- found
			}
		})
	}
	workers.Wait()
	close(out)
}

// root is one of the named roots.
type root struct {
	dir    string // absolute
	prefix string // of its paths in the target, "." for none
	only   string // the single file that is wanted, "" for the whole folder
}

// inside turns a path of the target into one below the root.
func (r root) inside(name string) string {
	if r.prefix == "." {
		return name
	}
	return strings.TrimPrefix(name, r.prefix+"/")
}

// resolve finds the roots and the folder that all paths are relative to.
func resolve(names []string) (base string, roots []root, err error) {
	if len(names) == 0 {
		names = []string{"."}
	}
	for i, name := range names {
		r, err := resolveOne(name)
		if err != nil {
			return "", nil, err
		}
		if roots = append(roots, r); i == 0 {
			base = r.dir
			continue
		}
		for !within(base, r.dir) {
			if filepath.Dir(base) == base {
				return "", nil, fmt.Errorf("%s and %s have no folder in common: scan them one by one", names[0], name)
			}
			base = filepath.Dir(base)
		}
	}
	for i, r := range roots {
		rel, err := filepath.Rel(base, r.dir)
		if err != nil {
			return "", nil, fmt.Errorf("placing %s below %s: %w", r.dir, base, err)
		}
		roots[i].prefix = filepath.ToSlash(rel)
	}
	return base, roots, nil
}

func resolveOne(name string) (root, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return root{}, fmt.Errorf("%s does not exist: name a file or folder that does", name)
	}
	if err != nil {
		return root{}, fmt.Errorf("looking at %s: %w", name, cause(err))
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return root{}, fmt.Errorf("finding %s: %w", name, err)
	}
	// A link that was named is followed, once and here.
	if abs, err = filepath.EvalSymlinks(abs); err != nil {
		return root{}, fmt.Errorf("finding %s: %w", name, cause(err))
	}
	switch {
	case info.IsDir():
		return root{dir: abs}, nil
	case info.Mode().IsRegular():
		return root{dir: filepath.Dir(abs), only: filepath.Base(abs)}, nil
	}
	return root{}, fmt.Errorf("%s is neither a file nor a folder: name one that is", name)
}

func within(parent, child string) bool {
	rel, err := filepath.Rel(parent, child)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// cause strips the path of the machine from an error.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func tooLarge(limit int64) string {
	return fmt.Sprintf("larger than the limit of %d bytes", limit)
}

func skippedAt(path, reason string) mleready.Skipped {
	return mleready.Skipped{Path: path, Reason: reason}
}
