package manifest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// Keys of the entries that a pom.xml has beside its dependencies.
const (
	parentKey      = "parent"    // path of the parent's pom
	propertyPrefix = "property:" // name of a property
	managedPrefix  = "managed:"  // group:artifact that dependencyManagement gives a version
)

// readPOM reads a pom.xml. Properties, the parent and managed versions are entries; Resolve puts them in.
func readPOM(s *sink) error {
	d := xml.NewDecoder(s.feed)
	d.Strict, d.CharsetReader = false, func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	p := &pom{sink: s}
	for {
		from := d.InputOffset()
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
			if len(p.path) >= maxNesting {
				return errors.New("elements nested too deep")
			}
			p.path, p.text = append(p.path, t.Name.Local), ""
			p.open(int32(from))
		case xml.CharData:
			if len(p.text) < maxLine {
				p.text += string(t)
			}
		case xml.EndElement:
			if err := p.close(s.at); err != nil {
				return err
			}
			p.path = p.path[:max(len(p.path)-1, 0)]
		}
	}
}

// pom is a project being read.
type pom struct {
	*sink
	path  []string
	text  string
	start int32
	one   map[string]string // elements of the dependency or the parent being read
}

func (p *pom) in(elements ...string) bool {
	if len(p.path) < len(elements) {
		return false
	}
	for i, e := range elements {
		if p.path[len(p.path)-len(elements)+i] != e {
			return false
		}
	}
	return true
}

func (p *pom) open(at int32) {
	if p.in("dependencies", "dependency") || p.in("project", "parent") {
		p.one, p.start = map[string]string{}, at
	}
}

func (p *pom) close(end int32) error {
	text := strings.TrimSpace(p.text)
	at := code.Span{Start: p.start, End: end}
	switch {
	case p.in("dependencies", "dependency"):
		return p.depend(at)
	case p.in("project", "parent"):
		p.parent(at)
	case p.one != nil && (p.in("dependency", p.last()) || p.in("parent", p.last())):
		p.one[p.last()] = text
	case len(p.path) == 3 && p.path[1] == "properties":
		p.entry(propertyPrefix+p.last(), text, code.Span{Start: max(end-int32(len(p.text)), 0), End: end})
	case len(p.path) == 2 && (p.last() == "version" || p.last() == "groupId"):
		p.entry(propertyPrefix+"project."+p.last(), text, code.Span{Start: max(end-int32(len(p.text)), 0), End: end})
	}
	return nil
}

func (p *pom) last() string {
	if len(p.path) == 0 {
		return ""
	}
	return p.path[len(p.path)-1]
}

func (p *pom) depend(at code.Span) error {
	name, one := p.one["groupId"]+":"+p.one["artifactId"], p.one
	p.one = nil
	if len(p.path) >= 3 && p.path[len(p.path)-3] == "dependencyManagement" {
		p.entry(managedPrefix+name, one["version"], at)
		return nil
	}
	return p.add(code.Dependency{Name: name, Wanted: one["version"], Dev: one["scope"] == "test", Span: at})
}

func (p *pom) parent(at code.Span) {
	relative, said := p.one["relativePath"]
	if !said {
		relative = "../pom.xml"
	}
	if relative != "" {
		if path.Ext(relative) != ".xml" {
			relative += "/pom.xml"
		}
		p.entry(parentKey, path.Join(path.Dir(p.sum.Path), relative), at)
	}
	p.entry(propertyPrefix+"project.parent.version", p.one["version"], at)
	p.one = nil
}

func (s *sink) entry(key, value string, at code.Span) {
	if len(s.sum.Groups) == 0 {
		s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: s.sum.Path, Kind: code.GroupConfig, Func: code.TopLevel, Span: at})
	}
	s.sum.Entries = append(s.sum.Entries, code.Entry{Key: code.Expr{Op: code.OpLiteral, Text: key, Span: at},
		Value: code.Expr{Op: code.OpLiteral, Text: value, Span: at}, Func: code.TopLevel, Span: at})
}

const maxParents = 16

// project is a pom with its parents, the nearest first.
type project []*code.Summary

