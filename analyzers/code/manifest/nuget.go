package manifest

import (
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// readProject reads a project file of .NET, a packages.config, or properties and central versions that hold for the
// projects below, which are entries.
func readProject(s *sink) error {
	p := &netProject{markup: markup{sink: s}}
	return p.walk("the project", p.open, p.close)
}

// netProject is a project of .NET being read.
type netProject struct {
	markup
	one *code.Dependency // waits for a version of its own element
	is  string           // the element that names it
}

// packageElements name a package, with the attribute that does.
var packageElements = map[string]string{"PackageReference": "Include", "PackageVersion": "Include", "GlobalPackageReference": "Include", "package": "id", "dependency": "id"}

func (p *netProject) open(t xml.StartElement, at code.Span) error {
	if t.Name.Local == "Import" {
		p.importOf(includeKey, attribute(t, "Project"), at)
	}
	if t.Name.Local == "ProjectReference" {
		p.importOf(moduleKey, attribute(t, "Include"), at)
	}
	key, ok := packageElements[t.Name.Local]
	if !ok {
		return nil
	}
	name := attribute(t, key)
	if name == "" && key == "Include" {
		name = attribute(t, "Update")
	}
	if name == "" {
		return nil
	}
	wanted := attribute(t, "VersionOverride")
	if wanted == "" {
		wanted = attribute(t, "Version")
	}
	p.one, p.is = &code.Dependency{Name: name, Wanted: wanted, Span: at}, t.Name.Local
	return nil
}

// importOf notes a file of properties, or another project, that the project takes in.
func (p *netProject) importOf(key, name string, at code.Span) {
	name = strings.ReplaceAll(name, `\`, "/")
	name = strings.ReplaceAll(name, "$(MSBuildThisFileDirectory)", "")
	if name != "" && !strings.Contains(name, "$(") {
		p.entry(key, path.Join(path.Dir(p.sum.Path), name), at)
	}
}

func (p *netProject) close(end int32) error {
	if len(p.path) == 0 {
		return nil
	}
	name, text, at := p.last(), strings.TrimSpace(p.text), p.before(end)
	parent := ""
	if len(p.path) > 1 {
		parent = p.path[len(p.path)-2]
	}
	p.text = ""
	switch {
	case p.one != nil && name == p.is:
		one := *p.one
		p.one = nil
		if name == "PackageVersion" {
			p.entry(managedPrefix+strings.ToLower(one.Name), one.Wanted, one.Span)
			return nil
		}
		return p.add(one)
	case p.one != nil && (name == "VersionOverride" || name == "Version" && p.one.Wanted == ""):
		p.one.Wanted = text
	case parent == "PropertyGroup" && text != "":
		p.entry(propertyPrefix+name, text, at)
		p.own(name, text, at)
	case parent == "metadata" && (name == "id" || name == "version"):
		p.self(strings.Replace(name, "id", "name", 1), text, at)
	}
	return nil
}

// own notes what the project says of its own package.
func (p *netProject) own(name, text string, at code.Span) {
	switch name {
	case "PackageId", "AssemblyName":
		p.self("name", text, at)
	case "Version", "PackageVersion", "VersionPrefix":
		p.self("version", text, at)
	}
}

// netAbove lists a project with the files of properties that hold for it: those that it takes in, and the nearest of
// each name above it.
func (r *resolver) netAbove(f *code.Summary) project {
	out := []*code.Summary{f}
	for i := 0; i < len(out) && len(out) < maxIncludes; i++ {
		for _, e := range out[i].Entries {
			if more := r.files[e.Value.Text]; e.Key.Text == includeKey && more != nil && !slices.Contains(out, more) {
				out = append(out, more)
			}
		}
	}
	for _, name := range []string{"directory.build.props", "directory.packages.props", "directory.build.targets"} {
		if near := r.nearest(path.Dir(f.Path), name); near != nil && !slices.Contains(out, near) {
			out = append(out, near)
		}
	}
	return project{r, out}
}

// nearest is the file of a name in lower case in a folder or the nearest one above, nil for none.
func (r *resolver) nearest(dir, name string) *code.Summary {
	for ; ; dir = path.Dir(dir) {
		for _, f := range r.folders[dir] {
			if strings.ToLower(path.Base(f.Path)) == name {
				return f
			}
		}
		if dir == "." || dir == "/" {
			return nil
		}
	}
}

// net puts in what central versions and properties say.
func (r *resolver) net(f *code.Summary, one *Resolved) {
	d, p := &one.Stated, r.netAbove(f)
	if d.Wanted == "" {
		version, at := p.find(managedPrefix + strings.ToLower(d.Name))
		if d.Wanted = version; at.File != nil {
			one.At = at
		}
	}
	text, at := p.filled(d.Wanted)
	if d.Wanted = text; at.File != nil {
		one.At = at
	}
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
				if err != nil || one.Version == "" {
					return err // a project beside it
				}
				return s.add(one)
			})
		})
	})
}

// readAssets reads a project.assets.json: its libraries are name/version.
func readAssets(s *sink) error {
	d := s.document()
	return d.object(func(key string, _ code.Span) error {
		if key != "libraries" {
			return d.pass()
		}
		return d.object(func(name string, at code.Span) error {
			name, version, _ := strings.Cut(name, "/")
			if err := d.pass(); err != nil {
				return err
			}
			return s.add(code.Dependency{Name: name, Version: version, Wanted: version, Span: at})
		})
	})
}

var (
	paketPackage = regexp.MustCompile(`^\s*nuget\s+([\w.-]+)\s*([^#/]*)`)
	paketNoise   = regexp.MustCompile(`\s+\w+\s*:.*$`)
	paketLocked  = regexp.MustCompile(`^ {4}([\w.-]+) \(([\w.+-]+)\)`)
	paketName    = regexp.MustCompile(`^\s*([A-Za-z][\w.-]*)\s*(?:\w+\s*:.*)?$`)
)

// readPaket reads a paket.dependencies.
func readPaket(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		m := paketPackage.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		wanted := strings.TrimSpace(paketNoise.ReplaceAllString(" "+m[2], ""))
		return s.add(code.Dependency{Name: m[1], Wanted: strings.TrimPrefix(wanted, "= "), Span: lineSpan(line, at)})
	})
}

// readPaketReferences reads the names that one project takes of a paket.dependencies.
func readPaketReferences(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		m := paketName.FindStringSubmatch(line)
		if m == nil || m[1] == "group" || m[1] == "File" {
			return nil
		}
		return s.add(code.Dependency{Name: m[1], Wanted: "", Span: lineSpan(line, at)})
	})
}

func readPaketLock(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		m := paketLocked.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		return s.add(code.Dependency{Name: m[1], Version: m[2], Wanted: m[2], Span: lineSpan(line, at)})
	})
}
