package payloadencryption

import (
	"slices"
	"strings"

	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// optionSuffixes are what the libraries' options for the names of fields and headers end in.
var optionSuffixes = []string{"FieldName", "HeaderName"}

// isLegacyOption reports whether a name is an option that only the field-level form has: ivFieldName, but not
// encryptedValueFieldName, which both have.
func (r *runner) isLegacyOption(name string) bool {
	for _, suffix := range optionSuffixes {
		field, ok := strings.CutSuffix(name, suffix)
		if ok && slices.Contains(r.names.LegacyFields, field) && !strings.HasPrefix(field, "encryptedValue") && !strings.HasPrefix(field, "encryptedData") {
			return true
		}
	}
	return false
}

// legacyOptions are the functions of a region that give or read at least two options of the field-level form.
func (r *runner) legacyOptions(in *region) []check.Related {
	var out []check.Related
	for _, s := range r.scopes {
		if r.in(s) != in {
			continue
		}
		seen := map[string]code.Place{}
		note := func(name string, at code.Place) {
			if _, known := seen[name]; !known && r.isLegacyOption(name) {
				seen[name] = at
			}
		}
		for _, o := range r.Model.Objects(s) {
			for _, f := range o.Fields {
				note(f.Key.String(), f.At)
			}
		}
		r.Model.Exprs(s, func(e *code.Expr) {
			if e.Op == code.OpField || e.Op == code.OpUnknown {
				note(e.Text, s.At(e.Span))
			}
		})
		if len(seen) < 2 {
			continue
		}
		var first code.Place
		for _, at := range seen {
			if first.File == nil || at.Compare(first) < 0 {
				first = at
			}
		}
		out = append(out, check.Related{At: first, Why: "options of the field-level form"})
	}
	slices.SortFunc(out, func(a, b check.Related) int { return a.At.Compare(b.At) })
	return out
}
