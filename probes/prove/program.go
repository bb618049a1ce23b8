package prove

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"sync"
	"time"
)

// ending is how a program ended.
type ending struct {
	exit   int    // -1 when it was ended
	why    string // it did not end by itself, "" when it did
	output string // the end of what it printed
}

// errStart is wrapped by what keeps a program from being started at all.
var errStart = errors.New("the program cannot be started")

// keptOutput is how much of a program's output is kept, in bytes.
const keptOutput = 64 << 10

// run runs a program to its end, or until the time is over, with all that it started.
func run(ctx context.Context, dir string, command, environment []string, limit time.Duration) (ending, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	out := &tail{size: keptOutput}
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Dir, c.Env, c.Stdout, c.Stderr = dir, environment, out, out
	c.WaitDelay = 5 * time.Second // for a child that keeps the pipe open
	together(c)
	err := c.Run()
	var exit *exec.ExitError
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return ending{exit: -1, why: fmt.Sprintf("it had not ended after %s and was stopped: let it end by itself, or give --timeout", limit), output: out.String()}, nil
	case ctx.Err() != nil:
		return ending{}, ctx.Err()
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return ending{}, fmt.Errorf("%w: %s: name a program that is on the path or in the folder, after --", errStart, command[0])
	case errors.As(err, &exit):
		return ending{exit: exit.ExitCode(), output: out.String()}, nil
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return ending{}, fmt.Errorf("%w: %w", errStart, err)
	}
	return ending{output: out.String()}, nil
}

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex
	size int
	kept []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, p...)
	if extra := len(t.kept) - t.size; extra > t.size {
		t.kept = append(t.kept[:0], t.kept[extra:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.kept[max(len(t.kept)-t.size, 0):])
}
