package manifest

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// lineForm is a line that names a package: the groups are its name and what is wanted of it.
type lineForm struct {
	pattern *regexp.Regexp
	comment string
	dev     *regexp.Regexp // what marks a package for development
}

var (
	swiftLine = lineForm{regexp.MustCompile(`\.package\s*\(\s*(?:name:\s*"[^"]*"\s*,\s*)?(?:url|path|id):\s*"([^"]+)"\s*,?\s*(.*?)\)?,?\s*$`), "//", nil}
	cartLine  = lineForm{regexp.MustCompile(`^\s*(?:github|git|binary)\s+"([^"]+)"\s*(.*)$`), "#", nil}
	podLine   = lineForm{regexp.MustCompile(`^\s*(?:pod|\w+\.dependency)\s*\(?\s*["']([^"'/]+)(?:/[^"']*)?["']\s*,?\s*(.*)$`), "#", nil}

	podLockLine = lineForm{regexp.MustCompile(`^ {2}- "?([\w.+-]+)(?:/[^ ]*)? \(([\d][^)]*)\)"?:?$`), "#", nil}
	hexLine     = lineForm{regexp.MustCompile(`^\s*\{\s*:(\w+)\s*,\s*(.*?)\}?,?\s*$`), "#", regexp.MustCompile(`only:\s*(?::(?:dev|test)\b|\[\s*:(?:dev|test)\s*(?:,\s*:(?:dev|test)\s*)?\])`)}
	hexLockLine = lineForm{regexp.MustCompile(`^\s*"(\w+)":\s*\{:hex,\s*:\w+,\s*"([^"]+)"`), "#", nil}
	cpanLine    = lineForm{regexp.MustCompile(`^\s*(?:requires|recommends)\s*\(?\s*["']([\w:]+)["']\s*(?:,|=>)?\s*(.*?)\)?;?\s*$`), "#", nil}
)

// readLines reads a manifest that names one package on a line.
func readLines(f lineForm) func(*sink) error {
	return func(s *sink) error {
		return s.eachLine(func(line string, at int32) error {
			m := f.pattern.FindStringSubmatch(line)
			if m == nil || strings.HasPrefix(strings.TrimSpace(line), f.comment) {
				return nil
			}
			one := code.Dependency{Name: swiftName(s.ecosystem, m[1]), Wanted: strings.TrimSpace(m[2]), Dev: f.dev != nil && f.dev.MatchString(m[2]), Span: lineSpan(line, at)}
			if s.ecosystem == Swift && strings.Contains(line, "path:") {
				one.Wanted = "file:" + m[1]
			}
			if s.wants != nil {
				one.Version = strings.Trim(m[2], `"' `)
			}
			return s.add(one)
		})
	}
}

// swiftName is the identity of a package that its address names; other ecosystems have names.
func swiftName(ecosystem, name string) string {
	if ecosystem != Swift {
		return name
	}
	return strings.ToLower(strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".git"))
}

// wishText is the first text of a wish, with the words that ask for exactly that.
var wishText = regexp.MustCompile(`(exact\s*:?\s*\(?\s*|==\s*|^=\s*)?["']([^"']+)["']`)

// fixed is the one version that a wish of these ecosystems allows, "" when it is not one.
func fixed(ecosystem, wanted string) string {
	text, exact := wanted, false
	if m := wishText.FindStringSubmatch(wanted); m != nil {
		text, exact = m[2], m[1] != ""
	}
	text = strings.TrimSpace(text)
	for _, sign := range []string{"==", "="} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			text, exact = strings.TrimSpace(rest), true
		}
	}
	plain := ecosystem == RubyGems || ecosystem == Pub || ecosystem == CocoaPods || ecosystem == Hex
	if (exact || plain) && bareVersion.MatchString(text) {
		return text
	}
	return ""
}

var bareVersion = regexp.MustCompile(`^\d[\w.+-]*$`)

