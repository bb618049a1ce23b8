package main

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Exit codes of what never got as far as a verdict; report.ExitCode has the others.
const (
	exitDone       = 0
	exitUsage      = 2 // usage or configuration error: nothing ran
	exitIncomplete = 3 // could not finish
)

// usageError is a mistake on the command line or in a file named there. Hint says what to do next.
type usageError struct {
	err  error
	hint string
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// usage makes an error that exits with 2.
func usage(hint, format string, args ...any) error {
	return &usageError{err: fmt.Errorf(format, args...), hint: hint}
}

// verdict is the exit code of a run that wrote its result: nothing is left to say.
type verdict int

func (v verdict) Error() string { return fmt.Sprintf("exit code %d", int(v)) }

// exitCode tells stderr what went wrong and gives the code to exit with.
func exitCode(stderr io.Writer, err error) int {
	var wrong *usageError
	var code verdict
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "mleready: interrupted; nothing was written")
		return exitIncomplete
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "mleready: %v\n", err)
		if wrong.hint != "" {
			fmt.Fprintf(stderr, "%s\n", wrong.hint)
		}
		return exitUsage
	}
	fmt.Fprintf(stderr, "mleready: %v\n", err)
	return exitIncomplete
}
