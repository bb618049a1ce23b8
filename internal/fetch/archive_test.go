package fetch

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entry is a file of an archive; with a link it is one.
type entry struct{ name, text, link string }

func makeZip(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		header.SetMode(0o644)
		text := e.text
		if e.link != "" {
			header.SetMode(fs.ModeSymlink | 0o777)
			text = e.link
		}
		out, err := w.CreateHeader(header)
		if err == nil {
			_, err = out.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func makeTar(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.text)), Typeflag: tar.TypeReg}
		if e.link != "" {
			header = &tar.Header{Name: e.name, Linkname: e.link, Typeflag: tar.TypeSymlink}
		}
		if err := w.WriteHeader(header); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(t testing.TB, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpack gives the files that came of an archive.
func unpack(t *testing.T, name string, text []byte, limits Limits) (map[string]string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	around := t.TempDir()
	into := filepath.Join(around, "into")
	if err := os.Mkdir(into, 0o700); err != nil {
		t.Fatal(err)
	}
	err := Archive(t.Context(), file, into, limits)
	files := map[string]string{}
	walked := filepath.WalkDir(around, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(into, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(content)
		return err
	})
	if walked != nil {
		t.Fatal(walked)
	}
	return files, err
}

func TestArchive(t *testing.T) {
	entries := []entry{{"a/b.go", "package a", ""}, {"c.js", "x", ""}, {"a/outside", "", "/etc"}}
	want := map[string]string{"a/b.go": "package a", "c.js": "x"}
	for name, text := range map[string][]byte{
		"code.zip": makeZip(t, entries...), "code.tar": makeTar(t, entries...), "code.tar.gz": packed(t, makeTar(t, entries...)),
		"CODE.TGZ": packed(t, makeTar(t, entries...)),
	} {
		files, err := unpack(t, name, text, DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, files); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestArchiveRefuses(t *testing.T) {
	large := strings.Repeat("a", 100_000)
	small := Limits{Files: 2, Bytes: 50_000, Ratio: 1000}
	tests := map[string]struct {
		name   string
		text   []byte
		limits Limits
		want   string
	}{
		"leads out of a zip":     {"a.zip", makeZip(t, entry{"../out", "x", ""}), DefaultLimits, "leads out"},
		"leads out of a tar":     {"a.tar", makeTar(t, entry{"a/../../out", "x", ""}), DefaultLimits, "leads out"},
		"absolute":               {"a.tar", makeTar(t, entry{"/out", "x", ""}), DefaultLimits, "leads out"},
		"backslash":              {"a.zip", makeZip(t, entry{`..\out`, "x", ""}), DefaultLimits, "leads out"},
		"through a link":         {"a.tar", makeTar(t, entry{"a", "", ".."}, entry{"a/../../out", "x", ""}), DefaultLimits, "leads out"},
		"twice":                  {"a.zip", makeZip(t, entry{"a", "x", ""}, entry{"a", "y", ""}), DefaultLimits, "exists"},
		"too many":               {"a.zip", makeZip(t, entry{"a", "", ""}, entry{"b", "", ""}, entry{"c", "", ""}), small, "more than 2 files"},
		"too large":              {"a.tar", makeTar(t, entry{"a", large, ""}), small, "50000 bytes"},
		"too large all together": {"a.tar", makeTar(t, entry{"a", large[:30_000], ""}, entry{"b", large[:30_000], ""}), small, "50000 bytes"},
		"a bomb":                 {"a.tar.gz", packed(t, makeTar(t, entry{"a", large, ""})), Limits{Files: 9, Bytes: 1 << 30, Ratio: 10}, "10 times"},
		"torn":                   {"a.zip", makeZip(t, entry{"a", large, ""})[:200], DefaultLimits, "not a valid zip"},
		"no archive":             {"a.rar", []byte("Rar!"), DefaultLimits, "is no archive by its name"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files, err := unpack(t, test.name, test.text, test.limits)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v does not say %q", err, test.want)
			}
			for file := range files {
				if strings.HasPrefix(file, "..") {
					t.Errorf("%s was written outside", file)
				}
			}
			if strings.HasPrefix(name, "too") || name == "a bomb" {
				if !errors.Is(err, ErrLimit) {
					t.Errorf("%v is no limit", err)
				}
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file := filepath.Join(t.TempDir(), "a.tar")
	if err := os.WriteFile(file, makeTar(t, entry{"a", "x", ""}), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Archive(ctx, file, t.TempDir(), DefaultLimits); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestInside(t *testing.T) {
	into := t.TempDir()
	if err := os.MkdirAll(filepath.Join(into, "services", "pay"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/", filepath.Join(into, "out")); err != nil {
		t.Skip("no symbolic links here")
	}
	for dir, ok := range map[string]bool{"": true, "services/pay": true, "services/none": false, "out": false, "../..": false} {
		if _, err := Inside(into, dir); (err == nil) != ok {
			t.Errorf("%q: %v", dir, err)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(nil), true)
	f.Add(makeZip(f, entry{"a/b", "text", ""}, entry{"c", "", "d"}), true)
	f.Add(makeTar(f, entry{"a/b", "text", ""}, entry{"c", "", "d"}), false)
	f.Fuzz(func(t *testing.T, text []byte, zipped bool) {
		name := "a.tar"
		if zipped {
			name = "a.zip"
		}
		limits := Limits{Files: 100, Bytes: 1 << 16, Ratio: 100}
		files, _ := unpack(t, name, text, limits)
		total := 0
		for file, content := range files {
			total += len(content)
			if strings.HasPrefix(file, "..") {
				t.Errorf("%s was written outside", file)
			}
		}
		if total > int(limits.Bytes)+1 {
			t.Errorf("%d bytes were written", total)
		}
	})
}
