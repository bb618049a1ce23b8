package languages

import (
	"testing"
	"time"
)

func TestPatience(t *testing.T) {
	p := newPatience(10 * time.Second)
	for i := range 100 {
		p.spend(time.Second)
		if got := p.limit(); got != 10*time.Second {
			t.Fatalf("after %d quick files: %v", i+1, got)
		}
	}
	for range 6 {
		if got := p.limit(); got != 10*time.Second {
			t.Errorf("before six slow files: %v", got)
		}
		p.spend(10 * time.Second)
	}
	if got := p.limit(); got != time.Second {
		t.Errorf("after six slow files: %v", got)
	}
}
