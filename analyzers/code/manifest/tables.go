package manifest

import (
	"strings"

	"mleready/analyzers/code"
)

// readTables reads a lock file that has a table for each package: poetry, uv, pdm, pylock and Cargo.
func readTables(s *sink) error {
	var one code.Dependency
	inPackage := false
	from := ""
	give := func() error {
		d := one
		if from != "" {
			d.Wanted, d.Version = d.Version+arrow+from, ""
		}
		one, from = code.Dependency{}, ""
		if d.Name == "" || d.Version+d.Wanted == "" {
			return nil
		}
		return s.add(d)
	}
	err := s.eachTOML(func(table, key, v string, at code.Span) error {
		switch {
		case key == "" && (table == "package" || table == "packages" || !strings.HasPrefix(table, "package")):
			inPackage = strings.HasPrefix(table, "package")
			return give()
		case !inPackage:
		case table == "package.source" && key == "url" && from == "git":
			from = "git+" + tomlText(v)
		case table == "package.source" && key == "type":
			from = sourceType(tomlText(v))
		case table != "package" && table != "packages":
		case key == "name" && one.Name == "":
			one.Name, one.Span = tomlText(v), at
			if s.ecosystem == PyPI {
				one.Name = pypiName(one.Name)
			}
		case key == "version":
			one.Version, one.Wanted, one.End = tomlText(v), tomlText(v), at.End
		case key == "source" || key == "git" || key == "path" || key == "vcs" || key == "directory":
			from = sourceOf(key, v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return give()
}

// sourceType is what poetry calls a source that is no registry.
func sourceType(kind string) string {
	switch kind {
	case "git":
		return kind
	case "directory", "file":
		return "file:."
	case "url":
		return "https://"
	}
	return ""
}

// sourceOf is the source that an entry of a package names, "" for a registry.
func sourceOf(key, v string) string {
	text := tomlText(v)
	git, folder := tomlField(v, "git")+tomlField(v, "url"), tomlField(v, "editable")+tomlField(v, "directory")+tomlField(v, "path")+tomlField(v, "virtual")
	switch {
	case strings.HasPrefix(text, "git+"):
		return text
	case key == "git" || key == "vcs":
		return "git+" + text + git
	case key == "path" || key == "directory":
		return "file:" + text + folder
	case text != "" || tomlField(v, "registry") != "":
		return ""
	case tomlField(v, "git") != "":
		return "git+" + git
	case git != "":
		return git
	case folder != "":
		return "file:" + folder
	}
	return ""
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
				text, _, err := d.text()
				switch key {
				case "version":
					one.Wanted, one.Version = text, strings.TrimPrefix(text, "==")
				case "git":
					one.Wanted = arrow + "git+" + text
				case "path", "file":
					one.Wanted = arrow + "file:" + text
				}
				return err
			})
			if err != nil {
				return err
			}
			return s.add(one)
		})
	})
}
