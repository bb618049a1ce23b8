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
)

// keyExtensions are those of files that hold keys or certificates and little else.
var keyExtensions = set(".pem", ".crt", ".cer", ".cert", ".der", ".p12", ".pfx", ".jks", ".key", ".p8")

// keyMark begins a key or a certificate in a text.
const keyMark = "-----BEGIN "

// KeyExtension reports whether a file is named like one that holds keys or certificates.
func KeyExtension(name string) bool { return keyExtensions[strings.ToLower(path.Ext(name))] }

func byPath(f File, name string) int { return strings.Compare(f.Path, name) }

// ReadKey returns the bytes of a file of KeyFiles. Any other name is fs.ErrNotExist.
func (t *Tree) ReadKey(name string) ([]byte, error) {
	i, ok := slices.BinarySearchFunc(t.KeyFiles, name, byPath)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	r := t.roots[t.KeyFiles[i].root]
	f, err := os.OpenInRoot(r.dir, filepath.FromSlash(r.inside(name)))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", Escape(name), cause(err))
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, t.limits.MaxKey+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", Escape(name), cause(err))
	case int64(len(body)) > t.limits.MaxKey:
		return nil, fmt.Errorf("reading %s: %s", Escape(name), tooLarge(t.limits.MaxKey))
	}
	return body, nil
}

// addKey lists a file that may hold keys, or says that it is too large for one.
func (c *collector) addKey(r result) {
	switch {
	case !r.keyed:
	case r.file.Size > c.limits.MaxKey:
		c.skip(skippedAt(r.file.Path, "not searched for keys: "+tooLarge(c.limits.MaxKey)))
	default:
		c.tree.KeyFiles = append(c.tree.KeyFiles, r.file)
	}
}
