// Package fetch brings a merchant's code to this machine: it unpacks archives and clones git repositories into a new
// folder. Both are treated as written by a stranger: bounded, kept inside of their folder, and never run.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Limits bound what is unpacked.
type Limits struct {
	Files int   // files and folders
	Bytes int64 // all together, unpacked
	Ratio int64 // unpacked to packed bytes
}

// DefaultLimits fit any source tree that people work on.
var DefaultLimits = Limits{Files: 200_000, Bytes: 4 << 30, Ratio: 200}

// ErrLimit is wrapped by the error for an archive that is larger than the limits.
var ErrLimit = errors.New("larger than what is unpacked")

// Archive unpacks a .zip, .tar, .tar.gz or .tgz into a folder. Links are left out; a name that leads out of the folder
// is an error.
func Archive(ctx context.Context, file, into string, limits Limits) error {
	f, err := os.Open(file)
	var wrong *os.PathError
	if errors.As(err, &wrong) {
		return fmt.Errorf("open the archive: %w", wrong.Err)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("open the archive: %w", err)
	}
	root, err := os.OpenRoot(into)
	if err != nil {
		return fmt.Errorf("open the folder to unpack into: %w", err)
	}
	defer root.Close()
	u := &unpacker{ctx: ctx, root: root, limits: limits, packed: max(info.Size(), 1)}
	name := strings.ToLower(file)
	switch {
	case strings.HasSuffix(name, ".zip"):
		err = u.zip(f, info.Size())
	case strings.HasSuffix(name, ".tar"):
		err = u.tar(f)
	case strings.HasSuffix(name, ".tar.gz"), strings.HasSuffix(name, ".tgz"):
		err = u.compressed(f)
	default:
		return errors.New("is no archive by its name: .zip, .tar, .tar.gz or .tgz")
	}
	if err != nil {
		return fmt.Errorf("unpack the archive: %w", err)
	}
	return nil
}

// Inside is a folder below what was fetched. A link does not lead out.
func Inside(into, dir string) (string, error) {
	if dir == "" {
		return into, nil
	}
	root, err := os.OpenRoot(into)
	if err != nil {
		return "", err
	}
	defer root.Close()
	if info, err := root.Stat(filepath.FromSlash(dir)); err != nil || !info.IsDir() {
		return "", fmt.Errorf("it has no folder %s: correct dir", dir)
	}
	at, err := filepath.EvalSymlinks(filepath.Join(into, filepath.FromSlash(dir)))
	if err != nil {
		return "", err
	}
	return at, nil
}

// unpacker writes the entries of one archive and counts.
type unpacker struct {
	ctx    context.Context
	root   *os.Root
	limits Limits
	packed int64
	files  int
	bytes  int64
}

// count takes account of an entry.
func (u *unpacker) count() error {
	if u.files++; u.files > u.limits.Files {
		return fmt.Errorf("%w: more than %d files", ErrLimit, u.limits.Files)
	}
	return u.ctx.Err()
}

// inside checks a name of an archive.
func inside(name string) (string, error) {
	local := filepath.FromSlash(strings.TrimSuffix(name, "/"))
	if strings.Contains(name, `\`) || !filepath.IsLocal(local) {
		return "", fmt.Errorf("its entry %q leads out of the archive's folder", name)
	}
	return local, nil
}

func (u *unpacker) folder(name string) error {
	if name == "." {
		return nil
	}
	return u.root.MkdirAll(name, 0o700)
}

// file writes one file. Writing stops as soon as the limits are passed, whatever size the archive claims.
func (u *unpacker) file(name string, content io.Reader) error {
	if err := u.folder(filepath.Dir(name)); err != nil {
		return err
	}
	f, err := u.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	left := min(u.limits.Bytes, u.packed*u.limits.Ratio) - u.bytes
	n, err := io.Copy(f, io.LimitReader(content, left+1))
	u.bytes += n
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if n > left {
		return fmt.Errorf("%w: %d bytes, or %d times the archive's size", ErrLimit, u.limits.Bytes, u.limits.Ratio)
	}
	return nil
}
