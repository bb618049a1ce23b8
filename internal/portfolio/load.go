package portfolio

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mleready"
)

// Options say what a portfolio file may name.
type Options struct {
	Rules  *mleready.Rules
	Probes func(mleready.Provider) []string  // ids of the probes of a provider
	Read   func(name string) ([]byte, error) // reads the file of answers; nil leaves it unread
}

// Load reads a portfolio file. The error joins everything that is wrong, one PATH:LINE: TEXT each.
func Load(path string, text []byte, o Options) (*File, error) {
	r := &reader{path: path, o: o, what: "a portfolio"}
	f := &File{Path: path}
	if err := r.load(text, f, func() { r.check(f) }); err != nil {
		return nil, err
	}
	f.join()
	if err := f.answered(o); err != nil {
		return nil, err
	}
	return f, nil
}

// Decode reads a file with one document into a struct with the tags of this package; a field Line gets the line. check
// looks at what the form alone does not tell, and runs when the form is right. what names the file: "a portfolio". The
// error joins everything that is wrong, one PATH:LINE: TEXT each.
func Decode(path string, text []byte, what string, into any, check func(report func(line int, format string, args ...any))) error {
	r := &reader{path: path, what: what}
	return r.load(text, into, func() { check(r.report) })
}

func (r *reader) load(text []byte, into any, check func()) error {
	if node := r.document(text); node != nil {
		r.mapping(node, reflect.ValueOf(into).Elem(), r.what)
		if len(r.faults) == 0 {
			check()
		}
	}
	return r.err()
}

// reader collects what is wrong with one file.
type reader struct {
	path   string
	what   string
	o      Options
	faults []fault
}

type fault struct {
	line int
	text string
}

func (r *reader) report(line int, format string, args ...any) {
	r.faults = append(r.faults, fault{max(line, 1), fmt.Sprintf(format, args...)})
}

func (r *reader) err() error {
	slices.SortStableFunc(r.faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	var all []error
	for _, f := range r.faults {
		all = append(all, fmt.Errorf("%s:%d: %s", r.path, f.line, f.text))
	}
	return errors.Join(all...)
}

var yamlLine = regexp.MustCompile(`\bline (\d+): (.*)`)

// document is the one document of the file, nil after reporting why there is none.
func (r *reader) document(text []byte) *yaml.Node {
	var first, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	switch err := decoder.Decode(&first); {
	case errors.Is(err, io.EOF):
		r.report(1, "is empty, and no %s", strings.TrimPrefix(r.what, "a "))
		return nil
	case err != nil:
		line, what := 1, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := yamlLine.FindStringSubmatch(what); m != nil {
			line, _ = strconv.Atoi(m[1])
			what = m[2]
		}
		r.report(line, "is no valid YAML: %s", what)
		return nil
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		r.report(second.Line, "a second document begins here: the file of %s holds one", r.what)
		return nil
	}
	return first.Content[0]
}

// safeID is an id that is a file name on every system.
var safeID = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$`)

// device are names that no file of Windows can have, whatever its ending.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// check looks at what the form alone does not tell.
func (r *reader) check(f *File) {
	var mandates []string
	for _, m := range r.o.Rules.Mandates {
		mandates = append(mandates, m.ID)
	}
	for _, id := range f.Mandates {
		if !slices.Contains(mandates, id) {
			r.report(1, "mandates: %s", unknown("mandate", id, mandates))
		}
	}
	if len(f.Merchants) == 0 {
		r.report(1, "merchants: the list is empty: name at least one")
	}
	lines := map[string]int{}
	for _, m := range f.Merchants {
		key := strings.ToLower(m.ID)
		switch line, twice := lines[key]; {
		case !safeID.MatchString(m.ID) || device.MatchString(m.ID):
			r.report(m.Line, "merchant %q: the id is also a file name: write up to 64 letters, digits, dots, dashes and underscores, a letter or digit first", m.ID)
		case twice:
			r.report(m.Line, "merchant %q stands twice, first in line %d: upper and lower case count as the same", m.ID, line)
		}
		lines[key] = m.Line
		r.merchant(m)
	}
}

func (r *reader) merchant(m Merchant) {
	var ids, mids []string
	for _, requirement := range r.o.Rules.Requirements {
		ids = append(ids, requirement.ID)
	}
	for _, mid := range m.MIDs {
		mids = append(mids, mid.MID)
	}
	for _, s := range m.Sources {
		if problem := s.problem(); problem != "" {
			r.report(s.Line, "merchant %q: %s", m.ID, problem)
		}
	}
	for _, d := range m.Declarations {
		if !slices.Contains(ids, d.Requirement) {
			r.report(d.Line, "merchant %q: declarations: %s", m.ID, unknown("requirement", d.Requirement, ids))
		}
		if d.MID != "" && !slices.Contains(mids, d.MID) {
			r.report(d.Line, "merchant %q: declarations: %s", m.ID, unknown("mid", d.MID, mids))
		}
	}
	for _, w := range m.Waivers {
		if !slices.Contains(ids, w.Requirement) {
			r.report(w.Line, "merchant %q: waivers: %s", m.ID, unknown("requirement", w.Requirement, ids))
		}
	}
}

// problem says what is wrong with a source, "" for nothing. It never shows user or password of a URL.
func (s Source) problem() string {
	named := slices.DeleteFunc([]string{s.Path, s.Archive, s.Git}, func(v string) bool { return v == "" })
	switch {
	case len(named) != 1:
		return "a source has one of path, archive and git"
	case s.Git == "" && s.Ref != "":
		return "ref belongs to a git source"
	case s.Path != "" && s.Dir != "":
		return "dir picks a folder of an archive or a repository: put it into path"
	case s.Dir != "" && !filepath.IsLocal(filepath.FromSlash(s.Dir)):
		return "dir must stay inside: write a relative folder without .."
	case strings.HasPrefix(s.Ref, "-"):
		return "ref begins with a dash, which no branch, tag or commit does"
	case s.Git == "":
		return ""
	}
	u, err := url.Parse(s.Git)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "ssh" {
		return "git takes a URL that begins with https:// or ssh://"
	}
	if _, secret := u.User.Password(); secret || u.Scheme == "https" && u.User != nil {
		return "git: a URL in this file holds no user and password: let git's own credential helper give them"
	}
	return ""
}
