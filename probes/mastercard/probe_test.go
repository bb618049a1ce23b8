package mastercard

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/ask/asktest"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

const proven = "met payload_response.delivered payload_keys.mastercard_encryption_key"

// TestReadyPartner goes through every probe where all is as it should be.
func TestReadyPartner(t *testing.T) {
	g := newGateway(t)
	for id, got := range all(t, g.session(t)) {
		want := []string{proven}
		switch id {
		case "reach", "clock", "oauth", "header_missing", "kid_certificate", "kid_unknown", "reply_error", "reply.crossborder_retrieve", "reply.crossborder_cancel":
			want = []string{"info"}
		case "request_json", "request_xml":
			want = []string{"met payload_keys.client_encryption_key"}
		case "reply_form":
			want = []string{"met payload_response.reply_form"}
		case "key_expiry":
			want = []string{"met payload_keys.expiry", "met payload_keys.expiry", "met payload_keys.expiry"}
		case "key_owner":
			want = []string{"info", "met payload_keys.client_encryption_key", "met payload_keys.mastercard_encryption_key"}
		}
		if diff := cmp.Diff(want, asktest.Settled(got)); diff != "" {
			t.Errorf("%s: %s%s", id, diff, got[0].Summary)
		}
		for _, o := range got {
			if o.Assurance != mleready.Local && o.Kind != mleready.FromKeyFile || o.MID != partnerID || o.Environment != "test" || o.Summary == "" {
				t.Errorf("%s: %+v", id, o)
			}
		}
	}
	if n := g.count["POST /send/v1/partners/ACME_PARTNER/crossborder/payment"]; n != 1 {
		t.Errorf("the payment was sent %d times", n)
	}
}

// TestFaults makes sure that each thing that can be wrong is told from the others.
func TestFaults(t *testing.T) {
	status := func(status int, header ...string) func(*gateway) {
		return func(g *gateway) {
			g.first = func(w http.ResponseWriter, _ *http.Request) {
				if len(header) == 2 {
					w.Header().Set(header[0], header[1])
				}
				g.send(w, status, wrong("Gateway", "X"), nil)
			}
		}
	}
	const unmet, unknown = "unmet %s payload_response.delivered", "unknown %s payload_response.delivered"
	for name, test := range map[string]struct {
		change func(*gateway)
		cause  string
		oauth  string
		body   string // what request_json settles
		reply  string // what self_test, reply_get and reply.crossborder_payment settle
		form   string
		fails  string // what reply_error settles
	}{
		"plain":     {func(g *gateway) { g.plain = true }, "plaintext_reply", "info", "met", unmet, "unknown %s", "info"},
		"wrong kid": {func(g *gateway) { g.kid = strings.Repeat("0", 64) }, "wrong_kid", "info", "met", unmet, "met", "info"},
		"tampered": {func(g *gateway) {
			g.tamper = func(sealed string) string { return sealed[:len(sealed)-22] + strings.Repeat("A", 22) }
		}, "undecryptable", "info", "met", unmet, "met", "info"},
		"another key":      {func(g *gateway) { g.to = &key(g.t, stranger).PublicKey }, "undecryptable", "info", "met", unmet, "met", "info"},
		"SHA-1":            {func(g *gateway) { g.alg = "RSA-OAEP" }, "wrong_alg", "info", "met", unmet, "met", "info"},
		"CBC":              {func(g *gateway) { g.enc = "A128CBC-HS256" }, "", "info", "met", proven, "unmet wrong_enc", "info"},
		"as in the sample": {func(g *gateway) { g.enc, g.kid = "A128GCM", "" }, "", "info", "met", proven, "unmet wrong_enc", "info"},
		"no kid":           {func(g *gateway) { g.kid = "" }, "", "info", "met", proven, "unmet", "info"},
		"no header":        {func(g *gateway) { g.header = nil }, "x_encrypted_missing", "info", "met", unmet, "met", "info"},
		"a false header":   {func(g *gateway) { g.header = mleready.Header{{"X-Encrypted", "false"}} }, "x_encrypted_false", "info", "met", unmet, "met", "info"},
		"errors encrypted": {func(g *gateway) { g.errors = true }, "", "info", "met", proven, "met", "met payload_keys.mastercard_encryption_key"},
		"refused":          {status(401), "unauthenticated", "unmet %s", "unknown %s", unknown, "unknown %s", unknown},
		"forbidden": {func(g *gateway) {
			g.first = func(w http.ResponseWriter, _ *http.Request) {
				g.send(w, 403, "The signature base string is another.", nil)
			}
		}, "unauthenticated", "unmet %s", "unknown %s", unknown, "unknown %s", unknown},
		"throttled": {status(429, "Retry-After", "1"), "throttled", "unknown %s", "unknown %s", unknown, "unknown %s", unknown},
		"broken":    {status(500), "server_error", "unknown %s", "unknown %s", unknown, "unknown %s", unknown},
		"redirect":  {status(307, "Location", "https://elsewhere.example/"), "redirect", "unknown %s", "unknown %s", unknown, "unknown %s", unknown},
		"reset": {func(g *gateway) { g.first = func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) } },
			"reset", "unknown %s", "unknown %s", unknown, "unknown %s", unknown},
		"too large": {func(g *gateway) {
			g.first = func(w http.ResponseWriter, _ *http.Request) { g.send(w, 200, strings.Repeat(" ", 1<<17), nil) }
		}, "too_large", "unknown %s", "unknown %s", unknown, "unknown %s", unknown},
		"rejected payments": {func(g *gateway) {
			g.first = func(w http.ResponseWriter, _ *http.Request) { g.send(w, 200, `{"payment":{"status":"REJECTED"}}`, nil) }
		}, "", "info", "met", unknown, "unknown", "info"},
		"no body": {status(204), "", "info", "met", unknown, "unknown", unknown},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGateway(t)
			test.change(g)
			by := all(t, g.session(t))
			line := func(text, requirement string) string {
				if strings.Contains(text, "%s") {
					text = fmt.Sprintf(text, test.cause)
				}
				return strings.Join(strings.Fields(text+" "+requirement), " ")
			}
			want := map[string]string{
				"oauth": line(test.oauth, ""), "request_json": line(test.body, clientKey), "request_xml": line(test.body, clientKey),
				"self_test": line(test.reply, ""), "reply_get": line(test.reply, ""), "reply.crossborder_payment": line(test.reply, ""),
				"reply_form": line(test.form, replyForm), "reply_error": line(test.fails, ""),
			}
			for id, want := range want {
				if diff := cmp.Diff([]string{want}, asktest.Settled(by[id])); diff != "" {
					t.Errorf("%s: %s%s", id, diff, by[id][0].Summary)
				}
			}
			if n := g.count["POST /send/v1/partners/ACME_PARTNER/crossborder/payment"]; n > 1 {
				t.Errorf("the payment was sent %d times", n)
			}
		})
	}
}

