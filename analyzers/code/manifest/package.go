package manifest

import (
	"encoding/json"
	"strings"

	"mleready/analyzers/code"
)

// workspacesKey is the key of a package.json that lists the folders it installs together.
const workspacesKey = "workspaces"

// sections of a package.json that name packages, and whether they are for development only.
var sections = map[string]bool{"dependencies": false, "devDependencies": true, "peerDependencies": false, "optionalDependencies": false}

func readPackage(s *sink) error {
	d := s.document()
	return d.object(func(key string, at code.Span) error {
		dev, isSection := sections[key]
		switch {
		case isSection:
			return d.object(func(name string, at code.Span) error { return d.depend(name, at, dev) })
		case key == "name" || key == "version":
			text, _, err := d.text()
			at.End = d.here()
			d.sink.self(key, text, at)
			return err
		case key == "overrides" || key == "resolutions":
			return d.overrides()
		case key == "pnpm":
			return d.object(func(key string, at code.Span) error {
				if key == "overrides" {
					return d.overrides()
				}
				return d.pass()
			})
		case key == workspacesKey:
			return d.workspaces(at)
		}
		return d.pass()
	})
}

func (d *document) depend(name string, at code.Span, dev bool) error {
	wanted, ok, err := d.text()
	if err != nil || !ok {
		return err
	}
	at.End = d.here()
	spec := parseSpec(name, wanted)
	return d.sink.add(code.Dependency{Name: spec.name, Alias: spec.alias, Version: spec.exact(), Wanted: wanted, Dev: dev, Span: at})
}

// overrides reads what holds for a package whoever asks for it. What holds below one parent only decides nothing here.
func (d *document) overrides() error {
	return d.object(func(key string, at code.Span) error {
		name, nested := overridden(key)
		t, err := d.token()
		if err != nil {
			return err
		}
		wanted, ok := t.(string)
		switch {
		case ok && !nested:
			at.End = d.here()
			return d.force(name, wanted, at)
		case t == json.Delim('{') && !nested:
			return d.members(func(key string, at code.Span) error { return d.self(name, key, at) })
		}
		return d.rest(t)
	})
}

// self reads one of the overrides below a package: "." is the package itself.
func (d *document) self(name, key string, at code.Span) error {
	if key != "." {
		return d.pass()
	}
	wanted, ok, err := d.text()
	if err != nil || !ok {
		return err
	}
	at.End = d.here()
	return d.force(name, wanted, at)
}

func (d *document) force(name, wanted string, at code.Span) error {
	spec := parseSpec(name, wanted)
	return d.sink.add(code.Dependency{Name: name, Version: spec.exact(), Wanted: wanted, Forced: true, Span: at})
}

// overridden is the package that the key of an override means; nested when it holds below some parent only.
func overridden(key string) (name string, nested bool) {
	key = strings.TrimPrefix(key, "**/")
	if _, after, ok := strings.Cut(key, ">"); ok {
		return after, true
	}
	if i := strings.Index(key[min(1, len(key)):], "@"); i >= 0 {
		key = key[:i+1]
	}
	slashes := strings.Count(key, "/")
	return key, slashes > 1 || slashes == 1 && !strings.HasPrefix(key, "@")
}

// workspaces keeps the globs of the folders as an entry.
func (d *document) workspaces(at code.Span) error {
	t, err := d.token()
	if err != nil {
		return err
	}
	var globs []string
	switch t {
	case json.Delim('['):
		globs, err = d.elements()
	case json.Delim('{'):
		err = d.members(func(key string, _ code.Span) error {
			if key != "packages" {
				return d.pass()
			}
			globs, err = d.texts()
			return err
		})
	default:
		return d.rest(t)
	}
	if err != nil {
		return err
	}
	at.End = d.here()
	value := code.Expr{Op: code.OpList, Span: at}
	for _, g := range globs {
		value.Args = append(value.Args, code.Expr{Op: code.OpLiteral, Text: g, Span: at})
	}
	sum := d.sink.sum
	sum.Groups = append(sum.Groups, code.Group{Symbol: sum.Path, Kind: code.GroupConfig, Func: code.TopLevel, Span: at})
	sum.Entries = append(sum.Entries, code.Entry{Group: len(sum.Groups) - 1, Key: code.Expr{Op: code.OpLiteral, Text: workspacesKey, Span: at},
		Value: value, Func: code.TopLevel, Span: at})
	return nil
}
