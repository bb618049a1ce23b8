// Package record is a recording proxy for a merchant's own tests. It stands on loopback before one upstream, sends
// every request on as it came, and writes one line of JSON for each exchange: what the grading of traffic needs, by a
// list of what is allowed, redacted. The exchange is graded before anything is taken out of it, and the line carries
// the result.
package record

import (
	"mleready"
)

// Line is what is written of one exchange.
type Line struct {
	mleready.Exchange
	Failure *Failure         `json:"failure,omitempty"`
	Graded  *mleready.Graded `json:"graded"`
}

// Failure is an exchange that did not come to its end.
type Failure struct {
	Cause mleready.Cause `json:"cause"` // null where the client ended it
	Text  string         `json:"text"`
}
