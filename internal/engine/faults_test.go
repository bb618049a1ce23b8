package engine

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes"
	"mleready/probes/grader"
	"mleready/probes/sandbox"
)

// faultsPage says what the probe makes of each fault of the local gateway. Its table is written by TestFaults -update.
const faultsPage = "../../docs/faults.md"

const (
	tableBegins = "<!-- faults: written by the tests -->\n"
	tableEnds   = "<!-- end -->\n"
)

// ticking is a clock that stands still unless somebody waits.
type ticking struct{ passed atomic.Int64 }

func (c *ticking) now() time.Time { return time.Now().Add(time.Duration(c.passed.Load())) }

func (c *ticking) wait(ctx context.Context, d time.Duration) error {
	c.passed.Add(int64(d))
	return ctx.Err()
}

// startFault runs a gateway as the command does, with one fault.
func startFault(t *testing.T, dir, fault string, clock *ticking) sandbox.Address {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	address, end, err := sandbox.Start(ctx, sandbox.Config{
		Options: sandbox.Options{Rules: rules, Policy: grader.On, Now: clock.now, Wait: clock.wait, Fault: fault},
		Listen:  "127.0.0.1:0", Dir: dir, Getenv: func(string) (string, bool) { return "", false },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := end(); err != nil {
			t.Error(err)
		}
	})
	return address
}

// onlyOnTimeout narrows the questions where each of them takes the whole time.
var onlyOnTimeout = map[mleready.Provider][]string{
	mleready.Cybersource: {"jwt", "response_mle_get"}, mleready.Mastercard: {"oauth", "self_test"},
}

// faulty gives what the probe saw of a gateway with a fault.
func faulty(t *testing.T, provider mleready.Provider, fault string) []mleready.Observation {
	t.Helper()
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	clock := &ticking{}
	at := startFault(t, dir, fault, clock)
	target := probes.Target{Name: fault, Provider: provider, URL: at.URL, CA: at.CA, Credentials: at.Credentials, Line: 2}
	if provider == mleready.Mastercard {
		target.Partner = "SANDBOX_PARTNER"
	} else {
		target.Merchant = "sandbox_merchant"
	}
	o := probeOptions(t, target)
	o.Now = clock.now
	if fault == string(mleready.Timeout) {
		o.Timeout, o.Only = 500*time.Millisecond, onlyOnTimeout[provider]
	}
	a, err := Probe(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(a.Observations, func(o mleready.Observation) bool { return o.Kind == mleready.FromKeyFile })
}

// names reports whether an observation names a fault. Two of them are no cause.
func names(o mleready.Observation, fault string) bool {
	switch fault {
	case "slow":
		return strings.Contains(o.Summary, "The reply was slow")
	case "throttled_once":
		return o.Cause == mleready.Throttled
	}
	return string(o.Cause) == fault
}

// seenOf is what the probe made of a fault, in a cell of the table: by outcome the requirements, and the probes that
// settle none, where the fault was named. Nothing else may be wrong.
func seenOf(t *testing.T, all []mleready.Observation, fault string) string {
	t.Helper()
	cells := map[mleready.Outcome][]string{}
	for _, o := range all {
		if !names(o, fault) {
			if o.Cause != "" || o.Outcome == mleready.Unmet {
				t.Errorf("%s: %s is %s %s: %s", fault, o.Probe, o.Outcome, o.Cause, o.Summary)
			}
			continue
		}
		cells[o.Outcome] = append(cells[o.Outcome], cmp.Or(o.Requirement, "probe "+o.Probe))
	}
	var text []string
	for _, outcome := range []mleready.Outcome{mleready.Unmet, mleready.Unknown, mleready.Met} {
		if list := cells[outcome]; len(list) > 0 {
			slices.Sort(list)
			text = append(text, string(outcome)+": "+strings.Join(slices.Compact(list), ", "))
		}
	}
	return strings.Join(text, "; ")
}

// TestFaults makes sure that the probe names every fault that a gateway can have, for both providers, and that
// docs/faults.md says what it makes of it.
func TestFaults(t *testing.T) {
	table := "| fault | Cybersource | Mastercard |\n| --- | --- | --- |\n"
	for _, fault := range append([]string{""}, sandbox.Faults()...) {
		cells := map[mleready.Provider]string{}
		for _, provider := range []mleready.Provider{mleready.Cybersource, mleready.Mastercard} {
			t.Run(fmt.Sprintf("%s of %s", fault, provider), func(t *testing.T) {
				all := faulty(t, provider, fault)
				alone := strings.HasPrefix(fault, "x_encrypted_") && provider == mleready.Cybersource
				if fault == "" || alone {
					cells[provider] = "nothing is wrong"
					for _, o := range all {
						if o.Outcome != mleready.Met && o.Outcome != mleready.Info || o.Cause != "" {
							t.Errorf("%s: %s %s: %s", o.Probe, o.Outcome, o.Cause, o.Summary)
						}
					}
					return
				}
				if cells[provider] = seenOf(t, all, fault); cells[provider] == "" {
					t.Errorf("nobody names it: %+v", all)
				}
			})
		}
		if fault == "" {
			fault = "none"
		}
		table += fmt.Sprintf("| %s | %s | %s |\n", fault, cells[mleready.Cybersource], cells[mleready.Mastercard])
	}
	writeTable(t, table)
}

// TestRejectedPayment asks for a payment that was rejected, which comes in clear text whatever was asked for.
func TestRejectedPayment(t *testing.T) {
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	at := startFault(t, dir, "", &ticking{})
	o := probeOptions(t, probes.Target{Name: "a", Provider: mleready.Mastercard, URL: at.URL, CA: at.CA, Credentials: at.Credentials, Partner: "SANDBOX_PARTNER"})
	more := *o.Rules
	more.Probes.Calls = append(slices.Clone(more.Probes.Calls), mleready.ProbeCall{
		ID: "rejected", Provider: mleready.Mastercard, Method: "GET", Path: "/send/v1/partners/{partner}/crossborder/rejected", Expects: "refusal",
	})
	o.Rules, o.Only = &more, []string{"reply.rejected"}
	a, err := Probe(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Observations) != 1 || a.Observations[0].Outcome != mleready.Info || !strings.Contains(a.Observations[0].Summary, "The reply 200 tells an error or a rejected payment in clear text") {
		t.Errorf("%+v", a.Observations)
	}
}

func writeTable(t *testing.T, table string) {
	t.Helper()
	text, err := os.ReadFile(faultsPage)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(text), tableBegins)
	had, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		t.Fatalf("%s has no place for the table", faultsPage)
	}
	if *update {
		if err := os.WriteFile(faultsPage, []byte(before+tableBegins+table+tableEnds+after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := gocmp.Diff(had, table); diff != "" {
		t.Errorf("%s (-) and what was seen (+) differ; run with -update if that is meant:\n%s", faultsPage, diff)
	}
}
