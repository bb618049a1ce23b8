package secret

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The kinds of reference.
const (
	fromEnv  = "env:"
	fromFile = "file:"
	fromExec = "exec:"
)

// maxBytes is what a file or a program may give: far more than any password has.
const maxBytes = 64 << 10

// ErrLiteral is the error of a secret that is written down where a reference must be.
var ErrLiteral = errors.New("a secret is written down here: write env:NAME, file:PATH or exec:COMMAND instead; " +
	"as it is it is taken for loopback targets and the sandbox only")

// Resolver finds secrets. Nil functions are those of the operating system.
type Resolver struct {
	Dir      string // what file:PATH is relative to
	Getenv   func(name string) (string, bool)
	ReadFile func(path string) ([]byte, error)
	Run      func(ctx context.Context, command string) ([]byte, error) // starts a program and gives what it prints
	Literal  bool                                                      // literals are allowed
}

// IsLiteral reports whether a text is no reference but the secret itself.
func IsLiteral(ref string) bool {
	return ref != "" && !strings.HasPrefix(ref, fromEnv) && !strings.HasPrefix(ref, fromFile) && !strings.HasPrefix(ref, fromExec)
}

// Resolve gives the secret that a reference stands for. The empty reference is the empty secret. No error holds any
// part of a secret; that of a literal which is not allowed is ErrLiteral.
func (r Resolver) Resolve(ctx context.Context, ref string) (Text, error) {
	switch {
	case strings.HasPrefix(ref, fromEnv):
		return r.env(ref[len(fromEnv):])
	case strings.HasPrefix(ref, fromFile):
		return r.file(ref[len(fromFile):])
	case strings.HasPrefix(ref, fromExec):
		return r.exec(ctx, ref[len(fromExec):])
	case r.Literal || ref == "":
		return New(ref), nil
	}
	return Text{}, ErrLiteral
}

func (r Resolver) env(name string) (Text, error) {
	getenv := r.Getenv
	if getenv == nil {
		getenv = os.LookupEnv
	}
	value, ok := getenv(name)
	if !ok {
		return Text{}, fmt.Errorf("the environment variable %s is not set: set it, or name another one", name)
	}
	return New(value), nil
}

func (r Resolver) file(name string) (Text, error) {
	read := r.ReadFile
	if read == nil {
		read = readStart
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(r.Dir, filepath.FromSlash(name))
	}
	content, err := read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Text{}, fmt.Errorf("there is no file %s: name the file that holds the secret, relative to this one", name)
	case err != nil:
		return Text{}, fmt.Errorf("reading %s: %w", name, withoutPath(err))
	case len(content) > maxBytes:
		return Text{}, fmt.Errorf("%s has more than %d bytes: name a file that holds nothing but the secret", name, maxBytes)
	}
	return New(withoutNewline(content)), nil
}

func (r Resolver) exec(ctx context.Context, command string) (Text, error) {
	run := r.Run
	if run == nil {
		run = Exec
	}
	if strings.TrimSpace(command) == "" {
		return Text{}, errors.New("exec: names no command: write exec:COMMAND with the program that prints the secret")
	}
	out, err := run(ctx, command)
	if err != nil {
		return Text{}, err
	}
	if secret := withoutNewline(out); secret != "" {
		return New(secret), nil
	}
	return Text{}, fmt.Errorf("%s prints nothing: run it by hand to see why", programOf(command))
}

// readStart reads a file as far as it is needed to see that it is too long.
func readStart(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxBytes+1))
}

// withoutNewline cuts one newline off the end.
func withoutNewline(content []byte) string {
	return strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r")
}

// withoutPath drops the path that errors of files repeat.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
