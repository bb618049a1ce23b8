package manifest

import (
	"strings"

	"mleready/analyzers/code"
)

// readComposer reads a composer.json.
func readComposer(s *sink) error {
	d := s.document()
	return d.object(func(key string, _ code.Span) error {
		if key != "require" && key != "require-dev" {
			return d.pass()
		}
		return d.object(func(name string, at code.Span) error {
			wanted, ok, err := d.text()
			if err != nil || !ok {
				return err
			}
			at.End = d.here()
			return s.add(code.Dependency{Name: strings.ToLower(name), Wanted: wanted, Dev: key == "require-dev", Span: at})
		})
	})
}

// readComposerLock reads a composer.lock.
func readComposerLock(s *sink) error {
	d := s.document()
	return d.object(func(key string, _ code.Span) error {
		if key != "packages" && key != "packages-dev" {
			return d.pass()
		}
		return d.each(func() error {
			var one code.Dependency
			err := d.object(func(member string, at code.Span) error {
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
			one.Dev = key == "packages-dev"
			return s.add(one)
		})
	})
}
