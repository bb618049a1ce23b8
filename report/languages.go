package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
)

// Language is what is read of one language or format, and how deeply.
type Language struct {
	Name       string         `json:"language"`
	Extensions []string       `json:"extensions"`
	Names      []string       `json:"names"`
	Depth      mleready.Depth `json:"depth"`
	Folds      string         `json:"folds"`
	Limits     string         `json:"limits"`
}

// files are the names of files that are read as the language.
func (l Language) files() string {
	return strings.Join(slices.Concat(l.Extensions, l.Names), " ")
}

func byName(list []Language) []Language {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Language) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Languages writes what is read as a table for a screen.
func Languages(w io.Writer, list []Language) error {
	p := newPage(defaultWidth, false)
	var rows [][]string
	for _, l := range byName(list) {
		rows = append(rows, []string{l.Name, string(l.Depth), l.files()})
	}
	if err := p.grid([]string{"Language", "Depth", "Files"}, rows); err != nil {
		return fmt.Errorf("write the list of languages: %w", err)
	}
	p.blank()
	p.para(0, "types: by the compiler's rules. syntax: by a syntax tree or the format itself. tokens: by words, strings and marks; "+
		"a language read so never makes anything ready.")
	for _, g := range alike(list) {
		p.blank()
		p.field("Languages", "%s", strings.Join(g.names, ", "))
		p.field("Followed", "%s", g.Folds)
		p.field("Limits", "%s", g.Limits)
	}
	return p.flush(w, "the languages")
}

// kin are languages of which the same is told.
type kin struct {
	Language
	names []string
}

func alike(list []Language) []kin {
	var out []kin
	for _, l := range byName(list) {
		i := slices.IndexFunc(out, func(k kin) bool { return k.Folds == l.Folds && k.Limits == l.Limits && k.Depth == l.Depth })
		if i < 0 {
			i = len(out)
			out = append(out, kin{Language: l})
		}
		out[i].names = append(out[i].names, l.Name)
	}
	return out
}

// LanguagesMarkdown writes the same for a page of documentation.
func LanguagesMarkdown(w io.Writer, list []Language) error {
	var b strings.Builder
	b.WriteString("| language | depth | files | followed | limits |\n|---|---|---|---|---|\n")
	for _, l := range byName(list) {
		fmt.Fprintf(&b, "| %s | %s | `%s` | %s | %s |\n", l.Name, l.Depth, l.files(), l.Folds, l.Limits)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// LanguagesJSON writes the same for programs.
func LanguagesJSON(w io.Writer, list []Language) error {
	list = byName(list)
	for i := range list {
		list[i].Extensions, list[i].Names = append([]string{}, list[i].Extensions...), append([]string{}, list[i].Names...)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Schema    string     `json:"schema"`
		Languages []Language `json:"languages"`
	}{"mleready-languages/1", list})
}
