package manifest

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"mleready/analyzers/code"
)

// Keys of the entries of a composer.json.
const (
	repositoryKey = "repository" // address or folder of a repository beside the registry
	replacePrefix = "replace:"   // name of a package that this one stands in for
)

// readComposer reads a composer.json.
func readComposer(s *sink) error {
	d := s.document()
	return d.object(func(key string, at code.Span) error {
		switch key {
		case "name", "version", "type":
			text, _, err := d.text()
			at.End = d.here()
			s.self(key, strings.ToLower(text), at)
			return err
		case "repositories":
			return d.repositories()
		case "require", "require-dev", "replace":
			return d.object(func(name string, at code.Span) error {
				wanted, ok, err := d.text()
				if err != nil || !ok {
					return err
				}
				at.End = d.here()
				if key == "replace" {
					s.entry(replacePrefix+strings.ToLower(name), wanted, at)
					return nil
				}
				return s.add(code.Dependency{Name: strings.ToLower(name), Wanted: wanted, Dev: key == "require-dev", Span: at})
			})
		}
		return d.pass()
	})
}

// repositories reads the repositories of a composer.json, a list or an object.
func (d *document) repositories() error {
	one := func(at code.Span) error {
		var r struct{ Type, URL string }
		var wrong *json.UnmarshalTypeError // a field of another type says nothing
		if err := d.Decode(&r); err != nil && !errors.As(err, &wrong) {
			return fmt.Errorf("reading JSON: %w", err)
		}
		at.End = d.here()
		if d.repos++; d.repos <= maxIncludes && r.URL != "" && r.Type != "composer" && r.Type != "pear" {
			d.sink.entry(repositoryKey, r.Type+" "+r.URL, at)
		}
		return nil
	}
	t, err := d.token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('{'):
		return d.members(func(_ string, at code.Span) error { return one(at) })
	case json.Delim('['):
		for d.More() {
			at := d.here()
			if err := one(code.Span{Start: at, End: at}); err != nil {
				return err
			}
		}
		_, err = d.token()
		return err
	}
	return d.rest(t)
}

// readComposerLock reads a composer.lock.
func readComposerLock(s *sink) error {
	d := s.document()
	return d.object(func(key string, _ code.Span) error {
		if key != "packages" && key != "packages-dev" {
			return d.pass()
		}
		return d.each(func() error { return d.composerPackage(key == "packages-dev") })
	})
}

// readInstalled reads what Composer notes of the packages in its folder, of version 1 and 2.
func readInstalled(s *sink) error {
	if !strings.HasSuffix(path.Dir(s.sum.Path), "composer") {
		return nil
	}
	d := s.document()
	t, err := d.token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
		for d.More() {
			if err := d.composerPackage(false); err != nil {
				return err
			}
		}
		_, err = d.token()
		return err
	case json.Delim('{'):
		return d.members(func(key string, _ code.Span) error {
			if key != "packages" {
				return d.pass()
			}
			return d.each(func() error { return d.composerPackage(false) })
		})
	}
	return d.rest(t)
}

func (d *document) composerPackage(dev bool) error {
	var one code.Dependency
	source := ""
	err := d.object(func(member string, at code.Span) error {
		if member == "source" || member == "dist" {
			return d.object(func(key string, _ code.Span) error {
				text, _, err := d.text()
				if key == "url" && (member == "source" || source == "") {
					source = text
				}
				return err
			})
		}
		if member != "name" && member != "version" {
			return d.pass()
		}
		text, _, err := d.text()
		if member == "name" {
			one.Name, one.Span = strings.ToLower(text), at
		} else {
			one.Wanted = text
		}
		one.End = d.here()
		return err
	})
	if err != nil || one.Name == "" {
		return err
	}
	if one.Version = strings.TrimPrefix(one.Wanted, "v"); strings.HasPrefix(one.Wanted, "dev-") || strings.HasSuffix(one.Wanted, "-dev") {
		one.Version = ""
	}
	one.Dev, one.From = dev, source
	return d.sink.add(one)
}

// fromElsewhere reports whether a repository beside the registry gives a package: a folder of the tree, or an address
// that is called like it.
func (r *resolver) fromElsewhere(f *code.Summary, one *Resolved, locked string) bool {
	_, short, _ := strings.Cut(one.Stated.Name, "/")
	for _, e := range f.Entries {
		if e.Key.Text != repositoryKey || short == "" {
			continue
		}
		kind, url, _ := strings.Cut(e.Value.Text, " ")
		if kind == "path" {
			if own, ok := r.inFolders(path.Join(path.Dir(f.Path), url), one.Stated.Name); ok {
				one.Reason, one.At = LocalPath, own.At
				if one.Version = own.Version; one.Version != "" {
					one.Reason = ""
				}
				return true
			}
			continue
		}
		same := locked != "" && strings.EqualFold(strings.TrimSuffix(locked, ".git"), strings.TrimSuffix(url, ".git"))
		if same || locked == "" && strings.Contains(strings.ToLower(url), short) {
			one.Stated.Wanted += arrow + "git+" + url
			one.Version, one.Reason = "", Git
			return true
		}
	}
	return false
}

// inFolders finds a package of Composer in the folders that a glob means.
func (r *resolver) inFolders(glob, name string) (Own, bool) {
	for _, own := range r.composer[name] {
		if ok, err := path.Match(glob, path.Dir(own.At.File.Path)); err == nil && ok {
			return own, true
		}
	}
	return Own{}, false
}
