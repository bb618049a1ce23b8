// Package vet makes go vet analyzers of the checks. One producer summarises the package with the compiler's types and
// hands the summaries on as a fact; each check runs over the model that the package and its imports form, the same
// model and the same code as in mleready scan.
//
// Vet sees one package and its imports. A finding is reported in the package where its context completes; what needs
// configuration, other languages or packages that nobody imports is left to mleready scan. The analyzers read the
// unit's inputs only, because vet caches results: no rules file, no dates, no suppression file, no expiry. An inline
// mleready:ignore counts without its date.
package vet
