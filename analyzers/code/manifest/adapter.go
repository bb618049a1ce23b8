package manifest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Ecosystems.
const (
	NPM      = "npm"
	Go       = "go"
	Maven    = "maven"
	Composer = "composer"
	PyPI     = "pypi"
	NuGet    = "nuget"
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
			Language: l.name, Names: l.names, Extensions: l.extensions, Depth: mleready.DepthSyntax, Always: true, Large: l.ecosystem != Go,
			Summarise: func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
				r := run{tree: tree, candidates: candidates, ecosystem: l.ecosystem, language: l.name, named: map[string]bool{}, interesting: interesting}
				return r.files(ctx, tree.Paths(l.name))
			},
		})
	}
	return out
}

// languages are the kinds of manifests with their lock files.
var languages = []struct {
	name, ecosystem string
	names           []string
	extensions      []string
}{
	{"gomod", Go, []string{"go.mod"}, nil},
	{"npm", NPM, []string{"package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"}, nil},
	{"maven", Maven, []string{"pom.xml", "build.gradle", "build.gradle.kts"}, nil},
	{"composer", Composer, []string{"composer.json", "composer.lock"}, nil},
	{"pypi", PyPI, []string{"requirements.txt", "requirements.in", "requirements-prod.txt", "requirements-dev.txt", "requirements_dev.txt",
		"constraints.txt", "pyproject.toml", "setup.py", "poetry.lock", "uv.lock", "pipfile", "pipfile.lock"}, nil},
	{"nuget", NuGet, []string{"packages.config", "packages.lock.json", "directory.packages.props"}, []string{".csproj", ".vbproj", ".fsproj"}},
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

// readers read a file by its name.
var readers = map[string]func(*sink) error{
	"go.mod":              readGoMod,
	"package.json":        readPackage,
	"package-lock.json":   readPackageLock,
	"npm-shrinkwrap.json": readPackageLock,
	"yarn.lock":           readYarn,
	"pnpm-lock.yaml":      readPNPM,
	"bun.lock":            readBun,
	"pom.xml":             readPOM,
	"build.gradle":        readGradle,
	"build.gradle.kts":    readGradle,
	"composer.json":       readComposer,
	"composer.lock":       readComposerLock,
	"pyproject.toml":      readPyproject,
	"pipfile":             readPyproject,
	"setup.py":            readSetup,
	"poetry.lock":         readPoetry,
	"uv.lock":             readPoetry,
	"pipfile.lock":        readPipfileLock,
	"packages.config":     readProject,
	"packages.lock.json":  readNuGetLock,

	"directory.packages.props": readProject,
}

// readerOf is the reader of a file, nil for none.
func readerOf(name string) func(*sink) error {
	base := strings.ToLower(path.Base(name))
	if strings.HasPrefix(base, "requirements") || base == "constraints.txt" {
		return readRequirements
	}
	if strings.HasSuffix(base, "proj") {
		return readProject
	}
	return readers[base]
}

// ecosystemOf is the ecosystem that a file belongs to.
func ecosystemOf(name string) string {
	base := strings.ToLower(path.Base(name))
	for _, l := range languages {
		if slices.Contains(l.names, base) || slices.Contains(l.extensions, path.Ext(base)) {
			return l.ecosystem
		}
	}
	return PyPI // requirements under a name of their own
}

func isLock(name string) bool {
	base := strings.ToLower(path.Base(name))
	return strings.Contains(base, "lock") || base == "npm-shrinkwrap.json"
}

// run reads the files of one ecosystem.
type run struct {
	tree        code.Tree
	candidates  []string
	ecosystem   string
	language    string
	named       map[string]bool // by a manifest
	interesting func(ecosystem, name string) bool
}

func (r *run) files(ctx context.Context, paths []string) (sums []*code.Summary, skipped []mleready.Skipped) {
	for _, locks := range []bool{false, true} {
		for _, name := range paths {
			if isLock(name) != locks || readerOf(name) == nil || ecosystemOf(name) != r.ecosystem || ctx.Err() != nil {
				continue
			}
			sum, err := r.file(name)
			if sum != nil {
				sums = append(sums, sum)
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

// file reads one file; what was read before an error is kept.
func (r *run) file(name string) (sum *code.Summary, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			sum, err = nil, fmt.Errorf("reading it as a manifest broke: %v; please report this", broken)
		}
	}()
	f, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sum = &code.Summary{Path: name, Language: r.language, Depth: mleready.DepthSyntax, Role: r.tree.Role(name)}
	s := &sink{feed: newFeed(f), sum: sum, ecosystem: r.ecosystem}
	if isLock(name) {
		s.wants = func(n string) bool { return n != "" && (r.named[n] || r.interesting(r.ecosystem, n)) }
	}
	if err = readerOf(name)(s); err == nil {
		_, err = io.Copy(io.Discard, s.feed) // whatever follows still has lines
	}
	sum.Lines = s.feed.lines
	for _, d := range sum.Depends {
		if r.named != nil && !d.Lock {
			r.named[d.Name], r.named[d.Alias] = true, true
		}
	}
	if err != nil {
		line, _ := sum.Position(s.at)
		err = fmt.Errorf("line %d cannot be read: %w; correct it, or have the package manager write the file again", line, err)
	}
	return sum, err
}
