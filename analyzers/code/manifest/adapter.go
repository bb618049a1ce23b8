package manifest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Adapters reads manifests. interesting says which packages of lock files matter even if no manifest names them; nil
// means none.
func Adapters(interesting func(ecosystem, name string) bool) []code.Adapter {
	if interesting == nil {
		interesting = func(string, string) bool { return false }
	}
	var out []code.Adapter
	for _, l := range languages {
		out = append(out, code.Adapter{
			Language: l.name, Names: l.globs(), Depth: mleready.DepthSyntax, Always: true, Large: l.ecosystem != Go,
			Folds:  "versions: exact pins and locks before ranges, properties and parents inside the tree",
			Limits: "nothing is looked up outside of the tree; builds are not run",
			Summarise: func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
				r := run{tree: tree, candidates: candidates, ecosystem: l.ecosystem, language: l.name, named: map[string]bool{}, seen: map[string]bool{}, interesting: interesting}
				return r.files(ctx, append(tree.Paths(l.name), r.others(l)...))
			},
		})
	}
	return out
}

// Naming makes an interest of words that a package's name may hold, without regard to case.
func Naming(words []string) func(ecosystem, name string) bool {
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
	}
	return func(_, name string) bool {
		name = strings.ToLower(name)
		return slices.ContainsFunc(lower, func(w string) bool { return strings.Contains(name, w) })
	}

}

// run reads the files of one ecosystem.
type run struct {
	tree        code.Tree
	candidates  []string
	ecosystem   string
	language    string
	named       map[string]bool // by a manifest
	seen        map[string]bool // files that were read
	interesting func(ecosystem, name string) bool
}

func (r *run) files(ctx context.Context, paths []string) (sums []*code.Summary, skipped []mleready.Skipped) {
	for _, locks := range []bool{false, true} {
		for _, name := range paths {
			k := kindOfFile(name)
			if k == nil || k.lock != locks || languageOf(name) != r.language || r.seen[name] || ctx.Err() != nil {
				continue
			}
			sum, err := r.file(name, k, r.tree.Role(name))
			if sum != nil && (k.claimed == "" || len(sum.Depends)+len(sum.Entries) > 0) {
				sums = append(sums, r.included(sum)...)
			}
			if err != nil {
				role := r.tree.Role(name)
				skipped = append(skipped, mleready.Skipped{Path: name, Reason: err.Error(),
					Candidate: slices.Contains(r.candidates, name) && (role == mleready.RoleProduction || role == mleready.RoleSample)})
			}
		}
	}
	return sums, skipped
}

// opener is a tree that gives files out bit by bit.
type opener interface {
	Open(name string) (io.ReadCloser, error)
}

func (r *run) open(name string) (io.ReadCloser, error) {
	if o, ok := r.tree.(opener); ok {
		return o.Open(name)
	}
	text, err := r.tree.Read(name)
	return io.NopCloser(bytes.NewReader(text)), err
}

// others are files that belong to another language by their name, and may be manifests all the same.
func (r *run) others(l language) []string {
	var out []string
	for _, k := range l.kinds {
		if k.claimed == "" {
			continue
		}
		for _, name := range r.tree.Paths(k.claimed) {
			if k.holds(name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// included adds the files that a manifest takes in and that are none by their name.
func (r *run) included(sum *code.Summary) []*code.Summary {
	out := []*code.Summary{sum}
	for i := 0; i < len(out) && len(out) < maxIncludes; i++ {
		for _, e := range out[i].Entries {
			name := e.Value.Text
			if e.Key.Text != includeKey && e.Key.Text != constraintKey || r.seen[name] || kindOfFile(name) != nil {
				continue
			}
			if more, err := r.file(name, &kind{read: readRequirements}, sum.Role); err == nil {
				out = append(out, more)
			}
		}
	}
	return out
}

// file reads one file; what was read before an error is kept.
func (r *run) file(name string, k *kind, role mleready.Role) (sum *code.Summary, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			sum, err = nil, fmt.Errorf("reading it as a manifest broke: %v; please report this", broken)
		}
	}()
	r.seen[name] = true
	f, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sum = &code.Summary{Path: name, Language: r.language, Depth: mleready.DepthSyntax, Role: role}
	s := &sink{feed: newFeed(f), sum: sum, ecosystem: r.ecosystem}
	if k.lock {
		s.wants = func(n string) bool {
			return n != "" && (r.named[mleready.PackageName(r.ecosystem, n)] || r.interesting(r.ecosystem, n))
		}
	}
	if err = k.read(s); err == nil {
		_, err = io.Copy(io.Discard, s.feed) // whatever follows still has lines
	}
	sum.Lines = s.feed.lines
	for _, d := range sum.Depends {
		if !d.Lock {
			r.named[mleready.PackageName(r.ecosystem, d.Name)], r.named[d.Alias] = true, true
		}
	}
	if err != nil {
		line, _ := sum.Position(s.at)
		err = fmt.Errorf("line %d cannot be read: %w; correct it, or have the package manager write the file again", line, err)
	}
	return sum, err
}
