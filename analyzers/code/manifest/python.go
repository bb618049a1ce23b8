package manifest

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

var (
	// requirement matches a line of a requirements file: a name, extras, what is wanted.
	requirement = regexp.MustCompile(`^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(@\s*\S+|[=<>!~][^;#]*)?\s*(?:[;#].*)?$`)
	eggName     = regexp.MustCompile(`[#&]egg=([A-Za-z0-9._-]+)`)
	// tomlEntry matches name = "text" and name = { … version = "text" … }.
	tomlEntry   = regexp.MustCompile(`^\s*["']?([A-Za-z0-9._-]+)["']?\s*=\s*(?:["']([^"']*)["']|\{(.*)\})`)
	tomlVersion = regexp.MustCompile(`version\s*=\s*["']([^"']*)["']`)
	quotedText  = regexp.MustCompile(`"([^"]*)"|'([^']*)'`)
	dashes      = regexp.MustCompile(`[-_.]+`)
)

// pypiName is a name as the registry compares it.
func pypiName(name string) string { return dashes.ReplaceAllString(strings.ToLower(name), "-") }

func (s *sink) requirement(text string, at code.Span, dev bool) error {
	text = strings.TrimSpace(text)
	if m := eggName.FindStringSubmatch(text); m != nil && strings.Contains(text, "+") {
		return s.add(code.Dependency{Name: pypiName(m[1]), Wanted: strings.TrimSpace(strings.TrimPrefix(text, "-e")), Dev: dev, Span: at})
	}
	text, _, _ = strings.Cut(text, " --")
	m := requirement.FindStringSubmatch(strings.TrimSuffix(text, `\`))
	if m == nil {
		return nil
	}
	return s.add(code.Dependency{Name: pypiName(m[1]), Wanted: strings.TrimSpace(m[2]), Dev: dev, Span: at})
}

func readRequirements(s *sink) error {
	return s.eachLine(func(line string, at int32) error { return s.requirement(line, lineSpan(line, at), false) })
}

// readPyproject reads what a pyproject.toml or a Pipfile names: lists of requirements, and tables of names.
func readPyproject(s *sink) error {
	table, open := "", false
	return s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		dev := strings.Contains(table, "dev")
		switch {
		case strings.HasPrefix(text, "#"):
			return nil
		case strings.HasPrefix(text, "[") && !open:
			table = strings.Trim(text, "[] ")
			return nil
		case !open && strings.HasPrefix(strings.ReplaceAll(text, " ", ""), "dependencies=[") && table == "project",
			!open && table == "project.optional-dependencies" && strings.Contains(text, "["):
			_, text, _ = strings.Cut(text, "[")
			open = true
		case open:
		case strings.HasSuffix(table, "dependencies") && strings.Contains(table, "poetry") || table == "packages" || table == "dev-packages":
			return s.tomlEntry(line, lineSpan(line, at), dev)
		}
		if !open {
			return nil
		}
		for _, m := range quotedText.FindAllStringSubmatch(text, -1) {
			if err := s.requirement(m[1]+m[2], lineSpan(line, at), dev); err != nil {
				return err
			}
		}
		open = !strings.HasSuffix(strings.TrimRight(text, " ,"), "]")
		return nil
	})
}

// readSetup reads the list that a setup.py gives as install_requires, or a list of that meaning under a plain name.
func readSetup(s *sink) error {
	open := false
	return s.eachLine(func(line string, at int32) error {
		if m := requiresList.FindStringIndex(line); m != nil && !open {
			line, at, open = line[m[1]:], at+int32(m[1]), true
		}
		if text := strings.TrimSpace(line); !open || strings.HasPrefix(text, "#") {
			return nil
		}
		inside, _, closed := strings.Cut(line, "]")
		if i := strings.LastIndexByte(line, ']'); closed && strings.Contains(inside, "[") {
			inside, closed = line[:max(i, 0)], strings.Count(line, "]") > strings.Count(line, "[")
		}
		for _, m := range quotedText.FindAllStringSubmatch(inside, -1) {
			if err := s.requirement(m[1]+m[2], lineSpan(line, at), false); err != nil {
				return err
			}
		}
		open = !closed
		return nil
	})
}

var requiresList = regexp.MustCompile(`^\s*(?:install_requires|REQUIRES|requires|requirements|install_requirements)\s*=\s*\[`)

func (s *sink) tomlEntry(line string, at code.Span, dev bool) error {
	m := tomlEntry.FindStringSubmatch(line)
	if m == nil || m[1] == "python" {
		return nil
	}
	wanted := m[2]
	if v := tomlVersion.FindStringSubmatch(m[3]); v != nil {
		wanted = v[1]
	} else if strings.Contains(m[3], "git") || strings.Contains(m[3], "path") {
		wanted = "@ " + m[3]
	}
	return s.add(code.Dependency{Name: pypiName(m[1]), Wanted: wanted, Dev: dev, Span: at})
}

// readPoetry reads a lock file of poetry or uv: a table for each package.
func readPoetry(s *sink) error {
	var one code.Dependency
	inPackage := false
	give := func() error {
		if one.Name == "" || one.Version == "" {
			return nil
		}
		d := one
		one = code.Dependency{}
		return s.add(d)
	}
	err := s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		if strings.HasPrefix(text, "[") {
			inPackage = text == "[[package]]"
			return give()
		}
		m := tomlEntry.FindStringSubmatch(line)
		switch {
		case !inPackage || m == nil:
		case m[1] == "name":
			one.Name, one.Span = pypiName(m[2]), lineSpan(line, at)
		case m[1] == "version":
			one.Version, one.Wanted, one.End = m[2], m[2], at+int32(len(line))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return give()
}

// readPipfileLock reads a Pipfile.lock.
func readPipfileLock(s *sink) error {
	d := s.document()
	return d.object(func(section string, _ code.Span) error {
		if section != "default" && section != "develop" {
			return d.pass()
		}
		return d.object(func(name string, at code.Span) error {
			one := code.Dependency{Name: pypiName(name), Dev: section == "develop", Span: at}
			err := d.object(func(key string, _ code.Span) error {
				if key != "version" {
					return d.pass()
				}
				text, _, err := d.text()
				one.Wanted, one.Version = text, strings.TrimPrefix(text, "==")
				return err
			})
			if err != nil {
				return err
			}
			return s.add(one)
		})
	})
}
