package manifest

import "testing"

// fuzz reads anything as a file: nothing breaks, places lie inside, and every package has a version or a reason.
func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := tree{name: text, "package.json": `{"dependencies": {"pay": "^1.0.0", "x": "npm:real@^1"}}`}
		files[name] = text
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
				t.Errorf("neither version nor reason, or both: %+v", r)
			}
		}
	})
}

func FuzzPackage(f *testing.F) {
	fuzz(f, "package.json", `{"dependencies": {"a": "^1", "b": "npm:@c/d@1.0.0"}, "overrides": {"a": {".": "1.0.0"}}, "workspaces": {"packages": ["x/*"]}}`, `{"resolutions": {"**/a": 1}}`)
}

func FuzzPackageLock(f *testing.F) {
	fuzz(f, "package-lock.json", `{"packages": {"node_modules/pay": {"version": "1.0.0", "link": false}}}`, `{"dependencies": {"pay": {"version": "1.0.0", "dependencies": {"x": {"version": "npm:real@1.0.0"}}}}}`)
}

func FuzzYarn(f *testing.F) {
	fuzz(f, "yarn.lock", "pay@^1.0.0, pay@1:\n  version \"1.0.0\"\n  resolved \"git+x\"\n", "\"x@npm:real@^1\":\n  version: 1.0.0\n  resolution: \"real@npm:1.0.0\"\n")
}

func FuzzPNPM(f *testing.F) {
	fuzz(f, "pnpm-lock.yaml", "specifiers:\n  pay: ^1.0.0\ndependencies:\n  pay: 1.0.0_a@1\npackages:\n  /pay/1.0.0:\n", "importers:\n  .:\n    dependencies:\n      x:\n        specifier: npm:real@^1\n        version: real@1.0.0\n")
}

func FuzzBun(f *testing.F) {
	fuzz(f, "bun.lock", "  \"packages\": {\n    \"pay\": [\"pay@1.0.0\", \"\"],\n    \"x\": [\"real@github:a/b\"],\n")
}

func FuzzGoMod(f *testing.F) {
	fuzz(f, "go.mod", "module a.example/b\nrequire c.example/d v1.0.0\nreplace c.example/d => ../d\nexclude c.example/d v1.0.0\n", "require (\nx y z\na.example/b v1\n)\n")
}
