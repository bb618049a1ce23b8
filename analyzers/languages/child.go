package languages

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// Command is the hidden command of our binary that is Serve.
const Command = "__parse"

// child is a process that parses. It is used by one goroutine at a time.
type child struct {
	cmd    *exec.Cmd
	in     io.Closer
	out    *os.File
	pipe   *stream
	stderr *opening
	ended  chan struct{} // closed when the process is gone
}

// start begins a child and waits for its greeting.
func start(o Options) (*child, error) {
	executable := o.Executable
	if executable == "" {
		var err error
		if executable, err = os.Executable(); err != nil {
			return nil, fmt.Errorf("find our own binary: %w", err)
		}
	}
	c := &child{cmd: exec.Command(executable, Command), stderr: &opening{}, ended: make(chan struct{})}
	c.cmd.Env = environment()
	c.cmd.Stderr = c.stderr
	in, err := c.cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	out, w, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	c.in, c.out, c.pipe, c.cmd.Stdout = in, out, newStream(out, in), w
	err = c.cmd.Start()
	w.Close()
	if err != nil {
		out.Close()
		return nil, fmt.Errorf("start the parser's process: %w", err)
	}
	go func() {
		c.cmd.Wait() // how it ended is read from ProcessState
		close(c.ended)
	}()
	if err := c.greet(o.Limits); err != nil {
		c.kill()
		return nil, fmt.Errorf("start the parser's process: %w", err)
	}
	return c, nil
}

// environment is what a process cannot do without.
func environment() []string {
	env := []string{"GOTRACEBACK=none"}
	if root := os.Getenv("SYSTEMROOT"); root != "" {
		env = append(env, "SYSTEMROOT="+root)
	}
	return env
}

func (c *child) greet(l Limits) error {
	return c.within(context.Background(), l.Start, func() error {
		greeting := make([]byte, len(magic))
		if _, err := io.ReadFull(c.out, greeting); err != nil || string(greeting) != magic {
			return errGarbage
		}
		if err := c.pipe.send(setup{Memory: l.Memory}); err != nil {
			return err
		}
		return c.pipe.receive(&answer{})
	})
}

// ask sends a request and waits for the answer.
func (c *child) ask(ctx context.Context, r Request, limit time.Duration) (a answer, err error) {
	err = c.within(ctx, limit, func() error {
		if err := c.pipe.send(r); err != nil {
			return err
		}
		return c.pipe.receive(&a)
	})
	return a, err
}

var errHung = errors.New("it did not answer in time")

// within lets an exchange take so long, and kills the child when it takes longer.
func (c *child) within(ctx context.Context, limit time.Duration, exchange func() error) error {
	result := make(chan error, 1)
	go func() { result <- exchange() }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case err := <-result:
		return err
	case <-timer.C:
		c.kill()
		<-result
		return fmt.Errorf("%w (%v)", errHung, limit)
	case <-ctx.Done():
		c.kill()
		<-result
		return ctx.Err()
	}
}

// kill ends the child at once.
func (c *child) kill() {
	_ = c.cmd.Process.Kill() // it may have ended by itself
	<-c.ended
	c.release()
}

// end lets the child finish by itself, and kills it when it does not.
func (c *child) end(limit time.Duration) {
	_ = c.in.Close()
	select {
	case <-c.ended:
		c.release()
	case <-time.After(limit):
		c.kill()
	}
}

func (c *child) release() {
	_ = c.in.Close()
	_ = c.out.Close()
}

// fate says how a child ended that did not answer.
func (c *child) fate() string {
	select {
	case <-c.ended:
	case <-time.After(time.Second):
		return "the parser's process closed its pipe"
	}
	said := c.stderr.String()
	for _, sign := range []string{"out of memory", "failed to allocate", "cannot allocate memory", "pthread_create failed"} {
		if strings.Contains(said, sign) {
			return "the parser ran out of memory"
		}
	}
	first, _, _ := strings.Cut(said, "\n")
	if first = printable(first); first != "" {
		return fmt.Sprintf("the parser's process ended (%v: %s)", c.cmd.ProcessState, first)
	}
	return fmt.Sprintf("the parser's process ended (%v)", c.cmd.ProcessState)
}

// printable keeps the plain characters of the beginning of a line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, s[:min(len(s), 120)])
}

// opening keeps the first bytes of what is written to it.
type opening struct {
	mu   sync.Mutex
	kept bytes.Buffer
}

const maxSaid = 4096

func (o *opening) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept.Write(p[:min(len(p), maxSaid-o.kept.Len())])
	return len(p), nil
}

func (o *opening) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.kept.String()
}
