package tokens

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// TestAdapter reads what names something in more than comments, and the file that declares what that names.
func TestAdapter(t *testing.T) {
	tree := codetest.Tree{FS: fstest.MapFS{
		"lib/Pay.pm":      {Data: []byte("package Acme::Pay;\nsub url { return 'https://' . Acme::Hosts::LIVE . '/x-trigger'; }\n")},
		"lib/Hosts.pm":    {Data: []byte("package Acme::Hosts;\nuse constant LIVE => 'pay.example';\n")},
		"lib/Other.pm":    {Data: []byte("package Acme::Other;\nuse constant LIVE => 'other.example';\n")},
		"lib/Comments.pm": {Data: []byte("# x-trigger\nmy $a = 'no';\n=pod\n\nx-trigger\n\n=cut\n")},
	}, Extensions: map[string]string{".pm": "perl"}}
	adapters := Adapters(Options{Triggers: []string{"x-trigger"}, Taken: map[string]bool{"ruby": true}})
	i := slices.IndexFunc(adapters, func(a code.Adapter) bool { return a.Language == "perl" })
	sums, skipped := adapters[i].Summarise(t.Context(), tree, []string{"lib/Comments.pm", "lib/Pay.pm"})
	var paths, texts []string
	for _, s := range sums {
		paths = append(paths, s.Path)
	}
	m := code.Join(sums)
	for _, s := range m.Scopes() {
		for _, x := range m.Texts(s) {
			texts = append(texts, x.String())
		}
	}
	if diff := cmp.Diff([]string{"lib/Pay.pm", "lib/Hosts.pm"}, paths); diff != "" || len(skipped) > 0 {
		t.Errorf("files, skipped %v (-want +got):\n%s", skipped, diff)
	}
	if !slices.Contains(texts, "https://pay.example/x-trigger") {
		t.Errorf("the constant of another file is not known in %q", texts)
	}
	if slices.ContainsFunc(adapters, func(a code.Adapter) bool { return a.Language == "ruby" }) {
		t.Error("a language that another adapter reads is read as tokens")
	}
}
