package push

import (
	"crypto/sha256"
	"strings"
	"sync"
)

// mostRemembered is how many events are remembered at least. Beyond that the older half is forgotten.
const mostRemembered = 1 << 15

// event is what is remembered of a push.
type event struct {
	id      string            // of the first delivery
	content [sha256.Size]byte // of its plaintext
}

// memory tells what was delivered before. The zero value is ready.
type memory struct {
	mu       sync.Mutex
	now, old map[[sha256.Size]byte]event
}

// add remembers a push under what it is known by, or returns what was remembered under it.
func (m *memory) add(e event, by ...string) (before event, seen bool) {
	key := sha256.Sum256([]byte(strings.Join(by, "\n")))
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == nil || len(m.now) >= mostRemembered {
		m.old, m.now = m.now, map[[sha256.Size]byte]event{}
	}
	if before, seen = m.now[key]; !seen {
		before, seen = m.old[key]
	}
	if !seen {
		m.now[key] = e
	}
	return before, seen
}
