package mastercard

import (
	"mleready"
	"mleready/probes/ask"
)

// Requirements that probes settle.
const (
	delivered = "payload_response.delivered"
	replyForm = "payload_response.reply_form"
	clientKey = "payload_keys.client_encryption_key"
	replyKey  = "payload_keys.mastercard_encryption_key"
	expiry    = "payload_keys.expiry"
)

// callGroup is the id under which the probes of single calls stand.
const callGroup = "reply"

// Probes lists the questions in the order in which they are put. Those of single calls follow rules.yaml.
func (s *Session) Probes() []ask.Probe {
	replies := []string{delivered, replyKey}
	all := []ask.Probe{
		ask.Reach(s.Bare(s.unsigned, s.Reached)),
		ask.Clock(s.Bare(s.unsigned, s.Compared)),
		ask.KeyExpiry(s.keyExpiry, expiry),
		ask.KeyOwner(s.keyOwner, clientKey, replyKey),
		ask.New("oauth", "OAuth 1.0a", "Does the gateway accept the OAuth 1.0a signature of this key?", s.oauth),
		ask.New("request_json", "Encrypted JSON", "Does the gateway take an encrypted JSON body, with the body hash over what is sent?", s.takes(isJSON), clientKey),
		ask.New("request_xml", "Encrypted XML", "Does the gateway take an encrypted XML body, with the body hash over what is sent?", s.takes(isXML), clientKey),
		ask.New("self_test", "Mastercard's self-test", "Is a successful reply encrypted, and does it say x-encrypted: true?", s.selfTest, replies...),
		ask.New("reply_form", "Form of the reply", "Is the reply in the content encryption that requests need, and does it name its key?", s.replyForm, replyForm),
		ask.New("reply_get", "Reply to a GET", "Is the reply to a GET with the header encrypted?", s.FirstCall(delivered, ask.IsSuccessfulGet, s.replyOf), replies...),
		ask.New("reply_error", "Error", "In which form does an error come?", s.FirstCall(delivered, isRefused, s.replyOf), replies...),
	}
	for _, call := range s.Client.Rules.Probes.Of(mleready.Mastercard) {
		all = append(all, ask.New(callGroup+"."+call.ID, "Reply to "+call.Method+" "+call.Path,
			"Is the reply of "+call.Method+" "+call.Path+" encrypted?", s.replyOf(call), replies...))
	}
	return append(all,
		ask.New("header_missing", "GET without the header", "What does the gateway answer to a GET without x-encrypted?", s.headerMissing),
		ask.New("kid_certificate", "Fingerprint of the certificate", "What does the gateway do with the certificate's fingerprint as kid?", s.kidCertificate),
		ask.New("kid_unknown", "Unknown fingerprint", "What does the gateway do with a kid that names no key?", s.kidUnknown),
	)
}

// IDs lists what a target may name under only: the probes, and the group of the single calls.
func IDs(rules *mleready.Rules) []string {
	return ask.IDs((&Session{Client: &Client{Rules: rules}}).Probes())
}

func isJSON(c mleready.ProbeCall) bool    { return ask.IsSuccessfulWrite(c) && c.IsJSON() }
func isXML(c mleready.ProbeCall) bool     { return ask.IsSuccessfulWrite(c) && !c.IsJSON() }
func isRefused(c mleready.ProbeCall) bool { return c.Expects == "refusal" }
