package manifest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"mleready/analyzers/code"
)

// readPackageLock reads what npm writes. Version 1 has a tree of dependencies, version 3 a list of folders, version 2
// both; the list says more.
func readPackageLock(s *sink) error {
	d := s.document()
	listed := false
	return d.object(func(key string, _ code.Span) error {
		switch {
		case key == "packages":
			listed = true
			return d.object(d.installed)
		case key == "dependencies" && !listed:
			return d.nested(".", 0)
		}
		return d.pass()
	})
}

// locked is what a lock file says about one package.
type locked struct {
	Name, Version, Resolved string
	Link, Dev               bool
}

// installed reads an entry of the list: the key is the folder that the package is installed in.
func (d *document) installed(key string, at code.Span) error {
	owner, name, ok := cutInstalled(key)
	if !ok {
		return d.pass()
	}
	var e locked
	var wrong *json.UnmarshalTypeError // a field of another type says nothing
	if err := d.Decode(&e); err != nil && !errors.As(err, &wrong) {
		return fmt.Errorf("reading JSON: %w", err)
	}
	d.here()
	dep := code.Dependency{Name: name, For: owner, Dev: e.Dev, Span: at}
	if e.Name != "" && e.Name != name {
		dep.Name, dep.Alias = e.Name, name
	}
	dep.Version, dep.Wanted = e.release()
	return d.sink.add(dep)
}

// cutInstalled splits "packages/pay/node_modules/@acme/x" into the folder that it is for and the package.
func cutInstalled(key string) (owner, name string, ok bool) {
	const folder = "node_modules/"
	i := strings.LastIndex("/"+key, "/"+folder)
	if i < 0 {
		return "", "", false
	}
	if owner = strings.TrimSuffix(key[:i], "/"); owner == "" {
		owner = "."
	}
	return owner, key[i+len(folder):], true
}

// release is the version, "" with what stands in its place when it is no release.
func (e locked) release() (version, wanted string) {
	switch kind := kindOf(e.Resolved); {
	case e.Link:
		return "", "link:" + e.Resolved
	case kind == gitSource || kind == localPath:
		return "", e.Resolved
	}
	if kindOf(e.Version) != exactVersion {
		return "", e.Version
	}
	return e.Version, ""
}

const maxNesting = 64 // packages inside of packages

// nested reads the tree of version 1.
func (d *document) nested(owner string, depth int) error {
	if depth > maxNesting {
		return d.pass()
	}
	return d.object(func(name string, at code.Span) error {
		var e locked
		err := d.object(func(key string, _ code.Span) error {
			var err error
			switch key {
			case "version":
				e.Version, _, err = d.text()
			case "resolved":
				e.Resolved, _, err = d.text()
			case "dev":
				var t any
				t, err = d.token()
				e.Dev = t == true
			case "dependencies":
				below := strings.TrimPrefix(owner+"/node_modules/"+name, "./")
				err = d.nested(below, depth+1)
			default:
				err = d.pass()
			}
			return err
		})
		if err != nil {
			return err
		}
		dep := code.Dependency{Name: name, For: owner, Dev: e.Dev, Span: at}
		if s := parseSpec(name, e.Version); s.alias != "" {
			dep.Name, dep.Alias, e.Version = s.name, s.alias, s.text
		}
		dep.Version, dep.Wanted = e.release()
		return d.sink.add(dep)
	})
}
