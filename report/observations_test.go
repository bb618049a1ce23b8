package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// onTheWire is a run over two targets.
func onTheWire() []mleready.Observation {
	o := func(target, probe, requirement string, outcome mleready.Outcome, cause mleready.Cause, summary string, errors ...string) mleready.Observation {
		return mleready.Observation{ID: target + "/" + probe, Probe: probe, Requirement: requirement, Outcome: outcome, Cause: cause, Assurance: mleready.Test,
			Target: target, MID: "acme", Environment: "test", Summary: summary, Errors: errors}
	}
	first := o("one", "jwt", "keys.rest_key", mleready.Met, "", "Accepted.")
	key := o("one", "key_expiry", "keys.expiry", mleready.Unmet, "", "Ends tomorrow.")
	key.Kind, key.Assurance = mleready.FromKeyFile, mleready.Static
	get := o("one", "response_mle_get", "account.response_delivered", mleready.Met, "", "Encrypted.")
	get.Proves = []string{"account.mle_enabled"}
	return []mleready.Observation{
		o("one", "reach", "", mleready.Info, "", "Reached."), first, key, get,
		o("one", "response_mle.payment", "account.response_delivered", mleready.Unmet, mleready.PlaintextReply, "The reply 201 came in clear text.", "cybs.plain_response"),
		o("one", "response_mle.search", "account.response_delivered", mleready.Unmet, mleready.PlaintextReply, "The reply 201 came in clear text.", "cybs.plain_response"),
		o("two", "jwt", "keys.rest_key", mleready.Unknown, mleready.Timeout, "No\x1b[31m answer\nin time."),
	}
}

func TestObservations(t *testing.T) {
	rules := defaultRules(t)
	a := &mleready.Assessment{Observations: onTheWire()}
	tab := &tabular{page: newPage(80, false), a: a, o: TableOptions{Rules: rules}}
	tab.observations()
	want := `
On the wire
  one: merchant acme, test, 3 unmet, 2 met, 1 info
    unmet    key_expiry: Ends tomorrow.
    unmet    response_mle.payment, response_mle.search (plaintext reply): The
             reply 201 came in clear text.
             Next: Do not stop at 201. Ask the portfolio owner, and probe
             another API family. (mleready explain cybs.plain_response)
    met      jwt: Accepted.
    met      response_mle_get: Encrypted.
    info     reach: Reached.
  two: merchant acme, test, 1 unknown
    unknown  jwt (timeout): No�[31m answer in time.
`
	if diff := cmp.Diff(want, tab.String()); diff != "" {
		t.Error(diff)
	}
	coloured := &tabular{page: newPage(80, true), a: a, o: TableOptions{Rules: rules}}
	coloured.observations()
	if plain := uncoloured.Replace(coloured.String()); plain != want || plain == coloured.String() {
		t.Errorf("colour changes more than the colour: %q", plain)
	}
}

var uncoloured = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[31m", "", "\x1b[32m", "", "\x1b[33m", "", "\x1b[36m", "")

func TestObservationLines(t *testing.T) {
	var out bytes.Buffer
	if err := Lines(&out, &mleready.Assessment{Observations: onTheWire()}); err != nil {
		t.Fatal(err)
	}
	want := "one: key_expiry: unmet: Ends tomorrow.\n" +
		"one: response_mle.payment: unmet plaintext_reply: The reply 201 came in clear text.\n" +
		"one: response_mle.search: unmet plaintext_reply: The reply 201 came in clear text.\n" +
		"two: jwt: unknown timeout: No�[31m answer in time.\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestObservationEvidence(t *testing.T) {
	var got []string
	for _, e := range ObservationEvidence(onTheWire()) {
		got = append(got, strings.Join([]string{e.ID, string(e.Kind), e.Requirement, string(e.Outcome), string(e.Assurance), e.MID, e.Environment}, " "))
	}
	want := []string{
		"one/jwt probe keys.rest_key met test acme test",
		"one/key_expiry key_file keys.expiry unmet static acme test",
		"one/response_mle_get probe account.response_delivered met test acme test",
		"one/response_mle_get probe account.mle_enabled met test acme test",
		"one/response_mle.payment probe account.response_delivered unmet test acme test",
		"one/response_mle.search probe account.response_delivered unmet test acme test",
		"two/jwt probe keys.rest_key unknown test acme test",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
