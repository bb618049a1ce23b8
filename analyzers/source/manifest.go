package source

// manifests are the files that make their folder a package of its own.
var manifests = set(
	"go.mod", "package.json", "bower.json", "composer.json", "pom.xml", "build.gradle", "build.gradle.kts", "build.xml",
	"build.sbt", "requirements.txt", "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "environment.yml",
	"packages.config", "Directory.Packages.props", "Gemfile", "gems.rb", "Cargo.toml", "pubspec.yaml", "Package.swift", "Podfile",
	"mix.exs", "project.clj", "deps.edn", "cpanfile", "Makefile.PL", "sfdx-project.json",
)

var manifestGlobs = []string{"*.csproj", "*.vbproj", "*.fsproj", "*.gemspec", "*.cabal", "*.podspec"}

// lockFiles only repeat, at length, what manifests say.
var lockFiles = set(
	"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "go.sum", "go.work.sum",
	"composer.lock", "Gemfile.lock", "Pipfile.lock", "poetry.lock", "uv.lock", "pdm.lock", "Cargo.lock", "pubspec.lock",
	"packages.lock.json", "project.assets.json", "Podfile.lock", "Package.resolved", "gradle.lockfile", "mix.lock",
	"paket.lock", "modules.txt", "installed.json", "gems.locked", "buildscript-gradle.lockfile", "verification-metadata.xml",
	"Cartfile.resolved", "pylock.toml",
)

// requirementGlobs are texts that are no documents but name packages.
var requirementGlobs = []string{"*requirements*.txt", "*constraints*.txt"}

func isManifest(name string) bool { return manifests[name] || matchAny(manifestGlobs, name) }

func matchAny(globs []string, name string) bool {
	for _, g := range globs {
		if matchSegment(g, name) {
			return true
		}
	}
	return false
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
