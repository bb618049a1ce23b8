package push

import (
	"context"
	"fmt"
	"time"

	"mleready/probes/sandbox"
)

const (
	maxWaiting = 100 // notifications
	pause      = time.Second
)

// Queue delivers notifications one after the other until the context ends, each of them again while it is not confirmed,
// as Mastercard does. say is told what came of each.
func (s *Sender) Queue(ctx context.Context, say func(string)) func(sandbox.Notice) {
	waiting := make(chan sandbox.Notice, maxWaiting)
	go func() {
		for {
			select {
			case n := <-waiting:
				s.deliver(ctx, n, say)
			case <-ctx.Done():
				return
			}
		}
	}()
	return func(n sandbox.Notice) {
		select {
		case waiting <- n:
		default:
			say(fmt.Sprintf("push %s: not sent, as %d others are waiting", n.Event, maxWaiting))
		}
	}
}

func (s *Sender) deliver(ctx context.Context, n sandbox.Notice, say func(string)) {
	names := s.o.Gateway.Rules.Wire.Mastercard.Push
	for attempt := range 1 + names.Retries {
		if attempt > 0 && s.o.Sleep(ctx, pause) != nil {
			return
		}
		a, err := s.sealed(ctx, s.known, n, false)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			say(fmt.Sprintf("push %s: %v", n.Event, err))
			return
		}
		say(fmt.Sprintf("push %s, attempt %d: %s", n.Event, attempt+1, a.text))
		if a.status == names.Status {
			return
		}
	}
	say(fmt.Sprintf("push %s: given up after %d attempts", n.Event, 1+names.Retries))
}
