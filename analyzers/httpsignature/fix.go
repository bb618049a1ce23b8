package httpsignature

import (
	"bytes"
	"slices"
	"strings"

	"mleready"
)

// edits takes the parentheses off the request target, in every literal of the function that has them. The gateway
// refuses that form already; the change is safe, and no step of the migration.
func (r *runner) edits(signals []signal) []mleready.Edit {
	var out []mleready.Edit
	for _, g := range signals {
		if g.variant != parentheses || g.from.File == nil || !g.own() {
			continue
		}
		text, err := r.Text(g.from.File.Path)
		if err != nil {
			continue // no text, no edit: the finding stands without
		}
		for _, e := range r.editsIn(g, text) {
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

func (r *runner) editsIn(g signal, text []byte) []mleready.Edit {
	start, end := int(g.from.Start), min(int(g.from.End), len(text))
	if start >= end {
		return nil
	}
	literal := bytes.ToLower(text[start:end])
	refused := []byte(r.names.RefusedRequestTarget)
	i := bytes.Index(literal, refused)
	if i < 0 || bytes.Count(literal, refused) != 1 {
		return nil
	}
	name := strings.Trim(string(text[start+i:start+i+len(refused)]), "()")
	return []mleready.Edit{{Path: g.from.File.Path, Start: start + i, End: start + i + len(refused), Text: name}}
}
