package prove

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// seen makes a run with so many accepted payments.
func seen(provider mleready.Provider, fault string, exit, payments int) *trial {
	r := &trial{ProofRun: mleready.ProofRun{Fault: fault, Exit: exit, Requests: payments, Accepted: payments}, ended: ending{exit: exit}}
	for i := range payments {
		r.exchanges = append(r.exchanges, mleready.Graded{
			ID: fmt.Sprint(i), Provider: provider, Method: "POST", Path: "/pts/v2/payments", Verdict: mleready.VerdictAccepted, Fault: fault,
			Reply: &mleready.GradedReply{Status: 201, Encrypted: true},
		})
	}
	return r
}

func TestJudge(t *testing.T) {
	const cybersource, mastercard = mleready.Cybersource, mleready.Mastercard
	undecryptable, wrongEnc := string(mleready.Undecryptable), string(mleready.WrongEnc)
	hung := seen(cybersource, "reset", -1, 1)
	hung.ended.why = "it had not ended"
	said := seen(cybersource, "reset", 0, 1)
	said.notice, said.ended.output = regexp.MustCompile("cannot pay"), "we cannot pay"
	cases := []struct {
		name     string
		provider mleready.Provider
		plain    *trial // nil for one that went well
		run      *trial
		taking   mleready.Taking
		repeated bool
		grades   []mleready.Grade
	}{
		{"noticed", cybersource, nil, seen(cybersource, undecryptable, 1, 1), mleready.TakingNoticed, false, []mleready.Grade{{ID: responseDecrypt, Outcome: mleready.Met}}},
		{"noticed, Mastercard", mastercard, nil, seen(mastercard, undecryptable, 1, 1), mleready.TakingNoticed, false, []mleready.Grade{{ID: payloadDecrypt, Outcome: mleready.Met}}},
		{"missed", cybersource, nil, seen(cybersource, undecryptable, 0, 1), mleready.TakingMissed, false, nil},
		{"missed and paid again", cybersource, nil, seen(cybersource, undecryptable, 0, 3), mleready.TakingMissed, true, []mleready.Grade{{ID: responseOpen, Outcome: mleready.Unmet}}},
		{"noticed and paid again", cybersource, nil, seen(cybersource, undecryptable, 1, 2), mleready.TakingNoticed, true,
			[]mleready.Grade{{ID: responseDecrypt, Outcome: mleready.Met}, {ID: responseOpen, Outcome: mleready.Unmet}}},
		{"tried again where that is right", cybersource, nil, seen(cybersource, "throttled_once", 0, 2), mleready.TakingRecovered, false, nil},
		{"gave up", cybersource, nil, seen(cybersource, "throttled_once", 1, 1), mleready.TakingGaveUp, false, nil},
		{"A128GCM, Mastercard", mastercard, nil, seen(mastercard, wrongEnc, 0, 1), mleready.TakingAccepted, false, []mleready.Grade{{ID: payloadGCM, Outcome: mleready.Met}}},
		{"A128GCM refused, Mastercard", mastercard, nil, seen(mastercard, wrongEnc, 1, 1), mleready.TakingNoticed, false, []mleready.Grade{{ID: payloadGCM, Outcome: mleready.Unmet}}},
		{"A128GCM", cybersource, nil, seen(cybersource, wrongEnc, 0, 1), mleready.TakingAccepted, false, nil},
		{"fault of the other provider", cybersource, nil, seen(cybersource, string(mleready.XEncryptedFalse), -1, 0), mleready.TakingNotRun, false, nil},
		{"no request met it", cybersource, nil, seen(cybersource, "reset", 1, 0), mleready.TakingUnknown, false, nil},
		{"hangs", cybersource, nil, hung, mleready.TakingMissed, false, nil},
		{"says it in words", cybersource, nil, said, mleready.TakingNoticed, false, nil},
		{"certificate", cybersource, nil, seen(cybersource, string(mleready.TLS), 1, 0), mleready.TakingNoticed, false, nil},
		{"certificate not looked at", cybersource, nil, seen(cybersource, string(mleready.TLS), 1, 1), mleready.TakingMissed, false, nil},
		{"certificate, nobody reached", cybersource, nil, seen(cybersource, string(mleready.TLS), 0, 0), mleready.TakingMissed, false, nil},
		{"nothing to compare with", cybersource, seen(cybersource, "", 1, 1), seen(cybersource, "reset", 1, 1), mleready.TakingNotRun, false, nil},
	}
	for _, c := range cases {
		plain := c.plain
		if plain == nil {
			plain = seen(c.provider, "", 0, 1)
		}
		judge(plain, plain)
		judge(plain, c.run)
		var grades []mleready.Grade
		for _, g := range c.run.Grades {
			grades = append(grades, mleready.Grade{ID: g.ID, Outcome: g.Outcome})
			if g.Reason == "" {
				t.Errorf("%s: %s has no reason", c.name, g.ID)
			}
		}
		if c.run.Taking != c.taking || c.run.Repeated != c.repeated || c.run.Summary == "" {
			t.Errorf("%s: %s, repeated %v (%s)", c.name, c.run.Taking, c.run.Repeated, c.run.Summary)
		}
		if diff := cmp.Diff(c.grades, grades); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestPlainRun(t *testing.T) {
	for want, r := range map[mleready.Taking]*trial{
		mleready.TakingDone:    seen(mleready.Cybersource, "", 0, 2),
		mleready.TakingUnknown: seen(mleready.Cybersource, "", 0, 0),
		mleready.TakingRefused: {ProofRun: mleready.ProofRun{Exit: 1, Requests: 3}},
	} {
		if judge(r, r); r.Taking != want {
			t.Errorf("%s, want %s (%s)", r.Taking, want, r.Summary)
		}
	}
}
