package manifest

import (
	"strings"

	"mleready/analyzers/code"
)

// readYarn reads yarn.lock, of version 1 and of Berry: an entry names every wish that it answers.
func readYarn(s *sink) error {
	var wishes []code.Dependency
	var e locked
	flush := func() error {
		for _, d := range wishes {
			version, other := e.release()
			if d.Version = version; version == "" {
				d.Wanted += arrow + other
			}
			if err := s.add(d); err != nil {
				return err
			}
		}
		wishes, e = nil, locked{}
		return nil
	}
	err := s.eachLine(func(line string, at int32) error {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			if err := flush(); err != nil {
				return err
			}
			wishes = yarnWishes(strings.TrimSuffix(line, ":"), lineSpan(line, at))
		case strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   "):
			key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
			value = strings.Trim(strings.TrimSpace(value), `"`)
			switch strings.TrimSuffix(key, ":") {
			case "version":
				e.Version = value
			case "resolved":
				e.Resolved = value
			case "resolution":
				// name@npm:1.2.3, or what stands in place of a release
				if _, from, ok := cutVersion(value); ok && !strings.HasPrefix(from, "npm:") {
					e.Resolved = from
					if kindOf(from) == patched {
						e.Version = from
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// yarnWishes takes the head of an entry apart: name@range, "name@npm:range, other@npm:range".
func yarnWishes(head string, at code.Span) []code.Dependency {
	var out []code.Dependency
	for _, wish := range strings.Split(head, ", ") {
		name, wanted, ok := cutVersion(strings.Trim(strings.TrimSpace(wish), `"`))
		if !ok {
			continue
		}
		spec := parseSpec(name, wanted)
		out = append(out, code.Dependency{Name: spec.name, Alias: spec.alias, Wanted: spec.text, Span: at})
	}
	return out
}
