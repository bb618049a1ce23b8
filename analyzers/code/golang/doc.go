// Package golang is the Go adapter: it turns Go packages with their types into summaries.
//
// It is driven in two ways, and both fill the same model.
//
// The first driver is Load. It reads the target from disk and needs no go command, no network and no GOROOT. What an
// import names is looked for in the tree: the module around the file, its local replacements, vendor folders, GOPATH/src
// folders, other modules, and, in a bare old repository, below the root whose path its own imports tell. Of the standard
// library there are stubs, declarations without bodies, for the packages that matter. Any other package is empty: what
// comes from it has no type, and everything around it still has its own. Code that does not compile is normal: of a file
// with syntax errors the rest is read and the gap reported, clashing declarations of several systems stand side by side,
// and a failure of parser or type checker costs one package.
//
// Packages with candidate files are visited, with those that import them and those that they import: a header may be
// named in one package, the HMAC computed in a second and the request sent by a third.
//
// The second driver is the vet tool, which has the compiler's types of one package at a time and no tree.
//
// Not told by the first driver: types that come out of packages outside the tree, and the names of cgo.
package golang
