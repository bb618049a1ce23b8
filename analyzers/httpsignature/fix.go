package httpsignature

import (
	"bytes"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// edits takes the parentheses off the request target, in every literal of the package that has them: the list of
// headers and the code that looks for the name in it have to agree. The gateway refuses that form already; the change
// is safe, and no step of the migration. A package that holds the signature of somebody else too is left alone.
func (r *runner) edits(s code.Scope, signals []signal) []mleready.Edit {
	if !slices.ContainsFunc(signals, func(g signal) bool { return g.variant == parentheses }) {
		return nil
	}
	var out []mleready.Edit
	for _, other := range r.Model.Scopes() {
		sh := r.shown[other]
		if other.File.Package != s.File.Package || len(sh.refused) == 0 {
			continue
		}
		if sh.foreign || other.Func != code.TopLevel && sh.shape() != nil && len(sh.strong()) == 0 {
			return nil
		}
		for _, at := range sh.refused {
			text, err := r.Text(at.File.Path)
			if err != nil {
				return nil // a part of it is out of reach: the finding stands without
			}
			for _, e := range r.editsIn(at, text) {
				if !slices.Contains(out, e) {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// editsIn makes the edits of one literal; a place that is only a name has none.
func (r *runner) editsIn(at code.Place, text []byte) []mleready.Edit {
	start, end := int(at.Start), min(int(at.End), len(text))
	var out []mleready.Edit
	for refused := []byte(r.names.RefusedRequestTarget); start < end; {
		i := bytes.Index(bytes.ToLower(text[start:end]), refused)
		if i < 0 {
			break
		}
		from := start + i
		start = from + len(refused)
		name := strings.Trim(string(text[from:start]), "()")
		out = append(out, mleready.Edit{Path: at.File.Path, Start: from, End: start, Text: name})
	}
	return out
}
