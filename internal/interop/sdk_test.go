package interop

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// rows is the matrix. Every row makes all calls that its SDK has.
var rows = []row{
	{client: newest, auth: p12, mle: plain, route: direct},
	{client: newest, auth: p12, mle: request, route: direct},
	{client: newest, auth: p12, mle: reply, route: direct},
	{client: newest, auth: p12, mle: both, route: direct},
	{client: newest, auth: p12, mle: bothPEM, route: direct},
	{client: newest, auth: p12, mle: both, route: intermediate},
	{client: newest, auth: p12, mle: both, route: overTLS},
	{client: newest, auth: p12, mle: both, route: proxy},
	{client: newest, auth: sharedSecret, mle: plain, route: direct},
	{client: newest, auth: sharedSecret, mle: request, route: direct},
	{client: newest, auth: sharedSecret, mle: reply, route: direct},
	{client: newest, auth: sharedSecret, mle: both, route: direct},
	{client: newest, auth: sharedSecret, mle: bothPEM, route: intermediate},
	{client: newest, auth: sharedSecret, mle: both, route: proxy},
	{client: newest, auth: metaKey, mle: plain, route: direct},
	{client: newest, auth: metaKey, mle: both, route: direct},
	{client: newest, auth: metaKey, mle: both, route: proxy},
	{client: newest, auth: metaSecret, mle: both, route: direct},
	{client: newest, auth: p12, mle: both, route: direct, off: true},
	{client: newest, auth: httpSign, mle: plain, route: direct},
	{client: newest, auth: httpSign, mle: plain, route: direct, off: true},
	{client: newest, auth: httpSign, mle: plain, route: intermediate, off: true},
	{client: newest, auth: httpSign, mle: plain, route: proxy, off: true},
	{client: newest, auth: metaHTTPSign, mle: plain, route: direct, off: true},
	{client: legacy, auth: p12, mle: plain, route: direct},
	{client: legacy, auth: p12, mle: request, route: direct},
	{client: legacy, auth: p12, mle: plain, route: direct, off: true},
	{client: legacy, auth: p12, mle: request, route: direct, off: true},
	{client: legacy, auth: p12, mle: request, route: intermediate, off: true},
	{client: legacy, auth: p12, mle: request, route: proxy, off: true},
	{client: legacy, auth: httpSign, mle: plain, route: direct},
	{client: legacy, auth: httpSign, mle: plain, route: direct, off: true},
	{client: legacy, auth: httpSign, mle: plain, route: proxy, off: true},
}

func TestSDK(t *testing.T) {
	setUp(t)
	keys := t.TempDir()
	var seen [][]string
	for _, r := range rows {
		t.Run(r.name(), func(t *testing.T) {
			var replies []given
			asked := r.asked()
			log := withSandbox(t, keys, r.off, func(to ready) {
				p := plan{Client: r.client.name, Config: r.config(t, readKeys(t, to.Credentials), to)}
				for _, a := range asked {
					p.Calls = append(p.Calls, a.call)
				}
				replies = drive(t, to.CA, p)
			})
			if len(replies) != len(asked) || len(log) != len(asked) {
				t.Fatalf("%d calls, %d replies, %d lines of log", len(asked), len(replies), len(log))
			}
			for i, a := range asked {
				r.check(t, a, replies[i], log[i])
			}
			seen = append(seen, r.summary(log))
		})
	}
	if len(seen) == len(rows) { // not only some, chosen with -run
		table(t, "sdk", []string{"SDK", "authentication", "MLE", "route", "mandate", "calls", "mechanisms", "unmet", "taken with a warning"}, seen)
	}
}

// asked is the calls that the row's SDK has.
func (r row) asked() []ask {
	return slices.DeleteFunc(slices.Clone(asks), func(a ask) bool { return a.absent && r.client == legacy })
}

// check compares what was given to the SDK's caller, and what the sandbox logged, with what the row stands for.
func (r row) check(t *testing.T, a ask, got given, line graded) {
	t.Helper()
	verdict, status, answer := "accepted", a.status, a.answer
	switch {
	case r.old() && !r.off:
		verdict, status, answer = "unauthenticated", 401, refused
	case a.mle == mandatory && r.signs(): // the SDK does not encrypt then
		verdict, status, answer = "malformed", 400, map[string]any{"status": "INVALID_REQUEST"}
	}
	if got.Status != status || got.Error != "" {
		t.Errorf("%s: the SDK gave %d %v %s, want %d", a.name, got.Status, got.Body, got.Error, status)
	}
	if diff := cmp.Diff(answer, part(got.Body, answer), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: what the sandbox answers (-) and what the SDK gave (+) differ:\n%s", a.name, diff)
	}
	if line.Verdict != verdict {
		t.Errorf("%s: verdict %s (%s), want %s", a.name, line.Verdict, line.Reason, verdict)
	}
	if diff := cmp.Diff(r.mechanisms(a), line.Mechanisms, cmpopts.SortSlices(strings.Compare)); diff != "" {
		t.Errorf("%s: mechanisms wanted (-) and logged (+) differ:\n%s", a.name, diff)
	}
	if line.Reply.Status != status {
		t.Errorf("%s: the log has status %d, want %d", a.name, line.Reply.Status, status)
	}
	if want := r.answered() && status != 204; line.Reply.Encrypted != want {
		t.Errorf("%s: the log has a reply encrypted: %v, want %v", a.name, line.Reply.Encrypted, want)
	}
	if line.Operation != a.call.Method {
		t.Errorf("%s: the log has operation %q, want %q", a.name, line.Operation, a.call.Method)
	}
	for _, q := range line.Requirements {
		if want := r.outcome(a, q.ID); string(q.Outcome) != want {
			t.Errorf("%s: %s is %s (%s), want %s", a.name, q.ID, q.Outcome, q.Reason, want)
		}
	}
}

// refused is what an SDK gives for a request whose authentication failed.
var refused = map[string]any{"response": map[string]any{"rmsg": "Authentication Failed"}}

// part cuts an answer down to the members that are wanted.
func part(got any, want map[string]any) map[string]any {
	object, _ := got.(map[string]any)
	cut := map[string]any{}
	for name, value := range want {
		if inner, ok := value.(map[string]any); ok {
			cut[name] = part(object[name], inner)
		} else if found, ok := object[name]; ok {
			cut[name] = found
		}
	}
	return cut
}
