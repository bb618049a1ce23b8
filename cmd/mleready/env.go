package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/mattn/go-isatty"

	"mleready/internal/engine"
)

// Env is everything that a run takes from the process around it.
type Env struct {
	Stdin       io.Reader
	Stdout      io.Writer
	Stderr      io.Writer
	Getenv      func(string) string
	Environ     func() []string // for programs that are run
	Now         func() time.Time
	Terminal    bool   // stdout is a terminal: colour
	ErrTerminal bool   // stderr is a terminal: progress
	Width       int    // columns of the terminal
	Dir         string // where relative paths of the command line start
}

// defaultWidth is used when the terminal does not tell its own.
const defaultWidth = 80

// system is the environment of this process.
func system() Env {
	env := Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Environ: os.Environ, Now: time.Now,
		Terminal:    isatty.IsTerminal(os.Stdout.Fd()),
		ErrTerminal: isatty.IsTerminal(os.Stderr.Fd()),
		Width:       defaultWidth,
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		env.Width = n
	}
	return env
}

// path places a path of the command line below Dir.
func (e Env) path(p string) string {
	if e.Dir == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(e.Dir, p)
}

// collectSeldom lets garbage pile up, unless the user says otherwise, in commands that exchange much and keep little.
func (e Env) collectSeldom() {
	if e.Getenv("GOGC") == "" {
		debug.SetGCPercent(engine.GCPercent)
	}
}
