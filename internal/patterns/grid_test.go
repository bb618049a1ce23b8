package patterns

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"mleready/analyzers"
)

// grid is patterns.yaml.
type grid struct {
	Syntax   []string // languages that every pattern is shown in
	Tokens   []string // languages that are read as tokens, which see some patterns only
	Patterns []pattern
}

// pattern is one way in which merchants write, or what looks like it and is not affected.
type pattern struct {
	ID      string
	Title   string
	Friend  bool     // a false friend
	Tokens  bool     // tokens can tell it
	Samples []string // rule and name of samples that reproduce it too
	Never   []never
	// Elsewhere has, by language, a sample that stands under another one: that of its settings.
	Elsewhere map[string]string
}

// never says why a pattern cannot occur in some languages.
type never struct {
	Languages []string
	Why       string
}

// cell is a pattern in a language: what reproduces it, or why nothing can.
type cell struct {
	samples []string // folders and files below the folder of the checks, sorted
	never   string
}

const checks = "../../analyzers"

func readGrid(t *testing.T) grid {
	t.Helper()
	text, err := os.ReadFile("patterns.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var g grid
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&g); err != nil {
		t.Fatal(err)
	}
	return g
}

// languages lists the languages that a pattern is wanted in.
func (g grid) languages(p pattern) []string {
	if p.Tokens {
		return slices.Concat(g.Syntax, g.Tokens)
	}
	return g.Syntax
}

// plain makes names of files and patterns comparable.
func plain(name string) string {
	name, _, _ = strings.Cut(name, ".")
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))
}

// reproduces lists what of the sample reproduces the pattern: the whole of it, or some of its files.
func (p pattern) reproduces(s analyzers.Sample, files []string) []string {
	if slices.Contains(slices.Collect(maps.Values(p.Elsewhere)), s.Dir) {
		return []string{s.Dir}
	}
	_, name, _ := strings.Cut(s.Name, "_")
	if plain(name) == plain(p.ID) || slices.Contains(p.Samples, s.Rule+"/"+s.Name) {
		return []string{s.Dir}
	}
	var out []string
	for _, f := range files {
		if plain(path.Base(f)) == plain(p.ID) {
			out = append(out, f)
		}
	}
	return out
}

// cells fills the grid, by pattern and language.
func (g grid) cells(t *testing.T) map[string]map[string]*cell {
	t.Helper()
	samples, err := analyzers.Samples(os.DirFS(checks))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]*cell{}
	for _, p := range g.Patterns {
		out[p.ID] = map[string]*cell{}
		for _, n := range p.Never {
			for _, l := range n.Languages {
				out[p.ID][l] = &cell{never: n.Why}
			}
		}
	}
	for _, s := range samples {
		files := filesOf(t, s.Dir)
		for _, p := range g.Patterns {
			language := s.Language
			for l, dir := range p.Elsewhere {
				if dir == s.Dir {
					language = l
				}
			}
			if found := p.reproduces(s, files); len(found) > 0 && slices.Contains(g.languages(p), language) {
				c := out[p.ID][language]
				if c == nil {
					c = &cell{}
					out[p.ID][language] = c
				}
				c.samples = append(c.samples, found...)
			}
		}
	}
	return out
}

func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(checks), dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestGrid demands something that reproduces each pattern in each language, or the reason why nothing can.
func TestGrid(t *testing.T) {
	g := readGrid(t)
	cells := g.cells(t)
	ids := map[string]bool{}
	for _, p := range g.Patterns {
		if p.ID == "" || p.Title == "" || ids[p.ID] {
			t.Errorf("pattern %q has no title, or is there twice", p.ID)
		}
		ids[p.ID] = true
		for _, language := range g.languages(p) {
			switch c := cells[p.ID][language]; {
			case c == nil:
				t.Errorf("%s: no sample reproduces %s; write one, as the comment in doc.go says", language, p.ID)
			case c.never != "" && len(c.samples) > 0:
				t.Errorf("%s: %s is said never to occur, and %v reproduces it", language, p.ID, c.samples)
			}
		}
		for _, n := range p.Never {
			for _, l := range n.Languages {
				if n.Why == "" || !slices.Contains(g.languages(p), l) {
					t.Errorf("%s never occurs in %q: no reason, or no such language", p.ID, l)
				}
			}
		}
	}
}

// TestSamplesAreThere demands that every name of a sample in patterns.yaml is one of a sample.
func TestSamplesAreThere(t *testing.T) {
	samples, err := analyzers.Samples(os.DirFS(checks))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range readGrid(t).Patterns {
		for _, name := range p.Samples {
			if !slices.ContainsFunc(samples, func(s analyzers.Sample) bool { return s.Rule+"/"+s.Name == name }) {
				t.Errorf("%s: there is no sample %s", p.ID, name)
			}
		}
	}
}

// summary counts the cells.
func (g grid) summary(cells map[string]map[string]*cell) string {
	full, empty := 0, 0
	for _, p := range g.Patterns {
		for _, l := range g.languages(p) {
			if c := cells[p.ID][l]; c != nil && len(c.samples) > 0 {
				full++
			} else {
				empty++
			}
		}
	}
	return fmt.Sprintf("%d patterns in %d languages: %d cells with samples, %d that cannot occur or cannot be told.", len(g.Patterns), len(g.Syntax)+len(g.Tokens), full, empty)
}
