// Package patterns holds the samples to the patterns of real code: patterns.yaml names every pattern that was met in the
// code of merchants and every false friend, and the tests demand a sample for each in every language.
//
// A sample, or a file of one, reproduces a pattern when it bears its name: bad_pasted_signature and good_false_friends/
// AwsSigv4.java do. patterns.yaml lists the further samples whose names say something else. A file of a good sample
// shows nothing that is unmet, by any rule; a file of a bad one does. docs/patterns.md is written from the same data.
package patterns
