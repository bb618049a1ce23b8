package ask

import (
	"context"
	"slices"
	"strings"

	"mleready"
)

// Probe is one question to the endpoint, or to the key files. Requirements are what its answer can settle.
type Probe struct {
	ID           string
	Title        string
	Question     string
	Requirements []string
	Ask          func(context.Context) []Result
}

// Result is an answer to a question, before it becomes an observation.
type Result struct {
	Kind        mleready.EvidenceKind // "" for a probe
	Requirement string
	Proves      []string
	Outcome     mleready.Outcome
	Cause       mleready.Cause
	Summary     string
	Answer      *Answer // nil where nothing was sent
}

// Selected reports whether a list under only asks for the probe; an empty list asks for all. A name stands for the
// probes below it too: response_mle for response_mle.search.
func (p Probe) Selected(only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(id string) bool { return id == p.ID || strings.HasPrefix(p.ID, id+".") })
}

// IDs lists the names of probes, behind those of the groups that some stand in.
func IDs(list []Probe) []string {
	var groups, ids []string
	for _, p := range list {
		if group, _, ok := strings.Cut(p.ID, "."); ok && !slices.Contains(groups, group) {
			groups = append(groups, group)
		}
		ids = append(ids, p.ID)
	}
	return append(groups, ids...)
}

// Silent are the questions that are put to the key files alone: nothing is sent.
func Silent(list []Probe) []Probe {
	return slices.DeleteFunc(list, func(p Probe) bool { return p.ID != keyExpiry && p.ID != keyOwner })
}

const (
	keyExpiry = "key_expiry"
	keyOwner  = "key_owner"
)

// New is a probe.
func New(id, title, question string, ask func(context.Context) []Result, requirements ...string) Probe {
	return Probe{ID: id, Title: title, Question: question, Ask: ask, Requirements: requirements}
}

// Questions that every provider's account is asked.

// Reach asks for the connection.
func Reach(ask func(context.Context) []Result) Probe {
	return New("reach", "Endpoint", "Can the endpoint be reached, and what secures the connection?", ask)
}

// Clock asks for the clocks.
func Clock(ask func(context.Context) []Result) Probe {
	return New("clock", "Clock", "How far is this machine's clock from the gateway's?", ask)
}

// KeyExpiry asks for the end of the keys.
func KeyExpiry(ask func(context.Context) []Result, requirements ...string) Probe {
	return New(keyExpiry, "Key expiry", "When do the certificates of the credentials end?", ask, requirements...)
}

// KeyOwner asks for the owners of the keys.
func KeyOwner(ask func(context.Context) []Result, requirements ...string) Probe {
	return New(keyOwner, "Key owner", "Whose are the keys, and are those that the account needs here?", ask, requirements...)
}

// Only wraps the one answer to a question.
func Only(r Result) []Result { return []Result{r} }

// NoCall is the answer where the rules have no request for a question that the host allows.
func NoCall(requirement string) []Result {
	return Only(Result{Requirement: requirement, Outcome: mleready.Unknown, Summary: "The rules have no request for this that may be sent to this host."})
}

// NotAllowed is the answer where the host may not get a call.
func NotAllowed(call mleready.ProbeCall) []Result {
	return Only(Result{Outcome: mleready.Info, Summary: "Not asked of this host: " + call.Why})
}

// IsSuccessfulGet reports whether a call is a GET that succeeds.
func IsSuccessfulGet(c mleready.ProbeCall) bool { return c.Method == "GET" && c.Expects == "success" }

// IsSuccessfulWrite reports whether a call is a POST that succeeds.
func IsSuccessfulWrite(c mleready.ProbeCall) bool {
	return c.Method == "POST" && c.Expects == "success"
}

// IsRefusedWrite reports whether a call is a POST that business rules refuse.
func IsRefusedWrite(c mleready.ProbeCall) bool { return c.Method == "POST" && c.Expects == "refusal" }

// HarmlessGet reports whether a call is a GET that succeeds and that any host may get.
func HarmlessGet(c mleready.ProbeCall) bool { return c.Production && IsSuccessfulGet(c) }

// HarmlessWrite reports whether a call is a POST that succeeds and that any host may get.
func HarmlessWrite(c mleready.ProbeCall) bool { return c.Production && IsSuccessfulWrite(c) }
