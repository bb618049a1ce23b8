package languages

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"mleready/analyzers/code"
	"mleready/analyzers/code/javascript"
)

// pool keeps the children. They are started when there is something to parse, at most Jobs at a time.
type pool struct {
	Options
	slots chan struct{}
	mu    sync.Mutex
	idle  []*child
	dead  error // why no child can be started
}

var errNoChild = errors.New("no process for the parser")

func newPool(o Options) *pool {
	return &pool{Options: o, slots: make(chan struct{}, o.Jobs)}
}

// parse has a child make the summary of a file. The error says what happened where that failed; it wraps errNoChild
// when there is no child to be had.
func (p *pool) parse(ctx context.Context, r Request, waits *patience) (*code.Summary, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	c, err := p.take()
	if err != nil {
		return nil, err
	}
	limit, begun := waits.limit(), time.Now()
	a, err := c.ask(ctx, r, limit)
	waits.spend(time.Since(begun))
	switch {
	case err == nil:
	case ctx.Err() != nil:
		c.kill()
		return nil, ctx.Err()
	case errors.Is(err, errHung) && limit < waits.each:
		return nil, fmt.Errorf("the parser was stopped: %w, the time that is left after other files took %v; scan it alone to give it %v", err, waits.whole, waits.each)
	case errors.Is(err, errHung):
		return nil, fmt.Errorf("the parser was stopped: %w", err)
	case errors.Is(err, errGarbage):
		c.kill()
		return nil, err
	default:
		reason := c.fate()
		c.kill()
		return nil, errors.New(reason)
	}
	switch {
	case a.Minified:
		p.give(c)
		return nil, javascript.ErrMinified
	case a.Summary == nil && a.Reason != "":
		p.give(c)
		return nil, errors.New(a.Reason)
	case a.Summary == nil || !sound(a.Summary, len(r.Text)):
		c.kill()
		return nil, errGarbage
	}
	p.give(c)
	s := a.Summary
	s.Path, s.Language, s.Role, s.Lines = r.Path, r.Language, r.Role, code.LineStarts(r.Text)
	return s, nil
}

// take gives an idle child, or starts one.
func (p *pool) take() (*child, error) {
	p.mu.Lock()
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return c, nil
	}
	dead := p.dead
	p.mu.Unlock()
	if dead != nil {
		return nil, dead
	}
	c, err := start(p.Options)
	if err == nil {
		return c, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dead = fmt.Errorf("%w: %w", errNoChild, err)
	return nil, p.dead
}

func (p *pool) give(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

// close ends the children.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.idle {
		c.end(time.Second)
	}
	p.idle = nil
}
