// Package manifest reads what packages a program depends on: package.json with the lock files of npm, yarn, pnpm and bun,
// go.mod, pom.xml with properties, parents and dependencyManagement, Gradle build files, composer.json and composer.lock,
// requirements files, pyproject.toml, Pipfile and the lock files of poetry, uv and
// pipenv, projects and packages.config of .NET with central versions and their lock files. A file becomes a summary whose Depends are filled; workspaces of a package.json are an entry of that name.
//
// Every manifest of the target is read as soon as any file of the target is a candidate: it is cheap, and a manifest that
// names an SDK need not hold a word that a check looks for. Of lock files, which name thousands of packages and are
// streamed, only those are kept that a manifest of the target names itself or that the caller asks for.
//
// Resolve joins manifests and lock files; Compare and InRange know the order of versions of each ecosystem.
package manifest
