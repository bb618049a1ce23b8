package push

import (
	"fmt"
	"sync"

	"mleready"
)

// mostShown is how many pushes are kept to be shown at the end.
const mostShown = 1000

// tally counts what was received. Its memory is bounded.
type tally struct {
	rules  *mleready.Rules
	record func(mleready.Push)
	full   func() // called when so many pushes were received as were asked for
	want   int    // 0 for no end

	mu     sync.Mutex
	counts mleready.PushCounts
	pushes []mleready.Push
	checks map[string]map[mleready.Outcome]mleready.PushResult
}

// add counts a push once it was answered. What comes after the last one that was asked for is answered and not counted.
func (t *tally) add(p mleready.Push) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.want > 0 && t.counts.Received == t.want {
		return
	}
	t.counts.Received++
	switch {
	case p.Neighbour != "":
		t.counts.Neighbours++
	case p.Verdict == mleready.VerdictAccepted:
		t.counts.Accepted++
	default:
		t.counts.Malformed++
	}
	if p.Duplicate != nil {
		t.counts.Duplicates++
	}
	if len(t.pushes) == mostShown {
		t.pushes = append(t.pushes[:0], t.pushes[1:]...)
	}
	t.pushes = append(t.pushes, p)
	for _, c := range p.Checks {
		t.check(p, c)
	}
	t.record(p)
	if t.counts.Received == t.want {
		t.full()
	}
}

func (t *tally) check(p mleready.Push, c mleready.Grade) {
	if t.checks[c.ID] == nil {
		t.checks[c.ID] = map[mleready.Outcome]mleready.PushResult{}
	}
	r, ok := t.checks[c.ID][c.Outcome]
	if !ok {
		r = mleready.PushResult{ID: c.ID, Outcome: c.Outcome, Reason: c.Reason}
		if c.Outcome == mleready.Unmet {
			r.Cause = p.Cause
		}
	}
	r.Count++
	t.checks[c.ID][c.Outcome] = r
}

// refused counts a connection that came to nothing.
func (t *tally) refused() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts.Refused++
}

// report sums up: a check is unmet when it is for one push, and met when it is for one and unmet for none.
func (t *tally) report() *mleready.PushReport {
	t.mu.Lock()
	defer t.mu.Unlock()
	counts := t.counts
	r := &mleready.PushReport{Schema: mleready.PushSchema, Checks: []mleready.PushResult{}, Pushes: append([]mleready.Push{}, t.pushes...), Counts: &counts}
	for _, check := range t.rules.Push.Received {
		result := mleready.PushResult{ID: check.ID, Outcome: mleready.Unknown, Reason: "No push was received that tells."}
		for _, outcome := range []mleready.Outcome{mleready.Unmet, mleready.Met, mleready.Info, mleready.Unknown} {
			if seen, ok := t.checks[check.ID][outcome]; ok {
				result = seen
				break
			}
		}
		result.Level = check.Level
		r.Checks = append(r.Checks, result)
	}
	switch {
	case counts.Received == 0:
		r.Incomplete = "no push came"
	case counts.Received < t.want:
		r.Incomplete = fmt.Sprintf("%d of %d pushes came", counts.Received, t.want)
	}
	r.SetStatus()
	return r
}