// TestSelfTest names the outcome of the vendor's own test.
func TestSelfTest(t *testing.T) {
	for want, change := range map[string]func(*gateway){
		"Mastercard's self-test passes (POST quotes).": func(*gateway) {},
		"Mastercard's self-test fails (POST quotes).":  func(g *gateway) { g.plain = true },
		"Mastercard's self-test came to no verdict (POST quotes).": func(g *gateway) {
			g.first = func(w http.ResponseWriter, _ *http.Request) { g.send(w, 401, "{}", nil) }
		},
	} {
		g := newGateway(t)
		change(g)
		got := all(t, g.session(t))["self_test"][0]
		if !strings.HasPrefix(got.Summary, want) {
			t.Error(got.Summary)
		}
		if explained := slices.Contains(got.Errors, "mc.plain_response"); explained != g.plain {
			t.Errorf("explained by %v", got.Errors)
		}
	}
}

// TestRequestRefused has a gateway that does not like what the quote says: encryption is not to blame, and the self-test
// is made with a GET.
func TestRequestRefused(t *testing.T) {
	g := newGateway(t)
	g.dislikes = true
	by := all(t, g.session(t))
	for id, want := range map[string]string{
		"request_json": "unknown payload_keys.client_encryption_key", "self_test": proven, "reply_form": "met payload_response.reply_form",
		"reply.crossborder_quotes": "unknown payload_response.delivered",
	} {
		if diff := cmp.Diff([]string{want}, asktest.Settled(by[id])); diff != "" {
			t.Errorf("%s: %s%s", id, diff, by[id][0].Summary)
		}
	}
	if got := by["self_test"][0].Summary; !strings.HasPrefix(got, "Mastercard's self-test passes (GET balances).") {
		t.Error(got)
	}
}

// TestDisputed makes sure that both sides stand where the reply is as in the vendor's sample.
func TestDisputed(t *testing.T) {
	g := newGateway(t)
	g.enc, g.kid = "A128GCM", ""
	got := all(t, g.session(t))["reply_form"][0].Summary
	for _, part := range []string{"A128GCM without kid", "A256GCM is demanded of requests (", "the sample reply is in A128GCM"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q lacks %q", got, part)
		}
	}
}

// TestRequest tells a key that the gateway does not have from a call that it does not take at all.
func TestRequest(t *testing.T) {
	g := newGateway(t)
	other := partner(t)
	other.RequestEncryption = other.ResponseEncryption
	s := g.session(t)
	s.Client.Partner = other
	by := all(t, s)
	if diff := cmp.Diff([]string{"unmet payload_keys.client_encryption_key"}, asktest.Settled(by["request_json"])); diff != "" {
		t.Error(diff, by["request_json"][0].Summary)
	}
	if got := by["request_json"][0].Summary; !strings.HasPrefix(got, "The gateway could not decrypt") {
		t.Error(got)
	}
	g = newGateway(t)
	g.vague = true
	s = g.session(t)
	s.Client.Partner = other
	if diff := cmp.Diff([]string{"unmet payload_keys.client_encryption_key"}, asktest.Settled(all(t, s)["request_json"])); diff != "" {
		t.Error("by comparison with clear text: " + diff)
	}
	if diff := cmp.Diff([]string{"mc.cryptography_error"}, by["request_json"][0].Errors); diff != "" {
		t.Error(diff)
	}
}

// TestFingerprints tells what the gateway does with other values of kid.
func TestFingerprints(t *testing.T) {
	lenient := newGateway(t)
	lenient.judge = grader.New(rules(t), nil, grader.Options{Partners: &credentials.Mastercard{Partners: []*credentials.Partner{lenient.partner}}})
	if got := all(t, lenient.session(t))["kid_certificate"][0].Summary; got != "The gateway takes the fingerprint of the certificate as kid (200)." {
		t.Error(got)
	}
	by := all(t, newGateway(t).session(t))
	for id, want := range map[string]string{
		"kid_certificate": "The gateway refuses the fingerprint of the certificate as kid (400).",
		"kid_unknown":     "The gateway refuses a fingerprint that names no key as kid (400).",
		"header_missing":  "Without x-encrypted the gateway answers a GET in clear text (200), so that every GET needs the header.",
	} {
		if got := by[id][0].Summary; got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
}

func TestList(t *testing.T) {
	s := newGateway(t).session(t)
	asktest.List(t, s.Rules, s.Probes())
	if ids := IDs(s.Rules); len(ids) != len(s.Probes())+1 || ids[0] != callGroup {
		t.Errorf("ids %v", ids)
	}
}
