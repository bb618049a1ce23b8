package ask

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/transport"
)

// Answer is what came of one request.
type Answer struct {
	Call     mleready.ProbeCall
	Built    *Built // nil where it could not be made, or may not be sent
	At       time.Time
	Reply    *transport.Reply // nil when there is none
	Err      error            // why there is none
	Cause    mleready.Cause
	Standing Standing
	Check    grader.ReplyCheck // of the reply, as one to a call that asked for an encrypted one
	Errors   []string          // of the dictionary
	Sealed   bool              // the reply says that the body could not be decrypted

	proof string
}

// Standing is what a reply says of the authentication.
type Standing string

// The standings.
const (
	Accepted Standing = "accepted"
	Refused  Standing = "refused"
	Unclear  Standing = "unclear"
)

// Read says what a reply means: whether the authentication was accepted, and which entries of the dictionary fit. check
// is the look at the reply; asked says that an encrypted one was asked for.
func (s *Session) Read(a *Answer, check grader.ReplyCheck, asked bool) {
	a.Check = check
	plain := a.Reply.Body
	if check.Encrypted {
		plain = string(check.Plaintext)
	}
	rules := s.Rules.Probes
	a.Errors = s.explain(fmt.Sprintf("%d %s", a.Reply.Status, plain))
	has := func(list []string) bool {
		return slices.ContainsFunc(a.Errors, func(id string) bool { return slices.Contains(list, id) })
	}
	a.Sealed = has(rules.Undecrypted)
	switch status := a.Reply.Status; {
	case status >= 200 && status < 300:
		a.Standing = Accepted
	case status == http.StatusUnauthorized:
		a.Standing, a.Cause = Refused, mleready.Unauthenticated
	case status < 400 || status >= 500 || status == http.StatusTooManyRequests:
	case has(rules.Refused):
		a.Standing, a.Cause = Refused, mleready.Unauthenticated
	case has(rules.Authenticated):
		a.Standing = Accepted
	}
	switch {
	case a.Cause != "" && a.Cause != mleready.Unauthenticated:
		a.Errors = append(s.explain(a.Told()), a.Errors...)
	case asked && check.Encrypted:
		s.Explain(a, check.Cause)
	}
}

// Explain puts what the dictionary says of a cause before what it says of the reply, once: questions share answers.
func (s *Session) Explain(a *Answer, cause mleready.Cause) {
	first := s.explain(string(cause))
	rest := slices.DeleteFunc(slices.Clone(a.Errors), func(id string) bool { return slices.Contains(first, id) })
	a.Errors = slices.Concat(first, rest)
}

// explain lists the entries of the dictionary, of this provider or of any, whose own words stand in a text.
func (s *Session) explain(text string) []string {
	var ids []string
	for _, e := range s.Rules.Worded(text) {
		if e.Provider == s.Provider || e.Provider == "" {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// Succeeded reports whether there is a reply of success.
func (a *Answer) Succeeded() bool {
	return a.Reply != nil && a.Reply.Status >= 200 && a.Reply.Status < 300
}

// Undecided is the result of an answer that settles nothing by itself.
func (a *Answer) Undecided(requirement string) Result {
	return Result{Requirement: requirement, Outcome: mleready.Unknown, Cause: a.Cause, Summary: a.Told(), Answer: a}
}

// Curious begins the result of a question whose answer settles nothing, whatever it is. It is false where the answer
// does not even tell what the gateway does.
func (a *Answer) Curious() (Result, bool) {
	r := a.Undecided("")
	if a.Reply == nil || slices.Contains([]mleready.Cause{mleready.Throttled, mleready.ServerError, mleready.Redirect}, a.Cause) {
		return r, false
	}
	r.Outcome, r.Cause = mleready.Info, ""
	return r, true
}

// Told says in words what came of an answer.
func (a *Answer) Told() string {
	switch {
	case a.Err != nil:
		return Sentence(a.Err.Error())
	case a.Standing == Accepted:
		return fmt.Sprintf("The gateway accepted the call (%d).", a.Reply.Status)
	case a.Standing == Refused:
		return fmt.Sprintf("The gateway refused the %s (%d).", a.proof, a.Reply.Status)
	case a.Cause == mleready.Redirect:
		return fmt.Sprintf("The endpoint answered %d and names another place, which was not followed: check the URL and what stands in between.", a.Reply.Status)
	case a.Cause == mleready.Throttled:
		return fmt.Sprintf("The gateway asks for fewer requests (%d): probe again later, or slower with --rate.", a.Reply.Status)
	case a.Cause == mleready.ServerError:
		return fmt.Sprintf("The gateway reports a fault of its own (%d): probe again later.", a.Reply.Status)
	}
	return fmt.Sprintf("The gateway answered %d, which does not tell whether the %s was accepted.", a.Reply.Status, a.proof)
}

// Sentence begins a text with a capital letter and ends it with a full stop.
func Sentence(text string) string {
	if text == "" {
		return text
	}
	if text[0] >= 'a' && text[0] <= 'z' && !strings.Contains(strings.SplitN(text, " ", 2)[0], ".") {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return strings.TrimRight(text, ".") + "."
}
