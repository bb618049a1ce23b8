package languages

import (
	"sync"
	"time"
)

// patience bounds what the slow files of one scan cost together: a tree full of files that hang their parser would
// otherwise take as many times the limit for one. Files that are read within a tenth of it cost nothing.
type patience struct {
	each, least time.Duration
	whole       time.Duration

	mu   sync.Mutex
	left time.Duration
}

// newPatience allows for six files that take their whole time.
func newPatience(each time.Duration) *patience {
	return &patience{each: each, least: each / 10, whole: 6 * each, left: 6 * each}
}

// limit is the time that the next file has.
func (p *patience) limit() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left > 0 {
		return p.each
	}
	return p.least
}

// spend notes the time that a file took.
func (p *patience) spend(took time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if took > p.least {
		p.left -= took
	}
}
