package cybersource

import (
	"strings"

	"mleready"
	"mleready/probes/ask"
)

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
func (s *Session) Probes() []ask.Probe {
	all := []ask.Probe{
		ask.Reach(s.Bare(s.tokenless, s.Reached)),
		ask.Clock(s.Bare(s.tokenless, s.Compared)),
		ask.KeyExpiry(s.keyExpiry, expiry),
		ask.KeyOwner(s.keyOwner, restKey, responseKey, sjc, sameOwner),
		ask.New("jwt", "JWT", "Does the gateway accept a JWT of version 2 signed with this key?", s.jwt, restKey),
		ask.New("request_mle", "Request MLE", "Does the gateway take an encrypted body?", s.requestMLE, sjc),
		ask.New("response_mle_success", "Response MLE, success", "Is the reply to a successful call with a body encrypted?", s.FirstCall(delivered, ask.IsSuccessfulWrite, s.responseOf), responseRequirements...),
		ask.New("response_mle_get", "Response MLE, GET", "Is the reply to a GET encrypted?", s.FirstCall(delivered, ask.IsSuccessfulGet, s.responseOf), responseRequirements...),
		ask.New("response_mle_error", "Response MLE, error", "Is the reply to a call that business rules refuse encrypted?", s.FirstCall(delivered, ask.IsRefusedWrite, s.responseOf), responseRequirements...),
	}
	for _, call := range s.Client.Rules.Probes.Of(mleready.Cybersource) {
		all = append(all, ask.New(familyGroup+"."+call.ID, "Response MLE, "+strings.ReplaceAll(call.Family, "_", " ")+" "+call.Method,
			"Is the reply of "+call.Method+" "+call.Path+" encrypted?", s.responseOf(call), responseRequirements...))
	}
	return append(all,
		ask.New("kid_unknown", "Unknown response key", "What does the gateway do with a response key id that leads nowhere?", s.kidUnknown),
		ask.New("claim_name", "Other spelling of the claim", "What does the gateway do with the other spelling of the response key's claim?", s.claimName),
		ask.New("legacy", "Retired schemes", "Which of the retired ways to authenticate does the gateway still take?", s.legacy),
	)
}

// responseRequirements are what the reply to a call with a response key can settle.
var responseRequirements = []string{delivered, responseKey, enabled, sameOwner}

// IDs lists what a target may name under only: the probes, and the group of the API families.
func IDs(rules *mleready.Rules) []string {
	return ask.IDs((&Session{Client: &Client{Rules: rules}}).Probes())
}
