package ask

import (
	"fmt"

	"mleready"
)

// Takes judges whether the gateway takes an encrypted body. A refusal is compared with the same call in clear text.
// recipient names what the body was encrypted for.
func (a *Answer) Takes(requirement, recipient string, inClear func() *Answer) Result {
	r := a.Undecided(requirement)
	switch {
	case a.Reply == nil:
		return r
	case a.Succeeded():
		r.Outcome, r.Summary = mleready.Met, fmt.Sprintf("The gateway took a body encrypted for %s (%d).", recipient, a.Reply.Status)
		return r
	case a.Reply.Status >= 500 || a.Cause != "" && a.Cause != mleready.Unauthenticated:
		return r
	}
	if a.Sealed {
		r.Outcome = mleready.Unmet
		r.Summary = fmt.Sprintf("The gateway could not decrypt a body encrypted for %s (%d): the certificate may be of another environment, or its key id wrong.", recipient, a.Reply.Status)
		return r
	}
	clear := inClear()
	if clear.Reply != nil && clear.Reply.Status < 300 {
		r.Outcome = mleready.Unmet
		r.Summary = fmt.Sprintf("The gateway takes the call in clear text (%d) and refuses it encrypted for %s (%d): the certificate may be of another environment, or its key id wrong.",
			clear.Reply.Status, recipient, a.Reply.Status)
		return r
	}
	r.Summary = fmt.Sprintf("The gateway answered %d to an encrypted body, and no better to the same body in clear text, so that this shows nothing of the encryption.", a.Reply.Status)
	return r
}
