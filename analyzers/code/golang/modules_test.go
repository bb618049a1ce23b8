package golang

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseModule(t *testing.T) {
	tests := []struct {
		name, text string
		path       string // "" when the module has no name
		replaced   map[string]string
	}{
		{"empty", "", "", nil},
		{"no name", "go 1.22\nreplace a => ./b\n", "", nil},
		{"broken lines", "module m // ours\n<<<<<<< HEAD\nrequire x\n", "m", map[string]string{}},
		{"quoted", "module \"example.com/m\"\nreplace \"x\" v1.0.0 => \"./lib/x\"\n", "example.com/m", map[string]string{"x": "app/lib/x"}},
		{"block", "module m\nreplace (\n\ta => ../a // near\n\tb v1.2.3 => ../../b\n\tc => c.org/c v1.0.0\n)\n", "m",
			map[string]string{"a": "a", "b": "../b"}},
		{"nothing replaced by something", "module m\nreplace => ./x\n", "m", map[string]string{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := parseModule("app", []byte(test.text))
			if m == nil {
				m = &module{}
			}
			if m.path != test.path {
				t.Errorf("path is %q, want %q", m.path, test.path)
			}
			if diff := cmp.Diff(test.replaced, m.replaced); diff != "" {
				t.Errorf("replaced (-want +got):\n%s", diff)
			}
		})
	}
}

func TestImportPath(t *testing.T) {
	tree := memoryTree{"mod/go.mod": "module example.com/m\n", "mod/vendor/b.org/own/go.mod": "module b.org/renamed\n"}
	tests := []struct{ dir, want string }{
		{".", "."},
		{"cmd/tool", "cmd/tool"},
		{"src", "src"},
		{"src/a.org/x", "a.org/x"},
		{"gopath/src/a.org/x/src/y", "a.org/x/src/y"},
		{"src/a.org/x/vendor/b.org/y", "b.org/y"},
		{"Godeps/_workspace/src/b.org/y", "b.org/y"},
		{"mod", "example.com/m"},
		{"mod/src/x", "example.com/m/src/x"},
		{"mod/vendor/b.org/y", "b.org/y"},
		{"mod/vendor/b.org/own/z", "b.org/renamed/z"},
	}
	for _, test := range tests {
		if got := newLayout(tree, []string{test.dir}).importPath(test.dir); got != test.want {
			t.Errorf("import path of %s is %q, want %q", test.dir, got, test.want)
		}
	}
}

func TestNameOfMissingPackage(t *testing.T) {
	tests := []struct{ path, used, want string }{
		{"example.com/plain", "", "plain"},
		{"example.com/plain/v3", "", "plain"},
		{"gopkg.in/yaml.v3", "yaml", "yaml"},
		{"github.com/mattn/go-sqlite3", "sqlite3", "sqlite3"},
		{"example.com/cyber-source-go", "cybersource", "cybersource"},
		{"example.com/cyber-source-go", "cyber_source", "cyber_source"},
		{"example.com/CyberSource", "cybersource", "cybersource"},
		{"example.com/dash-ed", "other", "dash_ed"},
		{"v2", "", "v2"},
		{"/", "", "/"},
	}
	for _, test := range tests {
		i := &unitImporter{bases: map[string]bool{test.used: test.used != ""}}
		if got := i.name(test.path); got != test.want {
			t.Errorf("%s, used as %q, is called %q, want %q", test.path, test.used, got, test.want)
		}
	}
}
