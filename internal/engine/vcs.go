package engine

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/analyzers/source"
)

// commitID is a git object name: SHA-1 or SHA-256.
var commitID = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)

// maxRefs bounds how much of a repository's own files is read.
const maxRefs = 64 << 20

// repository is a git repository around the target, read by hand: no program is run.
type repository struct {
	commit string
	index  time.Time // when git last wrote its list of files
}

// findRepository looks for a repository in folder and above. It returns nil when there is none, when it has no commit
// yet, or when its .git is a file that points elsewhere (a worktree or submodule): what stands in a scanned tree must
// not name the files that are read.
func findRepository(folder string) *repository {
	for {
		git := filepath.Join(folder, ".git")
		if info, err := os.Lstat(git); err == nil {
			if !info.IsDir() {
				return nil
			}
			r := &repository{commit: head(git)}
			if r.commit == "" {
				return nil
			}
			if index, err := os.Stat(filepath.Join(git, "index")); err == nil {
				r.index = index.ModTime()
			}
			return r
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return nil
		}
		folder = parent
	}
}

// head resolves HEAD to a commit, "" when it cannot.
func head(git string) string {
	text := readSmall(filepath.Join(git, "HEAD"))
	ref, symbolic := strings.CutPrefix(text, "ref: ")
	if !symbolic {
		return asCommit(text)
	}
	if !strings.HasPrefix(ref, "refs/") || !filepath.IsLocal(filepath.FromSlash(ref)) {
		return ""
	}
	if commit := asCommit(readSmall(filepath.Join(git, filepath.FromSlash(ref)))); commit != "" {
		return commit
	}
	return packed(filepath.Join(git, "packed-refs"), ref)
}

// packed finds a reference in git's list of packed references.
func packed(path, ref string) string {
	lines := bufio.NewScanner(strings.NewReader(readSmall(path)))
	for lines.Scan() {
		if commit, name, _ := strings.Cut(lines.Text(), " "); name == ref {
			return asCommit(commit)
		}
	}
	return ""
}

func asCommit(s string) string {
	if commitID.MatchString(s) {
		return s
	}
	return ""
}

// readSmall is the trimmed text of a regular file, "" for anything else.
func readSmall(path string) string {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxRefs {
		return ""
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(bytes.TrimSpace(text))
}

// state is what the report says of the repository. Dirty is a heuristic, for lack of git: a file that was changed
// after git last wrote its index differs from what was checked out, or may.
func (r *repository) state(tree *source.Tree) *mleready.VCS {
	if r == nil {
		return nil
	}
	changed := func(f source.File) bool {
		info, err := os.Stat(filepath.Join(tree.Base, filepath.FromSlash(f.Path)))
		return err == nil && info.ModTime().After(r.index)
	}
	return &mleready.VCS{Commit: r.commit, Dirty: slices.ContainsFunc(tree.Files, changed)}
}
