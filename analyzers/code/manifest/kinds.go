package manifest

import (
	"path"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Ecosystems.
const (
	NPM       = "npm"
	Go        = "go"
	Maven     = "maven"
	Composer  = "composer"
	PyPI      = "pypi"
	NuGet     = "nuget"
	RubyGems  = "rubygems"
	Cargo     = "cargo"
	Pub       = "pub"
	Swift     = "swift"
	CocoaPods = "cocoapods"
	Hex       = "hex"
	CPAN      = "cpan"
	SAP       = "sap"
)

// kind is a form of file, told by its name in lower case.
type kind struct {
	glob string
	read func(*sink) error
	lock bool
	// claimed is the language that files of this name belong to otherwise: they are read as that as well.
	claimed string
	below   string // a folder above the file, "" for any
}

// language is an ecosystem's manifests with their lock files.
type language struct {
	name, ecosystem string
	kinds           []kind
}

var languages = []language{
	{"gomod", Go, []kind{{glob: "go.mod", read: readGoMod}}},
	{"npm", NPM, []kind{
		{glob: "package.json", read: readPackage},
		{glob: "package-lock.json", read: readPackageLock, lock: true}, {glob: "npm-shrinkwrap.json", read: readPackageLock, lock: true},
		{glob: "yarn.lock", read: readYarn, lock: true}, {glob: "pnpm-lock.yaml", read: readPNPM, lock: true}, {glob: "bun.lock", read: readBun, lock: true},
	}},
	{"maven", Maven, []kind{
		{glob: "pom.xml", read: readPOM}, {glob: "*.pom", read: readPOM}, {glob: "external-dependencies.xml", read: readPOM}, {glob: "ivy.xml", read: readIvy},
		{glob: "*.gradle", read: readGradle}, {glob: "*.gradle.kts", read: readGradle}, {glob: "gradle.properties", read: readProperties},
		{glob: "*.versions.toml", read: readCatalog}, {glob: "build.sbt", read: readSBT},
		{glob: "*.kt", read: readGradle, claimed: "kotlin", below: "buildSrc"}, {glob: "*.java", read: readGradle, claimed: "java", below: "buildSrc"},
		{glob: "gradle.lockfile", read: readGradleLock, lock: true}, {glob: "*.lockfile", read: readGradleLock, lock: true},
		{glob: "verification-metadata.xml", read: readVerification, lock: true},
	}},
	{"composer", Composer, []kind{
		{glob: "composer.json", read: readComposer}, {glob: "composer.lock", read: readComposerLock, lock: true},
		{glob: "installed.json", read: readInstalled, lock: true, claimed: "json", below: "vendor"},
	}},
	{"pypi", PyPI, []kind{
		{glob: "*requirements*.txt", read: readRequirements}, {glob: "*requirements*.in", read: readRequirements}, {glob: "*constraints*.txt", read: readConstraints},
		{glob: "pyproject.toml", read: readPyproject}, {glob: "pipfile", read: readPyproject}, {glob: "setup.py", read: readSetup}, {glob: "setup.cfg", read: readSetupCfg},
		{glob: "environment.yml", read: readConda, claimed: "yaml"}, {glob: "environment.yaml", read: readConda, claimed: "yaml"}, {glob: "conda.yml", read: readConda, claimed: "yaml"},
		{glob: "poetry.lock", read: readTables, lock: true}, {glob: "uv.lock", read: readTables, lock: true}, {glob: "pdm.lock", read: readTables, lock: true},
		{glob: "pylock*.toml", read: readTables, lock: true}, {glob: "pipfile.lock", read: readPipfileLock, lock: true},
	}},
	{"nuget", NuGet, []kind{
		{glob: "*.csproj", read: readProject}, {glob: "*.fsproj", read: readProject}, {glob: "*.vbproj", read: readProject},
		{glob: "packages.config", read: readProject}, {glob: "directory.packages.props", read: readProject}, {glob: "directory.build.props", read: readProject},
		{glob: "directory.build.targets", read: readProject}, {glob: "*.props", read: readProject, claimed: "xml"}, {glob: "*.nuspec", read: readProject},
		{glob: "paket.dependencies", read: readPaket}, {glob: "paket.references", read: readPaketReferences},
		{glob: "packages.lock.json", read: readNuGetLock, lock: true}, {glob: "project.assets.json", read: readAssets, lock: true}, {glob: "paket.lock", read: readPaketLock, lock: true},
	}},
	{"rubygems", RubyGems, []kind{
		{glob: "gemfile", read: readGemfile}, {glob: "gems.rb", read: readGemfile}, {glob: "*.gemfile", read: readGemfile}, {glob: "*.gemspec", read: readGemspec},
		{glob: "gemfile.lock", read: readGemfileLock, lock: true}, {glob: "gems.locked", read: readGemfileLock, lock: true}, {glob: "*.gemfile.lock", read: readGemfileLock, lock: true},
	}},
	{"cargo", Cargo, []kind{{glob: "cargo.toml", read: readCargo}, {glob: "cargo.lock", read: readTables, lock: true}}},
	{"pub", Pub, []kind{{glob: "pubspec.yaml", read: readPubspec}, {glob: "pubspec.lock", read: readPubspecLock, lock: true}}},
	{"swiftpm", Swift, []kind{
		{glob: "package.swift", read: readLines(swiftLine)}, {glob: "cartfile", read: readLines(cartLine)}, {glob: "cartfile.resolved", read: readLines(cartLine), lock: true},
		{glob: "package.resolved", read: readSwiftLock, lock: true},
	}},
	{"cocoapods", CocoaPods, []kind{{glob: "podfile", read: readLines(podLine)}, {glob: "*.podspec", read: readLines(podLine)}, {glob: "podfile.lock", read: readLines(podLockLine), lock: true}}},
	{"hex", Hex, []kind{{glob: "mix.exs", read: readLines(hexLine)}, {glob: "mix.lock", read: readLines(hexLockLine), lock: true}}},
	{"sap", SAP, []kind{{glob: "extensioninfo.xml", read: readExtension}}},
	{"cpan", CPAN, []kind{{glob: "cpanfile", read: readLines(cpanLine)}}},
}

// globs are the names that the adapter takes for itself.
func (l language) globs() []string {
	var out []string
	for _, k := range l.kinds {
		if k.claimed == "" {
			out = append(out, k.glob)
		}
	}
	return out
}

// kindOfFile is the kind of a file, nil for what is no manifest.
func kindOfFile(name string) *kind {
	_, k := find(name)
	return k
}

// kindOfSummary is the kind of a summary that an adapter of this package made, nil for any other.
func kindOfSummary(f *code.Summary) *kind {
	if !slices.ContainsFunc(languages, func(l language) bool { return l.name == f.Language }) {
		return nil
	}
	return kindOfFile(f.Path)
}

func languageOf(name string) string {
	l, _ := find(name)
	return l
}

func find(name string) (string, *kind) {
	for _, l := range languages {
		for i := range l.kinds {
			if k := &l.kinds[i]; k.holds(name) {
				return l.name, k
			}
		}
	}
	return "", nil
}

func (k *kind) holds(name string) bool {
	ok, err := path.Match(k.glob, strings.ToLower(path.Base(name)))
	return err == nil && ok && (k.below == "" || slices.Contains(strings.Split(path.Dir(name), "/"), k.below))
}
