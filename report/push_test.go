package report

import (
	"io"
	"testing"

	"mleready"
)

// received is a run of a receiver with something of everything.
func received() *mleready.PushReport {
	return &mleready.PushReport{
		Schema: mleready.PushSchema, Tool: mleready.Tool{Name: "mleready", Version: "0.0.0"}, Rules: mleready.RulesUsed{Version: "2026.01.01"},
		AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21}, Target: "https://127.0.0.1:8444", Status: mleready.StatusNotReady,
		Checks: []mleready.PushResult{
			{ID: "push.encrypted", Level: mleready.Mandatory, Outcome: mleready.Met, Reason: "The body carries a JWE.", Count: 2},
			{ID: "push.alg", Level: mleready.Mandatory, Outcome: mleready.Unmet, Cause: mleready.WrongAlg, Reason: "The push's alg is RSA-OAEP; RSA-OAEP-256 is expected.", Count: 1},
			{ID: "push.decrypt", Level: mleready.Mandatory, Outcome: mleready.Unmet, Cause: mleready.WrongAlg, Reason: "The push's alg is RSA-OAEP; RSA-OAEP-256 is expected.", Count: 1},
			{ID: "push.x_encrypted", Level: mleready.Advisory, Outcome: mleready.Info, Reason: "The push has no header x-encrypted."},
		},
		Pushes: []mleready.Push{
			{ID: "1", Verdict: mleready.VerdictAccepted, Event: "PAYMENT STATUS_CHG", Answered: 200, Warnings: []string{"kid is the SHA-256 of the certificate."}},
			{ID: "2", Verdict: mleready.VerdictAccepted, Event: "PAYMENT \x1b[31mSTATUS_CHG", Answered: 200, Duplicate: &mleready.Duplicate{Of: "1", By: "reference"}},
			{ID: "3", Verdict: mleready.VerdictMalformed, Cause: mleready.WrongAlg, Reason: "The push's alg is RSA-OAEP; RSA-OAEP-256 is expected.", Answered: 400},
			{ID: "4", Verdict: mleready.VerdictAccepted, Neighbour: mleready.WebhookVerify, Reason: "The signature of a webhook that comes in; its body is in clear text.", Answered: 200},
		},
		Counts: &mleready.PushCounts{Received: 4, Accepted: 2, Duplicates: 1, Neighbours: 1, Malformed: 1, Refused: 2},
	}
}

func TestPush(t *testing.T) {
	endpoint := &mleready.PushReport{
		Schema: mleready.PushSchema, Rules: mleready.RulesUsed{Version: "2026.01.01"}, AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21},
		Target: "https://127.0.0.1:8444", Status: mleready.StatusUnknown, Incomplete: "an answer of the endpoint is missing: there was no connection",
		Checks: []mleready.PushResult{
			{ID: "push.taken", Level: mleready.Mandatory, Event: "payment_status", Outcome: mleready.Unknown, Cause: mleready.Unreachable, Reason: "The push was not answered."},
		},
	}
	for name, write := range map[string]func(io.Writer) error{
		"push_received.txt":  func(w io.Writer) error { return PushTable(w, received(), TableOptions{}) },
		"push_verbose.txt":   func(w io.Writer) error { return PushTable(w, received(), TableOptions{Verbose: true}) },
		"push_endpoint.txt":  func(w io.Writer) error { return PushTable(w, endpoint, TableOptions{}) },
		"push_received.json": func(w io.Writer) error { return PushJSON(w, received()) },
		"push_endpoint.json": func(w io.Writer) error { return PushJSON(w, endpoint) },
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, write) })
	}
	for failOn, want := range map[string]int{"not_ready": 1, "never": 0} {
		if got := PushExitCode(received(), failOn); got != want {
			t.Errorf("--fail-on %s: %d", failOn, got)
		}
	}
	if got := PushExitCode(endpoint, "never"); got != 3 {
		t.Errorf("incomplete: %d", got)
	}
}
