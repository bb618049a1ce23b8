package secret

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// longest is how long a program may take: a password manager may ask its user for a finger or a touch.
const longest = 30 * time.Second

// ofShell are the characters that mean something to a shell, outside of quotes.
const ofShell = "|&;<>()$`*?[]#~!{}\n"

// Exec runs a command and gives what it prints on its standard output. It is run as it is when it consists of words,
// with quotes or without; otherwise by sh. It may take 30 seconds and print 64 KiB. Errors name the program and
// nothing else: arguments and what it printed may be secret.
func Exec(ctx context.Context, command string) ([]byte, error) {
	return run(ctx, command, longest)
}

func run(ctx context.Context, command string, longest time.Duration) ([]byte, error) {
	args, plain := words(command)
	if !plain {
		args = []string{"sh", "-c", command}
	}
	ctx, stop := context.WithTimeout(ctx, longest)
	defer stop()
	out := &bounded{left: maxBytes}
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Stdout = out
	c.WaitDelay = time.Second // for a child that keeps the pipe open after the program has ended
	err := c.Run()

	name := programOf(command)
	var exit *exec.ExitError
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("%s has not ended within %s: unlock it first, or use env:NAME or file:PATH", name, longest)
	case ctx.Err() != nil:
		return nil, fmt.Errorf("running %s: %w", name, ctx.Err())
	case out.full:
		return nil, fmt.Errorf("%s prints more than %d bytes: name a command that prints nothing but the secret", name, maxBytes)
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("there is no program %s on the path: install it, or name it with its folder", name)
	case errors.As(err, &exit):
		return nil, fmt.Errorf("%s failed with exit code %d: run it by hand to see why", name, exit.ExitCode())
	case err != nil:
		return nil, fmt.Errorf("%s cannot be run: check that it is a program that you may run", name)
	}
	return out.kept.Bytes(), nil
}

// bounded keeps what is written to it until there is too much.
type bounded struct {
	kept bytes.Buffer
	left int
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		b.full = true
		return 0, errors.New("too much output")
	}
	return b.kept.Write(p)
}

// words splits a command. It reports false for what only a shell understands.
func words(command string) ([]string, bool) {
	var all []string
	var word strings.Builder
	var quote rune
	inside := false
	for _, c := range command {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != '\'' && strings.ContainsRune("\\$`", c), quote == 0 && strings.ContainsRune(ofShell, c):
			return nil, false
		case quote == 0 && (c == '\'' || c == '"'):
			quote, inside = c, true
		case quote == 0 && (c == ' ' || c == '\t'):
			if inside {
				all = append(all, word.String())
			}
			word.Reset()
			inside = false
		default:
			word.WriteRune(c)
			inside = true
		}
	}
	if inside {
		all = append(all, word.String())
	}
	return all, quote == 0 && len(all) > 0 && all[0] != "" && !strings.Contains(all[0], "=")
}

// programOf is the name of the program that a command starts with.
func programOf(command string) string {
	if args, plain := words(command); plain {
		return args[0]
	}
	return "the command"
}
