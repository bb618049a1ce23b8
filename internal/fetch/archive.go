package fetch

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

func (u *unpacker) zip(r io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return err
	}
	for _, entry := range archive.File {
		if err := u.zipEntry(entry); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpacker) zipEntry(entry *zip.File) error {
	if err := u.count(); err != nil {
		return err
	}
	name, err := inside(entry.Name)
	if err != nil {
		return err
	}
	switch mode := entry.Mode(); {
	case mode.IsDir():
		return u.folder(name)
	case !mode.IsRegular():
		return nil // a link or a device is no source
	}
	content, err := entry.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", entry.Name, err)
	}
	defer content.Close()
	return u.file(name, content)
}

func (u *unpacker) compressed(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	defer z.Close()
	return u.tar(z)
}

func (u *unpacker) tar(r io.Reader) error {
	archive := tar.NewReader(r)
	for {
		entry, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return err
		}
		if err := u.tarEntry(entry, archive); err != nil {
			return err
		}
	}
}

func (u *unpacker) tarEntry(entry *tar.Header, content io.Reader) error {
	if err := u.count(); err != nil {
		return err
	}
	switch entry.Typeflag {
	case tar.TypeDir, tar.TypeReg:
	default:
		return nil // a link, a device or a comment is no source
	}
	name, err := inside(entry.Name)
	if err != nil {
		return err
	}
	if entry.Typeflag == tar.TypeDir {
		return u.folder(name)
	}
	return u.file(name, content)
}
