package grader

import (
	"sync"
	"time"
)

// mostReplays is how many ids are remembered at least; more in one window make it shorter.
const mostReplays = 1 << 17

// replays remembers ids for at least one window and at most two, so that memory is bounded by what comes in that time,
// and by mostReplays.
type replays struct {
	window time.Duration

	mu       sync.Mutex
	turned   time.Time
	now, old map[string]string // id to what it was used for
}

func newReplays(window time.Duration) *replays {
	return &replays{window: window, now: map[string]string{}, old: map[string]string{}}
}

// add remembers that id was used for a call at a time, and reports what it was used for before.
func (r *replays) add(id, call string, at time.Time) (before string, seen bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch passed := at.Sub(r.turned); {
	case passed > 2*r.window:
		r.now, r.old, r.turned = map[string]string{}, map[string]string{}, at
	case passed > r.window, len(r.now) >= mostReplays:
		r.now, r.old, r.turned = map[string]string{}, r.now, at
	}
	if before, seen = r.now[id]; !seen {
		before, seen = r.old[id]
	}
	if !seen {
		r.now[id] = call
	}
	return before, seen
}
