package cybersource

import (
	"context"

	"mleready/probes/ask"
)

// bare puts a question to the answer to a call without a token.
func (s *Session) bare(question func(*ask.Answer) []ask.Result) func(context.Context) []ask.Result {
	return func(ctx context.Context) []ask.Result {
		call, ok := s.First(ask.HarmlessGet)
		if !ok {
			return ask.NoCall("")
		}
		return question(s.ask(ctx, call, Manner{Scheme: SchemeNone}).Answer)
	}
}