func (r *resolver) projectOf(f *code.Summary) project {
	var out project
	for len(out) < maxParents && f != nil {
		out = append(out, f)
		parent := ""
		for _, e := range f.Entries {
			if e.Key.Text == parentKey {
				parent = e.Value.Text
			}
		}
		f = r.poms[parent]
		for _, seen := range out {
			if seen == f {
				return out
			}
		}
	}
	return out
}

// find is an entry of the project or of the nearest parent that has it.
func (p project) find(key string) string {
	for _, f := range p {
		for _, e := range f.Entries {
			if e.Key.Text == key {
				return e.Value.Text
			}
		}
	}
	return ""
}

var (
	property = regexp.MustCompile(`\$\{([^}]+)\}`)
	// plainVersion is a version and no range; Maven takes it for a wish, and the nearest one wins.
	plainVersion = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._+-]*$`)
)

// filled is a text with the values of properties.
func (p project) filled(text string) string {
	for range maxParents {
		next := property.ReplaceAllStringFunc(text, func(m string) string {
			name := m[2 : len(m)-1]
			if v := p.find(propertyPrefix + name); v != "" && len(v) < maxLine {
				return v
			}
			return m
		})
		if next == text || len(next) > maxLine {
			return next
		}
		text = next
	}
	return text
}

// maven resolves a dependency of a pom.xml or a Gradle file.
func (r *resolver) maven(f *code.Summary, one *Resolved) {
	p := r.projectOf(f)
	one.Stated.Name = p.filled(one.Stated.Name)
	version := one.Stated.Wanted
	if version == "" {
		for _, parent := range p {
			for _, e := range parent.Entries {
				if name, ok := strings.CutPrefix(e.Key.Text, managedPrefix); ok && p.filled(name) == one.Stated.Name && version == "" {
					version = e.Value.Text
				}
			}
		}
	}
	version = p.filled(version)
	switch {
	case plainVersion.MatchString(version) && version != "LATEST" && version != "RELEASE":
		one.Version = version
	case strings.HasSuffix(version, "SNAPSHOT"):
		one.Reason = Branch
	default:
		one.Reason = OpenRange
	}
	one.Stated.Wanted = version
}

// artifact matches a dependency of a Gradle file: a text of three parts, or the parts by name.
var (
	artifact = regexp.MustCompile(`^\s*["']?(\w*)["']?\s*\(?\s*(?:platform\()?["']([\w.-]+):([\w.-]+)(?::([^"'@:]+))?[^"']*["']`)
	parts    = regexp.MustCompile(`^\s*(\w+)\s*\(?\s*group\s*[:=]\s*["']([^"']+)["']\s*,\s*name\s*[:=]\s*["']([^"']+)["'](?:\s*,\s*version\s*[:=]\s*["']?([^"',)]+)["']?)?`)
	variable = regexp.MustCompile(`^\s*(?:(?:def|val|var|ext\.|extra\[")\s*)?["']?(\w+)["'\]]*\s*(?:=|:)\s*["']([\w.+-]+)["']`)
	dollar   = regexp.MustCompile(`\$\{?(?:rootProject\.|project\.|ext\.)*(\w+)\}?`)
)

// readGradle reads a build file line by line: it is a program, and only what stands in it plainly can be told.
func readGradle(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		if text := strings.TrimSpace(line); strings.HasPrefix(text, "//") || strings.HasPrefix(text, "*") {
			return nil
		}
		m := artifact.FindStringSubmatch(line)
		if m == nil || m[1] == "" {
			m = parts.FindStringSubmatch(line)
		}
		if m == nil {
			if v := variable.FindStringSubmatch(line); v != nil {
				s.entry(propertyPrefix+v[1], v[2], lineSpan(line, at))
			}
			return nil
		}
		wanted := dollar.ReplaceAllString(strings.TrimSpace(m[4]), "$${$1}")
		return s.add(code.Dependency{Name: m[2] + ":" + m[3], Wanted: wanted, Dev: strings.HasPrefix(m[1], "test"), Span: lineSpan(line, at)})
	})
}
