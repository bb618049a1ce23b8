package manifest

import (
	"path"
	"strings"
	"testing"
)

// forms are beginnings of what manifests are written in.
var forms = []string{
	`{"a": {"version": "1.0.0", "dependencies": {"b": "^1"}}, "packages": [{"name": "a", "version": "1"}], "pins": []}`,
	"<a><b name=\"c\" version=\"1\" rev=\"2\"><d>${e}</d></b></a>",
	"[a]\nb = \"1\"\nc = {version = \"2\"}\n[[package]]\nname = \"d\"\nversion = \"3\"\n",
	"a:\n  b: \"1\"\n  c:\n    - d: 2\n",
	"a (1.0)\n  b (= 2)\nc == 3 ; d\n-r a\ngithub \"e/f\" ~> 1\n\"g\": {:hex, :g, \"1\"},\nlibraryDependencies += \"h\" % \"i\" % \"1\"\nrequires 'J', '1';\n",
}

// FuzzKinds reads anything as any kind of manifest or lock file that there is.
func FuzzKinds(f *testing.F) {
	var names []string
	for _, l := range languages {
		for _, k := range l.kinds {
			names = append(names, path.Join(k.below, strings.ReplaceAll(k.glob, "*", "a")))
		}
	}
	for i := range names {
		for _, text := range forms {
			f.Add(uint8(i), text)
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		files := tree{names[int(kind)%len(names)]: text}
		sums, _ := read(&testing.T{}, files)
		for _, s := range sums {
			for _, d := range s.Depends {
				if d.Start < 0 || d.Start > d.End || int(d.End) > len(files[s.Path]) {
					t.Errorf("%s: %+v lies outside of %d bytes", s.Path, d, len(files[s.Path]))
				}
			}
		}
		for _, r := range Resolve(sums) {
			if (r.Version == "") == (r.Reason == "") || r.At.File == nil {
				t.Errorf("%s: neither version nor reason, or both: %+v", r.Stated.Name, r)
			}
		}
	})
}
