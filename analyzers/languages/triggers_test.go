package languages

import (
	"testing"
	"testing/fstest"

	"mleready/analyzers/code/codetest"
)

// TestTriggers reads a lock file: only packages that the triggers name are worth a look, whoever wrote the rules.
func TestTriggers(t *testing.T) {
	tree := codetest.Tree{
		FS: fstest.MapFS{"package-lock.json": {Data: []byte(`{"lockfileVersion": 3, "packages": {
			"node_modules/acme-pay": {"version": "1.2.3"}, "node_modules/cybersource-rest-client": {"version": "0.0.1"}}}`)}},
		Extensions: map[string]string{".json": "npm"},
	}
	for name, test := range map[string]struct {
		triggers []string
		want     string
	}{
		"the tool's own": {nil, "cybersource-rest-client"},
		"a user's":       {[]string{"acme-pay"}, "acme-pay"},
	} {
		adapters, done := All(Options{Triggers: test.triggers})
		defer done()
		var got []string
		for _, a := range adapters {
			if a.Language != "npm" {
				continue
			}
			sums, skipped := a.Summarise(t.Context(), tree, tree.Paths("npm"))
			if len(skipped) > 0 {
				t.Fatal(skipped)
			}
			for _, s := range sums {
				for _, d := range s.Depends {
					got = append(got, d.Name)
				}
			}
		}
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%s: %q, want %s", name, got, test.want)
		}
	}
}
