package cybersource

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
	ask          func(context.Context, *Session) []result
}

// result is an answer to a question, before it becomes an observation.
type result struct {
	kind        mleready.EvidenceKind // "" for a probe
	requirement string
	proves      []string
	outcome     mleready.Outcome
	cause       mleready.Cause
	summary     string
	answer      *answer // nil where nothing was sent
}

// Requirements that probes settle.
const (
	restKey     = "keys.rest_key"
	responseKey = "keys.response_mle_key"
	sjc         = "keys.sjc_certificate"
	sameOwner   = "keys.same_owner"
	expiry      = "keys.expiry"
	enabled     = "account.mle_enabled"
	delivered   = "account.response_delivered"
)

// familyGroup is the id under which the probes of single API families stand.
const familyGroup = "response_mle"

// Probes lists the questions in the order in which they are put. Those of single API families follow the calls of
// rules.yaml.
func Probes(rules *mleready.Rules) []Probe {
	all := []Probe{
		{"reach", "Endpoint", "Can the endpoint be reached, and what secures the connection?", nil, reach},
		{"clock", "Clock", "How far is this machine's clock from the gateway's?", nil, clock},
		{"key_expiry", "Key expiry", "When do the certificates of the credentials end?", []string{expiry}, keyExpiry},
		{"key_owner", "Key owner", "Whose are the keys, and are those that the account needs here?",
			[]string{restKey, responseKey, sjc, sameOwner}, keyOwner},
		{"jwt", "JWT", "Does the gateway accept a JWT of version 2 signed with this key?", []string{restKey}, jwt},
		{"request_mle", "Request MLE", "Does the gateway take an encrypted body?", []string{sjc}, requestMLE},
		{"response_mle_success", "Response MLE, success", "Is the reply to a successful call with a body encrypted?", responseRequirements, firstCall(isSuccessfulWrite)},
		{"response_mle_get", "Response MLE, GET", "Is the reply to a GET encrypted?", responseRequirements, firstCall(isSuccessfulGet)},
		{"response_mle_error", "Response MLE, error", "Is the reply to a call that business rules refuse encrypted?", responseRequirements, firstCall(isRefusedWrite)},
	}
	for _, call := range rules.Probes.Calls {
		if call.Provider == mleready.Cybersource {
			all = append(all, Probe{
				ID: familyGroup + "." + call.ID, Title: "Response MLE, " + strings.ReplaceAll(call.Family, "_", " ") + " " + call.Method,
				Question:     "Is the reply of " + call.Method + " " + call.Path + " encrypted?",
				Requirements: responseRequirements, ask: responseOf(call),
			})
		}
	}
	return append(all,
		Probe{"kid_unknown", "Unknown response key", "What does the gateway do with a response key id that leads nowhere?", nil, kidUnknown},
		Probe{"claim_name", "Other spelling of the claim", "What does the gateway do with the other spelling of the response key's claim?", nil, claimName},
		Probe{"legacy", "Retired schemes", "Which of the retired ways to authenticate does the gateway still take?", nil, legacy},
	)
}

// responseRequirements are what the reply to a call with a response key can settle.
var responseRequirements = []string{delivered, responseKey, enabled, sameOwner}

// IDs lists what a target may name under only: the probes, and the group of the API families.
func IDs(rules *mleready.Rules) []string {
	ids := []string{familyGroup}
	for _, p := range Probes(rules) {
		ids = append(ids, p.ID)
	}
	return ids
}

// Selected reports whether a list under only asks for the probe; an empty list asks for all.
func (p Probe) Selected(only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(id string) bool { return id == p.ID || strings.HasPrefix(p.ID, id+".") })
}

func isSuccessfulWrite(c mleready.ProbeCall) bool {
	return c.Method == "POST" && c.Expects == "success"
}
func isSuccessfulGet(c mleready.ProbeCall) bool { return c.Method == "GET" && c.Expects == "success" }
func isRefusedWrite(c mleready.ProbeCall) bool  { return c.Method == "POST" && c.Expects == "refusal" }

// harmless are the calls that comparisons are made with.
func harmlessGet(c mleready.ProbeCall) bool   { return c.Production && isSuccessfulGet(c) }
func harmlessWrite(c mleready.ProbeCall) bool { return c.Production && isSuccessfulWrite(c) }

// only wraps the one answer to a question.
func only(r result) []result { return []result{r} }

// noCall is the answer where the rules have no request for a question that the host allows.
func noCall(requirement string) []result {
	return only(result{requirement: requirement, outcome: mleready.Unknown, summary: "The rules have no request for this that may be sent to this host."})
}

// Silent lists the questions that are put to the key files alone: nothing is sent.
func Silent(rules *mleready.Rules) []Probe {
	return slices.DeleteFunc(Probes(rules), func(p Probe) bool { return p.ID != "key_expiry" && p.ID != "key_owner" })
}
