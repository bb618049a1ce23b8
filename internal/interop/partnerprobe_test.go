package interop

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mleready"
)

const (
	selfTested = "payload_response.delivered"
	replyForm  = "payload_response.reply_form"
	clientKey  = "payload_keys.client_encryption_key"
)

// partnerFault is what is wrong with a gateway in Mastercard's place, and what the probe has to make of it.
type partnerFault struct {
	mode  string
	does  string
	cause mleready.Cause
	reply mleready.Outcome // of payload_response.delivered, by the self-test, a GET and a payment whose body is taken
	form  mleready.Outcome // of payload_response.reply_form
	key   mleready.Outcome // of payload_keys.client_encryption_key, by JSON and XML
	oauth mleready.Outcome
}

const (
	isMet     = mleready.Met
	isUnmet   = mleready.Unmet
	isUnknown = mleready.Unknown
)

var partnerGateways = []partnerFault{
	{"healthy", "answers as documented", "", isMet, isMet, isMet, mleready.Info},
	{"capitals", "says `x-encrypted: TRUE`", "", isMet, isMet, isMet, mleready.Info},
	{"sample", "encrypts with A128GCM and names no key, as the page's sample", mleready.WrongEnc, isMet, isUnmet, isMet, mleready.Info},
	{"plaintext_reply", "answers in clear text", mleready.PlaintextReply, isUnmet, isUnknown, isMet, mleready.Info},
	{"wrong_kid", "names another key in the JWE", mleready.WrongKid, isUnmet, isMet, isMet, mleready.Info},
	{"another_key", "encrypts for another key than it names", mleready.Undecryptable, isUnmet, isMet, isMet, mleready.Info},
	{"undecryptable", "changes one bit of the ciphertext", mleready.Undecryptable, isUnmet, isMet, isMet, mleready.Info},
	{"wrong_alg", "encrypts with RSA-OAEP, which hashes with SHA-1", mleready.WrongAlg, isUnmet, isMet, isMet, mleready.Info},
	{"x_encrypted_missing", "says nothing of `x-encrypted`", mleready.XEncryptedMissing, isUnmet, isMet, isMet, mleready.Info},
	{"x_encrypted_false", "says `x-encrypted: false`", mleready.XEncryptedFalse, isUnmet, isMet, isMet, mleready.Info},
	{"beside", "lets a member stand in clear text beside the JWE", mleready.PlaintextReply, isUnmet, isUnknown, isMet, mleready.Info},
	{"unreadable", "cannot decrypt any body; what has none is answered", "", isMet, isMet, isUnmet, mleready.Info},
	{"unsigned", "refuses every signature with 401", mleready.Unauthenticated, isUnknown, isUnknown, isUnknown, isUnmet},
	{"throttled", "answers 429", mleready.Throttled, isUnknown, isUnknown, isUnknown, isUnknown},
	{"server_error", "answers 500", mleready.ServerError, isUnknown, isUnknown, isUnknown, isUnknown},
}

// TestPartnerProbe asks a gateway in Mastercard's place that verifies and encrypts with code that is not ours.
func TestPartnerProbe(t *testing.T) {
	setUp(t)
	seen := probe(t, partnerTargets(t))
	var rows [][]string
	for _, f := range partnerGateways {
		t.Run(f.mode, func(t *testing.T) { f.check(t, seen[f.mode]) })
		rows = append(rows, []string{
			f.does, cmp.Or(string(f.cause), "none"), selfTested + ": " + string(f.reply), replyForm + ": " + string(f.form),
			clientKey + ": " + string(f.key), string(f.oauth),
		})
	}
	table(t, "partner probe", []string{"the gateway", "cause", "calls for an encrypted reply", "form of the reply", "encrypted bodies", "signature"}, rows)
}

// partnerTargets starts the gateway and gives a line of YAML for each mode.
func partnerTargets(t *testing.T) []string {
	t.Helper()
	var k *keyFile
	var file string
	withSandbox(t, t.TempDir(), false, func(to ready) { k, file = readKeys(t, to.Credentials), to.Credentials }) // makes the keys
	p := k.Mastercard.Partners[0]
	cert, key := certificate(t)
	set := map[string]any{
		"tls": map[string]string{"cert": cert, "key": key}, "partner": p.ID, "consumer_key": p.ConsumerKey,
		"signing":  k.path(p.Signing.Cert),
		"request":  map[string]string{"kid": p.RequestEncryption.Fingerprint, "key": k.path(p.RequestEncryption.Key)},
		"response": map[string]string{"kid": p.ResponseEncryption.Fingerprint, "public": k.path(p.ResponseEncryption.Cert)},
	}
	var modes []string
	for _, f := range partnerGateways {
		modes = append(modes, f.mode)
	}
	set["modes"] = modes
	urls := map[string]string{}
	serve(t, node("partnergateway.mjs", cert), set, &urls)
	var targets []string
	for _, mode := range modes {
		targets = append(targets, fmt.Sprintf("  - {name: %s, provider: mastercard, url: %q, credentials: %q, partner: %s, ca: %q}\n", mode, urls[mode], file, p.ID, cert))
	}
	return targets
}

// check looks at every answer that settles something, and at every cause that is named.
func (f partnerFault) check(t *testing.T, seen []mleready.Observation) {
	t.Helper()
	asked := 0
	for _, o := range seen {
		if o.Cause != "" && o.Cause != f.cause {
			t.Errorf("%s: cause %s, want %s: %s", o.Probe, o.Cause, f.cause, o.Summary)
		}
		if f.mode == "healthy" && o.Outcome != isMet && o.Outcome != mleready.Info {
			t.Errorf("%s: %s is %s: %s", o.Probe, o.Requirement, o.Outcome, o.Summary)
		}
		var want mleready.Outcome
		switch o.Probe {
		case "oauth":
			want = f.oauth
		case "request_json", "request_xml":
			want = f.key
		case "reply_form":
			want = f.form
		case "self_test", "reply_get", "reply.crossborder_payment":
			if want = f.reply; f.key == isUnmet && o.Probe == "reply.crossborder_payment" {
				want = isUnknown // the body was not taken
			}
		default:
			continue
		}
		asked++
		if o.Outcome != want {
			t.Errorf("%s: %s is %s, want %s: %s", o.Probe, o.Requirement, o.Outcome, want, o.Summary)
		}
		if o.Requirement == selfTested && want == isUnmet && o.Cause != f.cause {
			t.Errorf("%s: cause %q, want %q: %s", o.Probe, o.Cause, f.cause, o.Summary)
		}
	}
	if asked != 7 {
		t.Errorf("%d answers that settle something, want 7: %s", asked, strings.Join(probesOf(seen), ", "))
	}
}

func probesOf(seen []mleready.Observation) []string {
	var ids []string
	for _, o := range seen {
		ids = append(ids, o.Probe)
	}
	slices.Sort(ids)
	return ids
}