// readSwiftLock reads a Package.resolved, of all its versions.
func readSwiftLock(s *sink) error {
	d := s.document()
	pins := func() error {
		return d.each(func() error {
			one := code.Dependency{}
			err := d.object(func(key string, at code.Span) error {
				switch key {
				case "identity", "location", "repositoryURL":
					text, _, err := d.text()
					if one.Name == "" || key == "identity" {
						one.Name, one.Span = swiftName(Swift, text), at
					}
					return err
				case "state":
					return d.object(func(key string, _ code.Span) error {
						text, _, err := d.text()
						if key == "version" {
							one.Version, one.Wanted = text, text
						}
						return err
					})
				}
				return d.pass()
			})
			if err != nil || one.Name == "" {
				return err
			}
			return s.add(one)
		})
	}
	return d.object(func(key string, _ code.Span) error {
		switch key {
		case "pins":
			return pins()
		case "object":
			return d.object(func(key string, _ code.Span) error {
				if key != "pins" {
					return d.pass()
				}
				return pins()
			})
		}
		return d.pass()
	})
}

// readCargo reads a Cargo.toml.
func readCargo(s *sink) error {
	return s.eachTOML(func(table, key, v string, at code.Span) error {
		parts := strings.Split(table, ".")
		kind, dev := parts[len(parts)-1], strings.Contains(table, "dev-dependencies") || strings.Contains(table, "build-dependencies")
		switch {
		case key == "":
			return nil
		case table == "package":
			s.self(key, tomlText(v), at)
		case strings.HasSuffix(kind, "dependencies"):
			key, _, _ = strings.Cut(key, ".")
			return s.add(code.Dependency{Name: key, Wanted: crateWish(v), Dev: dev, Span: at})
		case len(parts) > 1 && strings.HasSuffix(parts[len(parts)-2], "dependencies") && (key == "version" || key == "git" || key == "path"):
			return s.add(code.Dependency{Name: kind, Wanted: crateWish("{ " + key + " = " + v + " }"), Dev: dev, Span: at})
		}
		return nil
	})
}

func crateWish(v string) string {
	if git := tomlField(v, "git"); git != "" {
		return "git+" + git
	}
	if at := tomlField(v, "path"); at != "" {
		return "file:" + at
	}
	return tomlText(v) + tomlField(v, "version")
}

var yamlKey = regexp.MustCompile(`^( *)["']?([\w-]+)["']?:\s*["']?([^"'#]*?)["']?\s*(?:#.*)?$`)

// readPubspec reads a pubspec.yaml.
func readPubspec(s *sink) error {
	section := ""
	var one *code.Dependency
	give := func() error {
		if one == nil {
			return nil
		}
		d := *one
		one = nil
		return s.add(d)
	}
	err := s.eachLine(func(line string, at int32) error {
		m := yamlKey.FindStringSubmatch(line)
		switch {
		case m == nil:
			return nil
		case m[1] == "":
			section = m[2]
			s.self(m[2], m[3], lineSpan(line, at))
			return give()
		case !strings.HasSuffix(section, "dependencies"):
		case len(m[1]) == 2:
			if err := give(); err != nil {
				return err
			}
			one = &code.Dependency{Name: m[2], Wanted: m[3], Dev: section == "dev_dependencies", Span: lineSpan(line, at)}
		case one != nil && m[2] == "git":
			one.Wanted = "git+" + m[3]
		case one != nil && (m[2] == "url" || m[2] == "version") && m[3] != "":
			one.Wanted += m[3]
		case one != nil && m[2] == "path" && one.Wanted == "":
			one.Wanted = "file:" + m[3]
		}
		return nil
	})
	if err != nil {
		return err
	}
	return give()
}

// readPubspecLock reads a pubspec.lock.
func readPubspecLock(s *sink) error {
	var one code.Dependency
	return s.eachLine(func(line string, at int32) error {
		m := yamlKey.FindStringSubmatch(line)
		switch {
		case m == nil:
		case len(m[1]) == 2:
			one = code.Dependency{Name: m[2], Span: lineSpan(line, at)}
		case len(m[1]) == 4 && m[2] == "version" && one.Name != "":
			one.Version, one.Wanted, one.End = m[3], m[3], at+int32(len(line))
			return s.add(one)
		}
		return nil
	})
}
