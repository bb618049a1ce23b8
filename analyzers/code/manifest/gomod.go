package manifest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"mleready/analyzers/code"
)

// arrow stands in Wanted between what go.mod requires and what it puts in its place.
const arrow = " => "

// excludedNote follows a version that go.mod excludes.
const excludedNote = " (excluded)"

const maxBadLines = 50

// readGoMod reads go.mod. Lines that are wrong are left out: they must not cost the rest.
func readGoMod(s *sink) error {
	text, err := io.ReadAll(s.feed)
	if err != nil {
		return fmt.Errorf("reading go.mod: %w", err)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	shift := s.feed.at - int32(len(text))
	branches := branches{}
	f, first := parseGoMod(text, branches)
	var broken modfile.ErrorList
	if errors.As(first, &broken) && len(broken) > 0 {
		s.at = shift + int32(broken[0].Pos.Byte)
		first = broken[0].Err
	}
	if f == nil {
		return first
	}
	for _, r := range f.Require {
		if err := s.require(f, r, branches, shift); err != nil {
			return err
		}
	}
	return first
}

// branches are what go.mod names in place of versions, which the go command has not resolved yet.
type branches map[module.Version]string

// fix keeps a branch aside and gives a version in its place, as the parser takes nothing else.
func (b branches) fix(path, version string) (string, error) {
	if module.CanonicalVersion(version) != "" {
		return version, nil
	}
	_, major, _ := module.SplitPathVersion(path)
	stand := cmp.Or(module.PathMajorPrefix(major), "v0") + ".0.0-0"
	b[module.Version{Path: path, Version: stand}] = version
	return stand, nil
}

// parseGoMod gives what is right of a file, and the first error.
func parseGoMod(text []byte, b branches) (*modfile.File, error) {
	var first error
	for range maxBadLines {
		f, err := modfile.Parse("go.mod", text, b.fix)
		if err == nil {
			return f, first
		}
		if first == nil {
			first = err
		}
		var broken modfile.ErrorList
		if !errors.As(err, &broken) || !blank(text, broken) {
			break
		}
	}
	return nil, first
}

// blank puts blanks over the lines with errors; false when that changes nothing.
func blank(text []byte, errs modfile.ErrorList) bool {
	changed := false
	for _, e := range errs {
		start := 0
		for line := 1; line < e.Pos.Line && start < len(text); line++ {
			start += bytes.IndexByte(text[start:], '\n') + 1
		}
		for i := start; i < len(text) && text[i] != '\n'; i++ {
			changed = changed || text[i] != ' '
			text[i] = ' '
		}
	}
	return changed
}

// require adds a required module, with what replaces it.
func (s *sink) require(f *modfile.File, r *modfile.Require, b branches, shift int32) error {
	d := code.Dependency{Name: r.Mod.Path, Version: r.Mod.Version, Wanted: r.Mod.Version, Span: place(r.Syntax, shift)}
	if branch, ok := b[r.Mod]; ok {
		d.Version, d.Wanted = "", branch
	}
	for _, x := range f.Exclude {
		if x.Mod == r.Mod {
			d.Version, d.Wanted = "", r.Mod.Version+excludedNote
		}
	}
	for _, x := range f.Replace {
		if x.Old.Path != r.Mod.Path || x.Old.Version != "" && x.Old.Version != r.Mod.Version {
			continue
		}
		to := code.Dependency{Name: x.New.Path, Version: x.New.Version, Wanted: x.New.Version, Span: place(x.Syntax, shift)}
		if branch, ok := b[x.New]; ok {
			to.Version, to.Wanted = "", branch
		}
		d.Span = to.Span
		if x.New.Path == r.Mod.Path {
			d.Version, d.Wanted = to.Version, d.Wanted+arrow+to.Wanted
			continue
		}
		d.Version, d.Wanted = "", strings.TrimSpace(d.Wanted+arrow+to.Name+" "+to.Wanted)
		if to.Wanted != "" {
			if err := s.add(to); err != nil {
				return err
			}
		}
	}
	return s.add(d)
}

func place(l *modfile.Line, shift int32) code.Span {
	return code.Span{Start: shift + int32(l.Start.Byte), End: shift + int32(l.End.Byte)}
}
