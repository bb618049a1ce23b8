// Package manifest reads what packages a program depends on, in the manifests and lock files of every ecosystem that the
// table of kinds lists. A file becomes a summary whose Depends are filled; what decides about versions elsewhere is an entry:
// properties, parents, managed versions, BOMs, version catalogs, requirements that a file takes in, central versions,
// repositories beside the registry, workspaces, and what a manifest says of its own package.
//
// Build files that are programs (Gradle, setup.py, Gemfile, mix.exs) are not run: what stands in them plainly is told.
//
// Every manifest of the target is read as soon as any file of the target is a candidate: it is cheap, and a manifest that
// names an SDK need not hold a word that a check looks for. Of lock files, which name thousands of packages and are
// streamed, only those are kept that a manifest of the target names itself or that the caller asks for.
//
// Resolve joins manifests and lock files; a lock file beats a range, and what cannot be told without the network has no
// version and a Reason. OwnOf tells which package a manifest is of; Compare and InRange know the order of versions.
package manifest
