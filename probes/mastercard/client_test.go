package mastercard

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/transport"
)

// TestGrades has every request that the probe can build judged by the grader, which was written from the documents:
// nothing that it settles may be unmet.
func TestGrades(t *testing.T) {
	c := newGateway(t).session(t).Client
	judge := grader.New(c.Rules, nil, grader.Options{AsOf: mleready.DateOf(clock0), Strict: true, Partners: &credentials.Mastercard{Partners: []*credentials.Partner{c.Partner}}})
	c.Address = "https://" + host
	for _, call := range c.Rules.Probes.Of(mleready.Mastercard) {
		for _, m := range []Manner{{}, {Encrypted: true}} {
			b, err := c.Build(call, m)
			if err != nil {
				t.Fatal(err)
			}
			if sent := b.Headers.Get("Authorization"); !strings.Contains(sent, `="`+consumerKey+`",`) {
				t.Errorf("%s: the consumer key is not as Mastercard's signers send it: %s", call.ID, sent)
			}
			r := judge.Request(mleready.Exchange{Method: b.Method, URL: c.Address + b.Path, Headers: b.Headers, Body: string(b.Body), At: clock0.Format(time.RFC3339)})
			if r.Verdict != mleready.VerdictAccepted || len(r.Warnings) > 0 || r.Merchant != partnerID || r.Provider != mleready.Mastercard {
				t.Errorf("%s %+v: %s, %s, %v", call.ID, m, r.Verdict, r.Why, r.Warnings)
			}
			if r.Encrypted != (m.Encrypted && call.Writes()) || r.Encrypted && string(r.Plaintext) != b.Plaintext {
				t.Errorf("%s %+v: encrypted %v, read as %q", call.ID, m, r.Encrypted, r.Plaintext)
			}
			for _, grade := range r.Grades {
				if grade.Outcome == mleready.Unmet && m.Encrypted {
					t.Errorf("%s: %s: %s", call.ID, grade.ID, grade.Reason)
				}
			}
		}
	}
}

// TestDryRun makes sure that what is only shown is every request that would be sent first, and settles nothing.
func TestDryRun(t *testing.T) {
	g := newGateway(t)
	s := g.session(t)
	var shown []ask.Shown
	s.Send = func(_ context.Context, probe string, b *ask.Built) (*transport.Reply, error) {
		shown = append(shown, s.Show(ask.Probe{ID: probe}, b))
		return nil, ask.ErrNotSent
	}
	for id, got := range all(t, s) {
		for _, o := range got {
			if o.Kind != mleready.FromKeyFile && (o.Outcome == mleready.Met || o.Outcome == mleready.Unmet) {
				t.Errorf("%s: %s", id, o.Outcome)
			}
		}
	}
	if len(g.count) > 0 || len(shown) < len(s.Rules.Probes.Of(mleready.Mastercard)) || s.Missed() != nil {
		t.Errorf("sent %v, shown %d", g.count, len(shown))
	}
	quotes := shown[slices.IndexFunc(shown, func(s ask.Shown) bool { return s.Probe == "request_json" })]
	if len(quotes.Signed) != 3 || quotes.Signed[0] != "POST" || quotes.Signed[1] != "https://"+host+"/send/v1/partners/ACME_PARTNER/crossborder/quotes" ||
		!strings.HasPrefix(quotes.Signed[2], "oauth_body_hash=") || !strings.Contains(quotes.Body, "quoterequest") {
		t.Errorf("shown %+v", quotes)
	}
	text, err := json.Marshal(shown)
	if err != nil {
		t.Fatal(err)
	}
	leaks(t, string(text))
}

// TestStaysSecret makes sure that neither keys, nor signatures, nor the number of a card are in what is observed.
func TestStaysSecret(t *testing.T) {
	for _, change := range []func(*gateway){func(*gateway) {}, func(g *gateway) { g.plain = true }} {
		g := newGateway(t)
		change(g)
		text, err := json.Marshal(all(t, g.session(t)))
		if err != nil {
			t.Fatal(err)
		}
		leaks(t, string(text))
		if strings.Contains(string(text), "planted account") {
			t.Error("the list of accounts is shown")
		}
	}
}

var signature = regexp.MustCompile(`oauth_signature=[\\"]*[A-Za-z0-9%+/]{40,}`)

func leaks(t *testing.T, text string) {
	t.Helper()
	for _, planted := range []string{"4111111111111111", "plantedConsumer", "plantedKey", "PRIVATE KEY"} {
		if at := strings.Index(text, planted); at >= 0 {
			t.Errorf("%q is shown: %s", planted, text[max(0, at-200):at+40])
		}
	}
	if found := signature.FindString(text); found != "" {
		t.Errorf("a whole signature is shown: %s", found)
	}
}
