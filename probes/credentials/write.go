package credentials

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// write puts new files into a folder, each as a whole, and all of them or none. One that is there already is an error.
func write(dir string, files []newFile) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder of the keys: %w", err)
	}
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.name)); err == nil {
			return fmt.Errorf("%s is there already and is not overwritten: remove it, or name another folder for the keys", filepath.Join(dir, f.name))
		}
	}
	for i, f := range files {
		if err := create(filepath.Join(dir, f.name), f.content); err != nil {
			for _, f := range files[:i] {
				err = errors.Join(err, removed(filepath.Join(dir, f.name)))
			}
			return fmt.Errorf("writing a key: %w", err)
		}
	}
	return nil
}

// create writes a file under another name first and then gives it its own, unless that has been taken meanwhile.
func create(path string, content []byte) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*") // for its owner only
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, removed(temporary.Name())) }()
	_, err = temporary.Write(content)
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	err = os.Link(temporary.Name(), path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(temporary.Name(), path) // a file system without links
}

func removed(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
