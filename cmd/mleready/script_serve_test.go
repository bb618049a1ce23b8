package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// serving is a command that runs beside a script.
type serving struct {
	cmd         *exec.Cmd
	out, errors bytes.Buffer
	copied      chan error // when all of stdout was read
}

// servings is the key of what a script has started, by name.
type servings struct{}

// serve starts a command and waits for its line of addresses; $NAME is its url then.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: serve NAME COMMAND…")
	}
	program := args[1]
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path := filepath.Join(dir, args[1]); isFile(path) {
			program = path
			break
		}
	}
	s := &serving{cmd: exec.Command(program, args[2:]...), copied: make(chan error, 1)}
	s.cmd.Dir, s.cmd.Stderr = ts.MkAbs("."), &s.errors
	s.cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"))
	stdout, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() { _ = s.cmd.Process.Kill() })
	out := bufio.NewReader(stdout)
	line, err := out.ReadBytes('\n')
	var address struct{ URL string }
	if err == nil {
		err = json.Unmarshal(line, &address)
	}
	go func() {
		_, err := s.out.ReadFrom(out)
		s.copied <- err
	}()
	if err != nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		ts.Fatalf("%s is not ready: %v: %s%s", args[1], err, line, &s.errors)
	}
	ts.Setenv(args[0], address.URL)
	ts.Value(servings{}).(map[string]*serving)[args[0]] = s
}

// ended waits for the end of what serve started, interrupted first if it has none of its own, and demands its exit code.
// What it said after its first line is in NAME.out and NAME.err then.
func ended(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] ended NAME CODE; with ! it is interrupted")
	}
	s := ts.Value(servings{}).(map[string]*serving)[args[0]]
	if s == nil {
		ts.Fatalf("%s was not started", args[0])
	}
	if neg {
		ts.Check(s.cmd.Process.Signal(os.Interrupt))
	}
	ts.Check(<-s.copied)
	got := 0
	var failed *exec.ExitError
	if err := s.cmd.Wait(); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".out"), s.out.Bytes(), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".err"), s.errors.Bytes(), 0o666))
	if strconv.Itoa(got) != args[1] {
		ts.Fatalf("%s: exit code %d, want %s: %s", args[0], got, args[1], &s.errors)
	}
}

// expand puts the values of the environment in place of their names in a file.
func expand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: expand FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(os.Expand(ts.ReadFile(args[0]), ts.Getenv)), 0o666))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
