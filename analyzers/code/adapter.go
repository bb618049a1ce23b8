package code

import (
	"context"

	"mleready"
)

// Tree is what an adapter may read of the target.
type Tree interface {
	// Paths lists the files of a language, sorted, ignored ones left out.
	Paths(language string) []string
	// Read returns a file's text. It never leaves the root.
	Read(path string) ([]byte, error)
	// Role says what a file is for.
	Role(path string) mleready.Role
}

// Adapter turns the candidate files of one language into summaries. It may read further files of the tree where the
// language needs them (other files of the package, packages that import it).
type Adapter struct {
	Language   string
	Extensions []string // with the dot, lower case
	Names      []string // whole file names, lower case
	Depth      mleready.Depth
	// Always has Summarise called as soon as any file of the target is a candidate, whatever its language.
	Always bool
	// Large files are read as far as they are lock files, which grow beyond what is parsed otherwise.
	Large bool
	// Text says that nobody parses this language: what is read of it matters to a verdict where it names the provider.
	Text bool
	// Folds and Limits say for people what is followed to its value, and what is not told.
	Folds, Limits string
	Summarise     func(ctx context.Context, tree Tree, candidates []string) ([]*Summary, []mleready.Skipped)
}
