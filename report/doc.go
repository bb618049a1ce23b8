// Package report judges evidence and renders the judgement.
//
// Assess is a pure function: the same rules and evidence give the same bytes, whatever the order they come in. It
// reads no file, clock or network. The renderers (Table, Lines, JSON) write one assessment and change nothing in it;
// the Explain functions write what rules.yaml says about one word of it. ExitCode says what a script is told.
package report
