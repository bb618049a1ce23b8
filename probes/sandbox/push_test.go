package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"mleready"
	"mleready/probes/grader"
)

// TestNotify pushes what a payment brings about, with the id of its reply, once the reply is sent, and nothing else.
func TestNotify(t *testing.T) {
	tests := map[string]struct {
		method, target, body string
		want, status         string // kind of push and what it says, "" for none
	}{
		"payment":  {"POST", sending + "/payment", payout, "payment_status", "SUCCESS"},
		"rejected": {"POST", sending + "/payment", strings.Replace(payout, "12.50", "1005.00", 1), "payment_rejected", "REJECTED"},
		"read":     {"GET", sending + "/rem_77", "", "", ""},
		"refused":  {"POST", sending + "/payment", `{"paymentrequest":{}}`, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g, _ := newGateway(t, nil)
			var pushed []Notice
			g.Notify = func(n Notice) { pushed = append(pushed, n) }
			w := do(t, g, reach(test.method, test.target, test.body).request(t))
			if test.want == "" {
				if len(pushed) > 0 {
					t.Errorf("%d brought about %+v", w.Code, pushed)
				}
				return
			}
			if w.Code != http.StatusOK || len(pushed) != 1 || pushed[0].Event != test.want || pushed[0].Partner.ID != partnerID {
				t.Fatalf("%d: %+v", w.Code, pushed)
			}
			var push struct {
				TransactionReference string
				Payment              struct{ ID, Status string }
			}
			if err := json.Unmarshal(pushed[0].Body, &push); err != nil || push.TransactionReference != "T-1" || push.Payment.Status != test.status {
				t.Errorf("%v: %s", err, pushed[0].Body)
			}
			reply := w.Body.String()
			if test.want == "payment_status" {
				reply = opened(t, w, jsonType)
			}
			if !strings.Contains(reply, `"id":"`+push.Payment.ID+`"`) || push.Payment.ID == "" {
				t.Errorf("the push is about %q, the reply is %s", push.Payment.ID, reply)
			}
		})
	}
}

// TestNotices makes every kind of push: each is new, can be read by its partner, and not when it is damaged.
func TestNotices(t *testing.T) {
	g, _ := newGateway(t, nil)
	private := g.Partner("")
	if private == nil || g.Partner("NOBODY") != nil {
		t.Fatalf("%+v", private)
	}
	for _, kind := range g.Rules.Gateway.Mastercard.Pushes {
		first, second := g.Notice(kind, private), g.Notice(kind, private)
		if string(first.Body) == string(second.Body) || !json.Valid(first.Body) || strings.Contains(string(first.Body), "${") || strings.Contains(first.Path, "{") {
			t.Errorf("%s: %s %s", kind.ID, first.Path, first.Body)
		}
		for _, damaged := range []bool{false, true} {
			headers, body, err := g.Seal(first, damaged)
			if err != nil {
				t.Fatal(err)
			}
			c := grader.CheckPush(g.Rules, partners(t), mleready.Exchange{Headers: headers, Body: string(body)})
			if c.Readable == damaged || !damaged && string(c.Plaintext) != string(first.Body) {
				t.Errorf("%s, damaged %v: %q", kind.ID, damaged, c.Summary)
			}
		}
	}
}
