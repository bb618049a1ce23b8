package manifest

import (
	"strings"

	"mleready/analyzers/code"
)

// readPNPM reads pnpm-lock.yaml, versions 5 to 9, by its indentation: the file is written by a program, always alike, and
// may be far too large for a tree.
func readPNPM(s *sink) error {
	r := pnpmReader{sink: s, wanted: map[string]string{}}
	err := s.eachLine(r.line)
	if err != nil {
		return err
	}
	return r.flush()
}

type pnpmReader struct {
	sink   *sink
	path   []string // keys above the line, one per two blanks
	wanted map[string]string
	open   *code.Dependency // of an importer, whose version may follow
}

func (r *pnpmReader) line(line string, at int32) error {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	if text == "" || text[0] == '#' || text[0] == '-' || indent%2 != 0 || indent/2 > len(r.path) {
		return nil
	}
	key, value := cutKey(text)
	if key == "" {
		return nil
	}
	depth := indent / 2
	r.path = append(r.path[:depth], key)
	if depth == 0 || depth == 1 && r.path[0] == "importers" {
		clear(r.wanted)
	}
	if r.path[0] == "packages" && depth == 1 {
		return r.pkg(key, lineSpan(line, at))
	}
	return r.importer(value, lineSpan(line, at))
}

// cutKey splits "key: value", with or without quotes.
func cutKey(text string) (key, value string) {
	from := 0
	if text[0] == '\'' || text[0] == '"' {
		end := strings.IndexByte(text[1:], text[0])
		if end < 0 {
			return "", ""
		}
		from = end + 2
	}
	i := strings.Index(text[from:]+" ", ": ")
	if i < 0 {
		return "", ""
	}
	key = strings.Trim(text[:from+i], `'"`)
	return key, strings.Trim(strings.TrimSpace(text[min(from+i+1, len(text)):]), `'"`)
}

// importer reads what is installed for a folder: below importers, or at the top where there is but one.
func (r *pnpmReader) importer(value string, at code.Span) error {
	folder, path := ".", r.path
	if path[0] == "importers" {
		if len(path) < 3 {
			return r.flush()
		}
		folder, path = path[1], path[2:]
	}
	dev, isSection := sections[path[0]]
	switch {
	case path[0] == "specifiers" && len(path) == 2:
		r.wanted[path[1]] = value
	case !isSection:
	case len(path) == 2:
		if err := r.flush(); err != nil {
			return err
		}
		r.open = &code.Dependency{Name: path[1], Wanted: r.wanted[path[1]], Version: value, For: folder, Dev: dev, Span: at}
	case len(path) == 3 && r.open != nil && path[2] == "specifier":
		r.open.Wanted = value
	case len(path) == 3 && r.open != nil && path[2] == "version":
		r.open.Version, r.open.Span = value, at
	}
	return nil
}

// flush hands over the dependency that was read.
func (r *pnpmReader) flush() error {
	if r.open == nil {
		return nil
	}
	d := *r.open
	r.open = nil
	stated := parseSpec(d.Name, d.Wanted)
	name, version := pnpmVersion(d.Name, d.Version)
	if name != d.Name {
		d.Name, d.Alias = name, d.Name
	} else {
		d.Alias = stated.alias
		d.Name = stated.name
	}
	if kindOf(version) != exactVersion {
		d.Wanted, version = version, ""
	}
	d.Version = version
	return r.sink.add(d)
}

// pnpmVersion reads what pnpm writes for a version: 1.2.3, 1.2.3_peer@1, 1.2.3(peer@1), and for another package
// /real/1.2.3, /real@1.2.3 or real@1.2.3.
func pnpmVersion(name, text string) (string, string) {
	text, _, _ = strings.Cut(text, "(")
	if kindOf(text) == gitSource && !strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "@") || strings.Contains(text, ":") {
		return name, text
	}
	bare := strings.TrimPrefix(text, "/")
	if real, version, ok := cutVersion(bare); ok && startsRange.MatchString(version) && !strings.Contains(real, "_") {
		name, text = real, version
	} else if i := strings.LastIndexByte(bare, '/'); text != bare && i > 0 {
		name, text = bare[:i], bare[i+1:]
	}
	text, _, _ = strings.Cut(text, "_")
	return name, text
}

// pkg reads a key of the list of all packages.
func (r *pnpmReader) pkg(key string, at code.Span) error {
	if err := r.flush(); err != nil {
		return err
	}
	name, version := pnpmVersion("", key)
	if name == "" || kindOf(version) != exactVersion {
		return nil
	}
	return r.sink.add(code.Dependency{Name: name, Version: version, For: "node_modules", Span: at})
}
