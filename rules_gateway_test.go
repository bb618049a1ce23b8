package mleready

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGatewayRefusals checks that every refusal the type knows has its answer on both sides.
func TestGatewayRefusals(t *testing.T) {
	r := defaults(t)
	field, _ := reflect.TypeFor[GatewayRefusal]().FieldByName("ID")
	for _, p := range []Provider{Cybersource, Mastercard} {
		for id := range strings.SplitSeq(field.Tag.Get("enum"), ",") {
			refusal, ok := r.Gateway.Of(p).Refusal(id)
			if !ok || refusal.Status < 300 || http.StatusText(refusal.Status) == "" {
				t.Errorf("%s %s: %v, status %d", p, id, ok, refusal.Status)
			}
		}
	}
	if _, ok := r.Gateway.Of(Cybersource).Refusal("tired"); ok {
		t.Error("a refusal of another name")
	}
}

// TestGatewayCovers checks that every operation has a reply whatever its body and headers are.
func TestGatewayCovers(t *testing.T) {
	r := defaults(t)
	for _, p := range []Provider{Cybersource, Mastercard} {
		side, calls := r.Gateway.Of(p), r.Calls(p)
		used := map[string]bool{}
		for _, o := range calls {
			settled := false
			for reply := range side.RepliesTo(o.Method, o.Path) {
				used[reply.ID] = true
				settled = settled || reply.Lacks+reply.Member+reply.Accept == ""
			}
			if !settled {
				t.Errorf("%s %s may be left without a reply", o.Method, o.Path)
			}
		}
		for _, reply := range side.Replies {
			if len(reply.Segments) == 0 && !used[reply.ID] {
				t.Errorf("%s answers no operation", reply.ID)
			}
			for _, path := range reply.Paths {
				if !slices.ContainsFunc(calls, func(o Operation) bool {
					return slices.Contains(reply.Methods, o.Method) && matchPath(path, plainPath(o.Path)) >= 0
				}) {
					t.Errorf("%s: %s is no operation with %v", reply.ID, path, reply.Methods)
				}
			}
			if (reply.Member == "") != (reply.Value == "") || (reply.MediaType == "") != (reply.Body == "") {
				t.Errorf("%s: a member without value, or a body without media type", reply.ID)
			}
		}
	}
	for _, reply := range r.Gateway.Mastercard.Replies {
		if len(reply.Paths) == 0 {
			t.Errorf("%s has no path, from which the operation could be told", reply.ID)
		}
	}
}

func TestGatewayReplies(t *testing.T) {
	r := defaults(t)
	const partner = "/send/v1/partners/ACME/crossborder"
	tests := map[string]struct{ method, path, want string }{
		"payment":          {"POST", "/pts/v2/payments", "payment_without_order"},
		"query and slash":  {"POST", "/pts/v2/payments/?a=b", "payment_without_order"},
		"capture":          {"POST", "/pts/v2/payments/7/captures", "follow_on"},
		"unknown token":    {"GET", "/tms/v2/customers/0", "token_not_found"},
		"unknown payment":  {"POST", "/pts/v2/payments/not-found/captures", "not_found"},
		"no part of an id": {"GET", "/tms/v2/customers/10", "read"},
		"report":           {"GET", "https://host.example/reporting/v3/report-downloads?reportName=x", "report_csv"},
		"any other change": {"PUT", "/invoicing/v2/invoices/7", "changed"},
		"end":              {"DELETE", "/tms/v2/customers/7", "deleted"},
		"quote":            {"POST", partner + "/quotes", "quote"},
		"rates":            {"GET", partner + "/rates", "rates"},
		"payout":           {"GET", partner + "/rem_7", "payment_by_id"},
		"by reference":     {"GET", partner + "?ref=T1", "payment_by_reference"},
		"rejected payout":  {"GET", partner + "/rejected", "payment_was_rejected"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := Cybersource
			if strings.HasPrefix(test.path, partner) {
				p = Mastercard
			}
			replies := slices.Collect(r.Gateway.Of(p).RepliesTo(test.method, test.path))
			if len(replies) == 0 || replies[0].ID != test.want {
				t.Errorf("%v, want %s first", replies, test.want)
			}
		})
	}
	if replies := slices.Collect(r.Gateway.Cybersource.RepliesTo("HEAD", "/pts/v2/payments")); replies != nil {
		t.Errorf("HEAD has %v", replies)
	}
}

