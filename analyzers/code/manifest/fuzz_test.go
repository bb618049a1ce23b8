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

func FuzzPOM(f *testing.F) {
	fuzz(f, "pom.xml", `<project><parent><groupId>a</groupId><relativePath>pom.xml</relativePath></parent><properties><v>${w}</v><w>${v}</w></properties><dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version><scope>import</scope></dependency></dependencies></dependencyManagement><profiles><profile><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies></profile></profiles></project>`)
}

func FuzzGradle(f *testing.F) {
	fuzz(f, "build.gradle", "ext { v = '1' } /* */\ndef w = \"2\"\ndependencies {\n implementation \"a:b:$v\" // x\n api(libs.x.y)\n implementation group: 'a', name: 'b', version: w\n implementation('a:c') { version { strictly '1' } }\n}\n")
}

func FuzzCatalog(f *testing.F) {
	fuzz(f, "gradle/libs.versions.toml", "[versions]\nv = \"1\"\n[libraries]\na-b = { module = \"a:b\", version.ref = \"v\" }\n[bundles]\nx = [\n\"a-b\"]\n")
}

func FuzzBuildLocks(f *testing.F) {
	fuzz(f, "gradle.lockfile", "a:acme-pay:1=x\nempty=\n")
}

func FuzzComposer(f *testing.F) {
	fuzz(f, "composer.json", `{"name": "a/b", "repositories": [{"type": "vcs", "url": "https://git.example/pay"}, {"type": "path", "url": "*"}], "require": {"a/pay": "^1", "a/b": "dev-main"}, "replace": {"c/d": "*"}}`, `{"repositories": {"x": false}}`)
}

func FuzzComposerLock(f *testing.F) {
	fuzz(f, "composer.lock", `{"packages": [{"name": "a/acme-pay", "version": "dev-x", "source": {"url": "u"}}]}`)
}

func FuzzInstalled(f *testing.F) {
	fuzz(f, "vendor/composer/installed.json", `[{"name": "a/acme-pay", "version": "1.0"}]`, `{"packages": []}`)
}

func FuzzRequirements(f *testing.F) {
	fuzz(f, "requirements.txt", "-r requirements.txt\n-c package.json\npay[x]==1 ; a\nb @ git+https://a.example/b@v1\n-e git+x#egg=y\nhttps://a.example/n-1.0.tar.gz\n")
}

func FuzzPyproject(f *testing.F) {
	fuzz(f, "pyproject.toml", "[project]\ndependencies = [\n\"a==1\", # x\n'b[c]>=2']\n[tool.poetry.dependencies]\nd = \"^0.0.1\"\ne = {git = \"x\"}\nt = \"\"\"\nx\n\"\"\"\n[tool.uv.sources]\na = { path = \".\" }\n")
}

func FuzzTables(f *testing.F) {
	fuzz(f, "poetry.lock", "[[package]]\nname = \"acme-pay\"\nversion = \"1\"\n[package.source]\ntype = \"git\"\nurl = \"x\"\n")
}

func FuzzSetup(f *testing.F) {
	fuzz(f, "setup.py", "install_requires=['a[b]==1', # x\n 'c']\nversion='1'\n")
}

func FuzzSetupCfg(f *testing.F) {
	fuzz(f, "setup.cfg", "[metadata]\nname = x\n[options]\ninstall_requires =\n  a==1\n")
}

func FuzzConda(f *testing.F) {
	fuzz(f, "environment.yml", "dependencies:\n  - a=1\n  - pip:\n    - b==2\n")
}

func FuzzPipfileLock(f *testing.F) {
	fuzz(f, "Pipfile.lock", `{"default": {"acme-pay": {"version": "==1", "git": "x"}}}`)
}

func FuzzProject(f *testing.F) {
	fuzz(f, "a.csproj", `<Project><Import Project="a.csproj"/><PropertyGroup><V>$(W)</V><W>$(V)</W></PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(V)"/><PackageReference Update="B"><Version>1</Version></PackageReference><PackageVersion Include="B" Version="1"/></ItemGroup></Project>`)
}

func FuzzNuGetLock(f *testing.F) {
	fuzz(f, "packages.lock.json", `{"dependencies": {"net": {"Acme-Pay": {"resolved": "1"}}}}`)
}

func FuzzAssets(f *testing.F) {
	fuzz(f, "obj/project.assets.json", `{"libraries": {"Acme-Pay/1": {}}}`)
}

func FuzzPaket(f *testing.F) {
	fuzz(f, "paket.dependencies", "nuget A = 1\nnuget B ~> 2 framework: net\n")
}

func FuzzGemfile(f *testing.F) {
	fuzz(f, "Gemfile", "gem 'a', '~> 1', '< 2', git: 'x', tag: 'v1'\ngroup :test do\n gem \"b\"\nend\npath 'x' do\n gem 'c'\nend\nend\n")
}

func FuzzGemspec(f *testing.F) {
	fuzz(f, "a.gemspec", "s.name = 'a'\ns.add_dependency(%q<b>.freeze, [\"= 1\"])\n")
}

func FuzzGemfileLock(f *testing.F) {
	fuzz(f, "Gemfile.lock", "GIT\n  remote: x\n  tag: v1\n  specs:\n    acme-pay (1)\nGEM\n  specs:\n    acme-pay-x (2-java)\n")
}

func FuzzCargo(f *testing.F) {
	fuzz(f, "Cargo.toml", "[dependencies]\na = \"=1\"\nb = { path = \".\" }\n[dependencies.c]\ngit = \"x\"\n")
}

func FuzzPubspec(f *testing.F) { fuzz(f, "pubspec.yaml", "dependencies:\n  a: ^1\n  b:\n    git: x\n") }

func FuzzSwift(f *testing.F) {
	fuzz(f, "Package.swift", ".package(url: \"https://a.example/b.git\", exact: \"1.0.0\"),\n.package(path: \"..\")\n")
}

func FuzzSwiftLock(f *testing.F) {
	fuzz(f, "Package.resolved", `{"object": {"pins": [{"repositoryURL": "x/acme-pay", "state": {"version": "1"}}]}}`)
}

func FuzzPodfile(f *testing.F) { fuzz(f, "Podfile", "pod 'A', '1.0'\npod 'B', :git => 'x'\n") }

func FuzzMix(f *testing.F) { fuzz(f, "mix.exs", "{:a, \"== 1.0\"},\n{:b, git: \"x\"}\n") }
