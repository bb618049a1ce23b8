package manifest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"mleready/analyzers/code"
)

// readProject reads a project file of .NET, a packages.config, or the versions that a Directory.Packages.props gives, which
// are entries.
func readProject(s *sink) error {
	d := xml.NewDecoder(s.feed)
	d.Strict, d.CharsetReader = false, func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var open *code.Dependency // waits for a version of its own element
	depth, inVersion := 0, false
	for {
		from := int32(d.InputOffset())
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the project: %w", err)
		}
		s.at = int32(d.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return errors.New("elements nested too deep")
			}
			inVersion = open != nil && t.Name.Local == "Version"
			if one := packageOf(t); one != nil {
				one.Span = code.Span{Start: from, End: s.at}
				if t.Name.Local == "PackageVersion" {
					s.entry(managedPrefix+one.Name, one.Wanted, one.Span)
				} else {
					open = one
				}
			}
		case xml.CharData:
			if inVersion {
				open.Wanted = strings.TrimSpace(string(t))
			}
		case xml.EndElement:
			depth--
			inVersion = false
			if open != nil && (t.Name.Local == "PackageReference" || t.Name.Local == "package") {
				if err := s.add(*open); err != nil {
					return err
				}
				open = nil
			}
		}
	}
}

// packageOf is the package that an element names, nil for none.
func packageOf(t xml.StartElement) *code.Dependency {
	names := map[string]string{"PackageReference": "Include", "PackageVersion": "Include", "package": "id"}
	key, ok := names[t.Name.Local]
	if !ok {
		return nil
	}
	one := &code.Dependency{}
	for _, a := range t.Attr {
		switch {
		case a.Name.Local == key:
			one.Name = a.Value
		case strings.EqualFold(a.Name.Local, "version"), a.Name.Local == "VersionOverride":
			one.Wanted = a.Value
		}
	}
	if one.Name == "" {
		return nil
	}
	return one
}

// readNuGetLock reads a packages.lock.json: packages by target framework.
func readNuGetLock(s *sink) error {
	d := s.document()
	return d.object(func(key string, _ code.Span) error {
		if key != "dependencies" {
			return d.pass()
		}
		return d.object(func(string, code.Span) error {
			return d.object(func(name string, at code.Span) error {
				one := code.Dependency{Name: name, Span: at}
				err := d.object(func(member string, _ code.Span) error {
					if member != "resolved" {
						return d.pass()
					}
					text, _, err := d.text()
					one.Version, one.Wanted = text, text
					one.End = d.here()
					return err
				})
				if err != nil {
					return err
				}
				return s.add(one)
			})
		})
	})
}
