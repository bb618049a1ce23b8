package manifest

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Keys of the entries that name a further file of requirements, or one that only bounds versions.
const (
	includeKey    = "include"
	constraintKey = "constraint"
	sourceKey     = "source:" // name of a package whose source a table of its own gives
)

const maxIncludes = 64

var (
	// requirement matches a line of a requirements file: a name, extras, what is wanted.
	requirement = regexp.MustCompile(`^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(@\s*\S+|\(?[=<>!~][^;#]*)?\s*(?:[;#].*)?$`)
	eggName     = regexp.MustCompile(`[#&]egg=([A-Za-z0-9._-]+)`)
	archiveName = regexp.MustCompile(`([A-Za-z0-9][A-Za-z0-9._]*?)-(\d[\w.!+]*?)(?:-[\w.]+-[\w.]+-[\w.]+\.whl|\.tar\.gz|\.zip)(?:#.*)?$`)
	optionFile  = regexp.MustCompile(`^(-r|--requirement|-c|--constraint)(?:\s+|=)?(\S+)`)
	quotedText  = regexp.MustCompile(`"([^"]*)"|'([^']*)'`)
)

// pypiName is a name as the registry compares it.
func pypiName(name string) string { return mleready.PackageName(PyPI, name) }

func (s *sink) requirement(text string, at code.Span, dev bool) error {
	text = strings.TrimSpace(text)
	one := code.Dependency{Dev: dev, Span: at}
	plain, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(text), `\`), " --")
	switch m, file := requirement.FindStringSubmatch(plain), archiveName.FindStringSubmatch(strings.TrimSpace(plain)); {
	case strings.Contains(text, "+") && eggName.MatchString(text):
		one.Name, one.Wanted = eggName.FindStringSubmatch(text)[1], strings.TrimSpace(strings.TrimPrefix(text, "-e"))
	case m != nil:
		one.Name, one.Wanted = m[1], strings.Trim(strings.TrimSpace(m[2]), "()")
	case file != nil:
		one.Name, one.Wanted = path.Base(file[1]), "@ "+plain
	default:
		return nil
	}
	one.Name = pypiName(one.Name)
	return s.add(one)
}

// readRequirements reads a file of requirements; the files that it takes in are entries.
func readRequirements(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		if m := optionFile.FindStringSubmatch(text); m != nil {
			key := includeKey
			if strings.Contains(m[1], "c") {
				key = constraintKey
			}
			s.entry(key, path.Join(path.Dir(s.sum.Path), m[2]), lineSpan(line, at))
			return nil
		}
		return s.requirement(text, lineSpan(line, at), strings.Contains(path.Base(s.sum.Path), "dev"))
	})
}

// readConstraints reads a file that says which version is taken of what others ask for.
func readConstraints(s *sink) error {
	if err := readRequirements(s); err != nil {
		return err
	}
	for i := range s.sum.Depends {
		s.sum.Depends[i].Forced = true
	}
	return nil
}

// readPyproject reads what a pyproject.toml or a Pipfile names: lists of requirements, and tables of names.
func readPyproject(s *sink) error {
	return s.eachTOML(func(table, key, v string, at code.Span) error {
		dev := strings.Contains(table, "dev") || strings.Contains(table, "test") || strings.Contains(key, "dev")
		switch {
		case key == "":
			return nil
		case (table == "project" || table == "tool.poetry") && (key == "name" || key == "version"):
			s.self(key, tomlText(v), at)
		case table == "project" && key == "dependencies", table == "project.optional-dependencies", table == "dependency-groups",
			table == "tool.pdm.dev-dependencies", table == "tool.uv" && strings.HasSuffix(key, "dependencies"),
			strings.HasPrefix(table, "tool.hatch.envs.") && strings.HasSuffix(key, "dependencies"):
			for _, m := range quotedText.FindAllStringSubmatch(v, -1) {
				if err := s.requirement(m[1]+m[2], at, dev || table == "dependency-groups"); err != nil {
					return err
				}
			}
		case table == "tool.uv.sources":
			s.entry(sourceKey+pypiName(key), "@ "+v, at)
		case table == "packages", table == "dev-packages", strings.HasPrefix(table, "tool.poetry") && strings.HasSuffix(table, "dependencies"):
			return s.named(key, v, table == "packages" || table == "dev-packages", dev, at)
		}
		return nil
	})
}

// named keeps a package of a table of names: name = "version" or name = {…}.
func (s *sink) named(name, v string, pip, dev bool, at code.Span) error {
	if name == "python" || strings.ContainsAny(name, "[]{}, ") {
		return nil
	}
	wanted := tomlText(v)
	if wanted == "" {
		wanted = tomlField(v, "version")
	}
	if from := tomlField(v, "git") + tomlField(v, "path") + tomlField(v, "url") + tomlField(v, "file"); from != "" {
		wanted = "@ " + v
	} else if !pip {
		wanted = poetryRange(wanted)
	}
	return s.add(code.Dependency{Name: pypiName(name), Wanted: wanted, Dev: dev, Span: at})
}

var poetryVersion = regexp.MustCompile(`^([\^~]?)(\d+(?:\.\d+)*)$`)

// poetryRange is a wish of poetry in the words that other tools have for it: ^0.0.75 allows 0.0.75 alone.
func poetryRange(wanted string) string {
	m := poetryVersion.FindStringSubmatch(strings.TrimSpace(wanted))
	if m == nil {
		return wanted
	}
	if m[1] == "" {
		return "==" + m[2]
	}
	numbers := strings.Split(m[2], ".")
	keep := min(len(numbers), 2) - 1 // ~1.2.3 keeps the second number
	if m[1] == "^" {
		for keep = 0; keep < len(numbers)-1 && strings.Trim(numbers[keep], "0") == ""; keep++ {
		}
	}
	n, err := strconv.Atoi(numbers[keep])
	if err != nil {
		return wanted
	}
	return fmt.Sprintf(">=%s,<%s", m[2], strings.Join(append(numbers[:keep:keep], strconv.Itoa(n+1)), "."))
}

var (
	requiresList = regexp.MustCompile(`^\s*(?:install_requires|REQUIRES|requires|requirements|install_requirements|INSTALL_REQUIRES)\s*=\s*\[`)
	setupOwn     = regexp.MustCompile(`(?i)^\s*(name|version|__version__)\s*=\s*["']([^"']+)["']`)
)

// readSetup reads the list that a setup.py gives as install_requires, or a list of that meaning under a plain name.
func readSetup(s *sink) error {
	depth := 0
	return s.eachLine(func(line string, at int32) error {
		if m := setupOwn.FindStringSubmatch(line); m != nil {
			s.self(strings.Trim(strings.ToLower(m[1]), "_"), m[2], lineSpan(line, at))
		}
		if m := requiresList.FindStringIndex(line); m != nil && depth == 0 {
			line, at, depth = line[m[1]:], at+int32(m[1]), 1
		}
		if depth == 0 {
			return nil
		}
		l := scanTOML(line) // texts, brackets and comments look the same
		for _, m := range quotedText.FindAllStringSubmatch(line[:l.end], -1) {
			if err := s.requirement(m[1]+m[2], lineSpan(line, at), false); err != nil {
				return err
			}
		}
		depth = max(depth+l.opened, 0)
		return nil
	})
}

// readSetupCfg reads the requirements of a setup.cfg: lines below a key, further in than it.
func readSetupCfg(s *sink) error {
	section, key := "", ""
	return s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' || text[0] == ';' {
			return nil
		}
		value := text
		if text[0] == '[' {
			section, key = strings.Trim(text, "[]"), ""
			return nil
		}
		if line[0] != ' ' && line[0] != '\t' {
			key, value, _ = strings.Cut(text, "=")
			key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		}
		switch {
		case section == "metadata":
			s.self(key, value, lineSpan(line, at))
		case section == "options" && key == "install_requires", section == "options.extras_require":
			return s.requirement(value, lineSpan(line, at), section != "options" && strings.Contains(key, "dev"))
		}
		return nil
	})
}

// condaLine matches a package of an environment.yml: name=version, or a requirement of pip.
var condaLine = regexp.MustCompile(`^\s*-\s*["']?([A-Za-z0-9][\w.-]*)\s*(={1,2}|[<>!~]=?)?\s*([^"'=#]*)`)

func readConda(s *sink) error {
	open := false
	return s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		if text != "" && line[0] != ' ' && line[0] != '-' {
			open = strings.HasPrefix(text, "dependencies:")
		}
		m := condaLine.FindStringSubmatch(line)
		if !open || m == nil || strings.HasSuffix(text, ":") {
			return nil
		}
		wanted := m[2] + strings.TrimSpace(m[3])
		if m[2] == "=" {
			wanted = "=" + wanted
		}
		return s.add(code.Dependency{Name: pypiName(m[1]), Wanted: wanted, Span: lineSpan(line, at)})
	})
}