func TestCallsTo(t *testing.T) {
	r := defaults(t)
	for path, want := range map[string][]string{
		"/pts/v2/payments":                                     {"POST"},
		"/tms/v2/customers/7?x=y":                              {"DELETE", "GET", "PATCH"},
		"/acp/v1/tokens":                                       {"POST"}, // a former path
		"/pts/v2/payments/7/refunds/":                          {"POST"},
		"/pts/v9/payments":                                     nil,
		"/send/v1/partners/A/crossborder/quotes":               {"POST"}, // and not the payment of that id
		"/send/v1/partners/A/crossborder/7":                    {"GET"},
		"/send/v1/partners/A/crossborder/7/cancel":             {"POST"},
		"/send/partners/A/crossborder/accounts":                {"GET"},
		"/send/partners/A/crossborder/accounts/validations":    {"POST"},
		"/send/partners/A/crossborder/rfi/requests/7":          {"GET", "POST"},
		"/send/v1/partners/A/crossborder/quotes/confirmations": nil,
	} {
		p := Cybersource
		if strings.HasPrefix(path, "/send/") {
			p = Mastercard
		}
		var got []string
		for _, o := range r.CallsTo(p, path) {
			got = append(got, o.Method)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// TestGatewayPushes checks that a notification can be told apart and decrypted by what rules.yaml says of pushes, and that
// what brings it about is there.
func TestGatewayPushes(t *testing.T) {
	r := defaults(t)
	names := r.Wire.Mastercard.Push
	replies := map[string]bool{}
	for _, reply := range r.Gateway.Mastercard.Replies {
		replies[reply.ID] = true
	}
	for _, p := range r.Gateway.Mastercard.Pushes {
		var body map[string]any
		if err := json.Unmarshal([]byte(p.Body), &body); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		for _, name := range []string{names.Reference, names.Partner, names.Subject, names.Event} {
			if text, _ := body[name].(string); text == "" {
				t.Errorf("%s has no %s", p.ID, name)
			}
		}
		for _, id := range p.After {
			if !replies[id] || !slices.ContainsFunc(r.Gateway.Mastercard.PushAfter(id), func(q GatewayPush) bool { return q.ID == p.ID }) {
				t.Errorf("%s comes after %s", p.ID, id)
			}
		}
		if path := strings.ReplaceAll(p.Path, "{partner}", "ACME"); !names.PathOf("https://hooks.acme.example" + path) {
			t.Errorf("%s goes to %s", p.ID, path)
		}
	}
	if r.Gateway.Mastercard.PushAfter("rates") != nil || names.PathOf("/send/partners/ACME/crossborder/accounts") {
		t.Error("a push where there is none")
	}
}

func TestPushStatus(t *testing.T) {
	check := func(level Level, o Outcome) PushResult { return PushResult{Level: level, Outcome: o} }
	for want, cases := range map[Status][][]PushResult{
		StatusReady:    {{check(Mandatory, Met)}, {check(Mandatory, Met), check(Advisory, Unknown), check(Advisory, Info)}},
		StatusAtRisk:   {{check(Mandatory, Met), check(Advisory, Unmet)}},
		StatusUnknown:  {{}, {check(Advisory, Info)}, {check(Mandatory, Met), check(Mandatory, Unknown)}, {check(Advisory, Unmet), check(Mandatory, Unknown)}},
		StatusNotReady: {{check(Mandatory, Unknown), check(Mandatory, Unmet)}, {check(Mandatory, Unmet), check(Mandatory, Met)}},
	} {
		for _, checks := range cases {
			r := PushReport{Checks: checks}
			if r.SetStatus(); r.Status != want {
				t.Errorf("%v: %s, want %s", checks, r.Status, want)
			}
			r.Incomplete = "it was ended"
			if r.SetStatus(); r.Status != want && r.Status != StatusUnknown || r.Status == StatusReady {
				t.Errorf("%v, not complete: %s", checks, r.Status)
			}
		}
	}
}
