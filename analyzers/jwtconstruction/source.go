package jwtconstruction

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// source is the text of a place, with what stands before and after it on the same lines. All are empty where the text
// cannot be read.
func (r *runner) source(p code.Place) (before, text, after string) {
	if p.File == nil {
		return "", "", ""
	}
	all, ok := r.texts[p.File.Path]
	if !ok && r.Text != nil {
		if body, err := r.Text(p.File.Path); err == nil {
			all = string(body)
		}
		r.texts[p.File.Path] = all
	}
	if p.Start < 0 || p.End < p.Start || int(p.End) > len(all) {
		return "", "", ""
	}
	before, text, after = all[:p.Start], all[p.Start:p.End], all[p.End:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return before, text, after
}

// letters says how a function changes the case of a text.
type letters string

const (
	capitals letters = "capitals"
	small    letters = "small"
)

// The functions that change the case of a text: around their argument, as the value itself, and behind their object.
var (
	around = regexp.MustCompile(`(?i)(?:lower|upper)(?:case|invariant)?\(\s*$`)
	whole  = regexp.MustCompile(`(?i)^(?:\w+\.)?(?:to|strto)?(?:lower|upper)(?:case|invariant)?\(`)
	behind = regexp.MustCompile(`(?i)^\??\.(?:to)?(?:locale)?(?:lower|upper|downcase|upcase)\w*\(`)
)

// changed tells whether a function changes the case of a value.
func (r *runner) changed(v code.Value) letters {
	for _, p := range v {
		for _, at := range []code.Place{p.At, p.From} {
			start, text, rest := r.source(at)
			switch name := strings.ToLower(around.FindString(start) + whole.FindString(text) + behind.FindString(rest)); {
			case strings.Contains(name, "up"):
				return capitals
			case name != "":
				return small
			}
		}
	}
	return ""
}
