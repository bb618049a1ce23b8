// Package hostile holds the tests that scan hostile trees with the real binary, its child processes included. The trees
// are made when the tests run: what is bad about them would be bad in a repository too.
package hostile
