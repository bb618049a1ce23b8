package grader

import (
	"strconv"
	"testing"
	"time"
)

// TestReplays checks that an id is known for a window, and that neither time nor a flood lets memory grow.
func TestReplays(t *testing.T) {
	start := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	r := newReplays(time.Minute)
	for i, step := range []struct {
		after time.Duration
		seen  bool
	}{{0, false}, {30 * time.Second, true}, {70 * time.Second, true}, {5 * time.Minute, false}} {
		if before, seen := r.add("a", "call", start.Add(step.after)); seen != step.seen || seen && before != "call" {
			t.Errorf("%d: %v %q", i, seen, before)
		}
	}
	r = newReplays(time.Minute)
	for i := range 3 * mostReplays {
		if _, seen := r.add(strconv.Itoa(i), "", start); seen {
			t.Fatalf("%d was never sent before", i)
		}
	}
	if kept := len(r.now) + len(r.old); kept > 2*mostReplays {
		t.Errorf("%d ids are kept", kept)
	}
	if _, seen := r.add(strconv.Itoa(2*mostReplays+1), "", start); !seen {
		t.Error("the last ids are not known")
	}
}
