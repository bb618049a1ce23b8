package transport

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Pace spaces the requests to each host. It is shared by all clients of a run.
type Pace struct {
	Every time.Duration // from one request to the next, 0 for no limit
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error

	mu   sync.Mutex
	next map[string]time.Time
}

// Wait returns when the host may be asked, or with the error of ctx.
func (p *Pace) Wait(ctx context.Context, host string) error {
	p.mu.Lock()
	if p.next == nil {
		p.next = map[string]time.Time{}
	}
	now := p.Now()
	at := p.next[host]
	if at.Before(now) {
		at = now
	}
	p.next[host] = at.Add(p.Every)
	p.mu.Unlock()
	if pause := at.Sub(now); pause > 0 {
		return p.Sleep(ctx, pause)
	}
	return ctx.Err()
}

// hostOf is the one name of a host for the pace: with its port, in small letters.
func hostOf(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = u.Scheme
	} else if port == "443" && u.Scheme == "https" || port == "80" && u.Scheme == "http" {
		port = u.Scheme
	}
	return strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")) + " " + port
}

// Sleep waits for a time or for the end of ctx.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
