package interop

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

const (
	malformed       = mleready.VerdictMalformed
	unauthenticated = mleready.VerdictUnauthenticated
)

var partnerRows = []partnerRow{
	{does: "as the documents say", library: jwe, route: direct, announce: "true"},
	{does: "as the documents say, through a generated client", library: jwe, service: true, route: direct, announce: "true"},
	{does: "as the documents say", library: jwe, route: proxy, announce: "true"},
	{does: "writes `x-encrypted: True`", library: jwe, route: direct, announce: "True"},
	{does: "names the key by its certificate", library: jwe, route: direct, announce: "true", options: certified, verdict: malformed},
	{does: "leaves `x-encrypted` out", library: jwe, route: direct, verdict: malformed},
	{does: "signs before it encrypts", library: jwe, route: direct, announce: "true", hash: "clear", verdict: unauthenticated},
	{does: "signs with RSA-PSS", library: jwe, route: direct, announce: "true", method: "RSA-PSS-SHA256"},
	{does: "encrypts in the older form", library: fieldLevel, route: direct, announce: "true", options: inFields, verdict: malformed},
	{does: "encrypts in the older form, with headers", library: fieldLevel, route: direct, announce: "true", options: inHeaders, verdict: malformed},
	{does: "encrypts nothing and says it does", route: direct, announce: "true", verdict: malformed},
	{does: "encrypts nothing", route: direct},
}

// TestPartner makes every call in every way that a program can use Mastercard's libraries.
func TestPartner(t *testing.T) {
	setUp(t)
	keys := t.TempDir()
	var seen [][]string
	for _, r := range partnerRows {
		t.Run(r.does+"; "+r.route, func(t *testing.T) {
			var replies []partnerGiven
			log := withSandbox(t, keys, false, func(to ready) {
				replies = run[partnerGiven](t, "partner.mjs", to.CA, r.plan(t, to, transfers))
			})
			if len(replies) != len(transfers) || len(log) != len(transfers) {
				t.Fatalf("%d calls, %d replies, %d lines of log", len(transfers), len(replies), len(log))
			}
			for i, x := range transfers {
				r.check(t, x, replies[i], log[i])
			}
			seen = append(seen, r.summary(replies, log))
		})
	}
	if len(seen) == len(partnerRows) { // not only some, chosen with -run
		table(t, "partner", []string{"the program", "route", "calls", "replies", "mechanisms", "unmet", "taken with a warning"}, seen)
	}
}

// of is the verdict that a call has to get.
func (r partnerRow) of(x transfer) mleready.Verdict {
	verdict := r.get
	if x.call.Body != nil {
		verdict = r.verdict
	}
	if verdict == "" {
		return mleready.VerdictAccepted
	}
	return verdict
}

// check compares what was given to the program, and what the sandbox logged, with what the row stands for.
func (r partnerRow) check(t *testing.T, x transfer, got partnerGiven, line graded) {
	t.Helper()
	verdict, status, want := r.of(x), x.status, x.answer
	switch verdict {
	case malformed:
		status, want = 400, reason("INVALID_INPUT_VALUE")
	case unauthenticated:
		status, want = 401, map[string]any{"Errors": map[string]any{"Error": []any{map[string]any{"ReasonCode": "AUTHENTICATION_FAILED"}}}}
	}
	sealed := verdict == mleready.VerdictAccepted && r.announce != "" && !x.clear
	if sealed && r.library != jwe { // nothing that could decrypt it
		want = map[string]any{}
	}
	if got.Status != status || sealed && r.library == jwe && got.Error != "" {
		t.Errorf("%s: the libraries gave %d %v %s, want %d", x.name, got.Status, got.Body, got.Error, status)
	}
	if diff := cmp.Diff(want, like(got.Body, want)); diff != "" && got.Error == "" {
		t.Errorf("%s: what the sandbox answers (-) and what the libraries gave (+) differ:\n%s", x.name, diff)
	}
	if (got.Announced == "true") != sealed || line.Reply.Encrypted != sealed {
		t.Errorf("%s: the reply says x-encrypted %q, the log says encrypted %v, want %v", x.name, got.Announced, line.Reply.Encrypted, sealed)
	}
	if line.Verdict != string(verdict) || line.Reply.Status != status {
		t.Errorf("%s: verdict %s (%s) with %d, want %s with %d", x.name, line.Verdict, line.Reason, line.Reply.Status, verdict, status)
	}
}

// summary is the row of the page.
func (r partnerRow) summary(replies []partnerGiven, log []graded) []string {
	kinds := map[string]int{}
	for i, g := range replies {
		kinds[g.kind(log[i].Reply.Encrypted)]++
	}
	s := summed(log)
	return []string{r.does, r.route, s.calls, counted(kinds), s.mechanisms, s.unmet, s.warnings}
}

// kind is what the program gets of a reply, in words.
func (g partnerGiven) kind(encrypted bool) string {
	object, _ := g.Body.(map[string]any)
	_, closed := object["encrypted_payload"]
	switch {
	case g.Error != "":
		return "an error"
	case closed:
		return "left encrypted"
	case encrypted:
		return "decrypted"
	}
	return "in clear text"
}

// partnerFaults are the faults of the sandbox that are about the encryption of a reply. The libraries leave the
// connection and the status to the program.
var partnerFaults = []string{"plaintext_reply", "wrong_kid", "wrong_alg", "wrong_enc", "undecryptable", "x_encrypted_missing", "x_encrypted_false"}

// TestPartnerFaults shows what a program that uses the libraries as their documents say gets of each fault, by their
// functions and through the wrapper.
func TestPartnerFaults(t *testing.T) {
	setUp(t)
	keys := t.TempDir()
	calls := slices.DeleteFunc(slices.Clone(transfers), func(x transfer) bool { return x.name != "payment" && x.name != "retrieve" })
	var seen [][]string
	for _, fault := range partnerFaults {
		t.Run(fault, func(t *testing.T) {
			cells := map[string][]string{}
			for _, service := range []bool{false, true} {
				r := partnerRow{library: jwe, service: service, route: direct, announce: "true"}
				var replies []partnerGiven
				log := withSandboxOf(t, keys, func(to ready) {
					replies = run[partnerGiven](t, "partner.mjs", to.CA, r.plan(t, to, calls))
				}, "--fault", fault)
				if len(replies) != len(calls) || len(log) != len(calls) {
					t.Fatalf("%d calls, %d replies, %d lines of log", len(calls), len(replies), len(log))
				}
				for i, x := range calls {
					cell := replies[i].kind(log[i].Reply.Encrypted)
					if replies[i].Announced != "" {
						cell += fmt.Sprintf(", `x-encrypted: %s`", replies[i].Announced)
					}
					if diff := cmp.Diff(x.answer, like(replies[i].Body, x.answer)); diff != "" && replies[i].Error == "" {
						t.Errorf("%s: what the sandbox answers (-) and what the libraries gave (+) differ:\n%s", x.name, diff)
					}
					cells[x.name] = append(cells[x.name], cell)
				}
			}
			row := []string{fault}
			for _, x := range calls {
				if row = append(row, cells[x.name][0]); cells[x.name][0] != cells[x.name][1] {
					t.Errorf("%s: functions and wrapper give %v", x.name, cells[x.name])
				}
			}
			seen = append(seen, row)
		})
	}
	if len(seen) == len(partnerFaults) {
		table(t, "partner faults", []string{"fault", "payment", "retrieve"}, seen)
	}
}
