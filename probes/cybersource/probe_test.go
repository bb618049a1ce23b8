package cybersource

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/ask/asktest"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/transport"
)

const proven = "met account.response_delivered keys.response_mle_key account.mle_enabled"

// TestReadyAccount goes through every probe where all is as it should be.
func TestReadyAccount(t *testing.T) {
	s := session(t, newGateway(t, keyring(t, "")))
	for id, got := range all(t, s) {
		want := []string{proven}
		switch id {
		case "reach", "clock", "kid_unknown", "claim_name":
			want = []string{"info"}
		case "legacy":
			want = []string{"info", "info"}
		case "jwt":
			want = []string{"met keys.rest_key"}
		case "request_mle":
			want = []string{"met keys.sjc_certificate"}
		case "key_expiry":
			want = []string{"met keys.expiry", "met keys.expiry", "met keys.expiry"}
		case "key_owner":
			want = []string{"met keys.rest_key", "met keys.response_mle_key", "met keys.sjc_certificate", "met keys.rest_key"}
		}
		if diff := cmp.Diff(want, asktest.Settled(got)); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
		for _, o := range got {
			if o.Assurance != mleready.Local && o.Kind != mleready.FromKeyFile || o.MID != "acme" || o.Environment != "test" || o.Summary == "" {
				t.Errorf("%s: %+v", id, o)
			}
		}
	}
}

// TestMetaKey makes sure that a portfolio's keys settle that they have one owner.
func TestMetaKey(t *testing.T) {
	got := all(t, session(t, newGateway(t, keyring(t, "group"))))
	if diff := cmp.Diff([]string{proven + " keys.same_owner"}, asktest.Settled(got["response_mle_get"])); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(asktest.Settled(got["key_owner"]), "met keys.same_owner") {
		t.Errorf("owners: %v", asktest.Settled(got["key_owner"]))
	}
}

// TestSentOnce makes sure that probes share answers, and that a payment is made once.
func TestSentOnce(t *testing.T) {
	g := newGateway(t, keyring(t, ""))
	all(t, session(t, g))
	if g.count["POST /pts/v2/payments"] != 2 { // one that succeeds, one that is refused
		t.Errorf("requests: %v", g.count)
	}
}

// TestFaults makes sure that each thing that can be wrong with replies is told from the others.
func TestFaults(t *testing.T) {
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	failing := func(cause mleready.Cause) func(*ask.Built, jose.Object, *transport.Reply) (*transport.Reply, error) {
		return func(*ask.Built, jose.Object, *transport.Reply) (*transport.Reply, error) {
			return nil, &transport.Failure{Cause: cause, Err: errors.New("went wrong")}
		}
	}
	status := func(status int, cause mleready.Cause) func(*ask.Built, jose.Object, *transport.Reply) (*transport.Reply, error) {
		return func(_ *ask.Built, _ jose.Object, r *transport.Reply) (*transport.Reply, error) {
			r.Status, r.Cause, r.Body = status, cause, "{}"
			return r, nil
		}
	}
	// withKey changes what is answered to a token that names a response key.
	withKey := func(f func(*gateway, *ask.Built, *transport.Reply) (*transport.Reply, error)) func(*gateway) {
		return func(g *gateway) {
			g.change = func(b *ask.Built, claims jose.Object, r *transport.Reply) (*transport.Reply, error) {
				if claims.Has("v-c-response-mle-kid") {
					return f(g, b, r)
				}
				return r, nil
			}
		}
	}
	cut := func(*gateway, *ask.Built, *transport.Reply) (*transport.Reply, error) {
		return nil, &transport.Failure{Cause: mleready.Reset, Err: errors.New("cut")}
	}
	tests := map[string]struct {
		change                  func(*gateway)
		jwt, success, get, fail string
	}{
		"plaintext": {func(g *gateway) { g.seal = func(plain, _ string) string { return plain } }, "met keys.rest_key",
			"unmet plaintext_reply account.response_delivered", "unmet plaintext_reply account.response_delivered", "unmet plaintext_reply account.response_delivered"},
		"wrong kid": {func(g *gateway) {
			g.seal = func(plain, _ string) string {
				return g.encrypted(plain, "999", "RSA-OAEP-256", "A256GCM", &key(t).PublicKey)
			}
		}, "met keys.rest_key", "unmet wrong_kid account.response_delivered", "unmet wrong_kid account.response_delivered", "unmet wrong_kid account.response_delivered"},
		"other key": {func(g *gateway) {
			g.seal = func(plain, kid string) string {
				return g.encrypted(plain, kid, "RSA-OAEP-256", "A256GCM", &stranger.PublicKey)
			}
		}, "met keys.rest_key", "unmet undecryptable account.response_delivered", "unmet undecryptable account.response_delivered", "unmet undecryptable account.response_delivered"},
		"alg": {func(g *gateway) {
			g.seal = func(plain, kid string) string {
				return g.encrypted(plain, kid, "RSA-OAEP", "A256GCM", &key(t).PublicKey)
			}
		}, "met keys.rest_key", "unmet wrong_alg account.response_delivered", "unmet wrong_alg account.response_delivered", "unmet wrong_alg account.response_delivered"},
		"enc": {func(g *gateway) {
			g.seal = func(plain, kid string) string {
				return g.encrypted(plain, kid, "RSA-OAEP-256", "A128GCM", &key(t).PublicKey)
			}
		}, "met keys.rest_key", "unmet wrong_enc account.response_delivered", "unmet wrong_enc account.response_delivered", "unmet wrong_enc account.response_delivered"},
		"cut by the claim": {withKey(cut), "met keys.rest_key",
			"unmet reset account.response_delivered", "unmet reset account.response_delivered", "unmet reset account.response_delivered"},
		"cut on payments": {withKey(func(g *gateway, b *ask.Built, r *transport.Reply) (*transport.Reply, error) {
			if b.Path == "/pts/v2/payments" {
				return cut(g, b, r)
			}
			return r, nil
		}), "met keys.rest_key", "unknown reset account.response_delivered", proven, "unknown reset account.response_delivered"},
		"cut always": {func(g *gateway) { g.change = failing(mleready.Reset) }, "unknown reset keys.rest_key",
			"unknown reset account.response_delivered", "unknown reset account.response_delivered", "unknown reset account.response_delivered"},
		"key refused": {withKey(func(_ *gateway, _ *ask.Built, r *transport.Reply) (*transport.Reply, error) {
			r.Status, r.Body = 401, `{"response":{"rmsg":"{\"error\":\"UNAUTHORIZED_USER\"}"}}`
			return r, nil
		}), "met keys.rest_key", "unmet unauthenticated keys.response_mle_key", "unmet unauthenticated keys.response_mle_key", "unmet unauthenticated keys.response_mle_key"},
		"refused": {func(g *gateway) { g.change = status(401, "") }, "unmet unauthenticated keys.rest_key",
			"unknown unauthenticated account.response_delivered", "unknown unauthenticated account.response_delivered", "unknown unauthenticated account.response_delivered"},
		"forbidden": {func(g *gateway) { g.change = status(403, "") }, "unknown keys.rest_key",
			"unknown unauthenticated account.response_delivered", "unknown unauthenticated account.response_delivered", "unknown unauthenticated account.response_delivered"},
		"timeout": {func(g *gateway) { g.change = failing(mleready.Timeout) }, "unknown timeout keys.rest_key",
			"unknown timeout account.response_delivered", "unknown timeout account.response_delivered", "unknown timeout account.response_delivered"},
		"server": {func(g *gateway) { g.change = status(502, mleready.ServerError) }, "unknown server_error keys.rest_key",
			"unknown server_error account.response_delivered", "unknown server_error account.response_delivered", "unknown server_error account.response_delivered"},
		"redirect": {func(g *gateway) { g.change = status(307, mleready.Redirect) }, "unknown redirect keys.rest_key",
			"unknown redirect account.response_delivered", "unknown redirect account.response_delivered", "unknown redirect account.response_delivered"},
		"not found": {func(g *gateway) { g.change = status(404, "") }, "unknown keys.rest_key",
			"unknown plaintext_reply account.response_delivered", "unknown plaintext_reply account.response_delivered", "unknown plaintext_reply account.response_delivered"},
		"no body": {func(g *gateway) {
			g.change = func(_ *ask.Built, _ jose.Object, r *transport.Reply) (*transport.Reply, error) {
				r.Status, r.Body = 204, ""
				return r, nil
			}
		}, "met keys.rest_key", "unknown account.response_delivered", "unknown account.response_delivered", "unknown account.response_delivered"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g := newGateway(t, keyring(t, ""))
			test.change(g)
			by := all(t, session(t, g))
			got := map[string][]string{}
			for _, id := range []string{"jwt", "response_mle_success", "response_mle_get", "response_mle_error"} {
				got[id] = asktest.Settled(by[id])
			}
			want := map[string][]string{"jwt": {test.jwt}, "response_mle_success": {test.success}, "response_mle_get": {test.get}, "response_mle_error": {test.fail}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if g.count["POST /pts/v2/payments"] > 2 {
				t.Errorf("payments were sent again: %v", g.count)
			}
		})
	}
}

// TestRequestMLE tells a certificate that the gateway does not take from a call that it does not take at all.
func TestRequestMLE(t *testing.T) {
	refuses := func(plainToo bool) func(*ask.Built, jose.Object, *transport.Reply) (*transport.Reply, error) {
		return func(b *ask.Built, _ jose.Object, r *transport.Reply) (*transport.Reply, error) {
			if b.Method == "POST" && (plainToo || strings.Contains(string(b.Body), "encryptedRequest")) {
				r.Status, r.Body = 400, "{}"
			}
			return r, nil
		}
	}
	for want, change := range map[string]func(*gateway){
		"met keys.sjc_certificate":     func(*gateway) {},
		"unmet keys.sjc_certificate":   func(g *gateway) { g.change = refuses(false) },
		"unknown keys.sjc_certificate": func(g *gateway) { g.change = refuses(true) },
	} {
		g := newGateway(t, keyring(t, ""))
		change(g)
		if diff := cmp.Diff([]string{want}, asktest.Settled(all(t, session(t, g))["request_mle"])); diff != "" {
			t.Error(diff)
		}
	}
}

// TestProduction makes sure that a host that is not for tests gets the harmless calls only.
func TestProduction(t *testing.T) {
	g := newGateway(t, keyring(t, ""))
	s := session(t, g)
	s.Place.Loopback, s.Place.Harmless, s.Place.URL.Host = false, true, "api.cybersource.com"
	by := all(t, s)
	for _, call := range s.Client.Rules.Probes.Of(mleready.Cybersource) {
		if sent := g.count[call.Method+" "+call.Path] > 0; sent && !slices.ContainsFunc(s.Client.Rules.Probes.Of(mleready.Cybersource), func(c mleready.ProbeCall) bool {
			return c.Production && c.Method == call.Method && c.Path == call.Path
		}) {
			t.Errorf("%s was sent", call.ID)
		}
	}
	if g.count["POST /pts/v2/payments"] != 0 {
		t.Errorf("payments: %v", g.count)
	}
	if diff := cmp.Diff([]string{"info"}, asktest.Settled(by["response_mle.payment"])); diff != "" {
		t.Error(diff)
	}
	if o := by["jwt"][0]; o.Assurance != mleready.Local {
		t.Errorf("a gateway without a public certificate counts as %s", o.Assurance)
	}
}

func TestClock(t *testing.T) {
	for date, want := range map[string]string{
		"Sat, 21 Nov 2026 12:00:00 GMT": "info", "Sat, 21 Nov 2026 11:59:01 GMT": "info", "Sat, 21 Nov 2026 12:02:00 GMT": "unknown",
		"Sat, 21 Nov 2026 11:00:00 GMT": "unknown", "yesterday": "unknown", "": "unknown",
	} {
		g := newGateway(t, keyring(t, ""))
		s := session(t, g)
		s.Send = func(ctx context.Context, probe string, b *ask.Built) (*transport.Reply, error) {
			r, err := g.send(ctx, probe, b)
			r.Headers = mleready.Header{{"Date", date}}
			return r, err
		}
		if diff := cmp.Diff([]string{want}, asktest.Settled(s.Run(t.Context(), find(t, s, "clock")))); diff != "" {
			t.Errorf("%s: %s", date, diff)
		}
	}
}

func TestKeys(t *testing.T) {
	keys := keyring(t, "group")
	m := keys.Merchants[0]
	m.P12.Certificate = certificate(t, "group", "100", clock0.AddDate(0, 0, 10))
	m.ResponseMLE[0].Certificate = certificate(t, "acme", "300", clock0.AddDate(0, 0, -1))
	m.ResponseMLE = append(m.ResponseMLE, credentials.ResponseKey{KID: "301"})
	by := all(t, session(t, newGateway(t, keys)))
	if diff := cmp.Diff([]string{"unmet keys.expiry", "unmet keys.expiry", "met keys.expiry"}, asktest.Settled(by["key_expiry"])); diff != "" {
		t.Error(diff)
	}
	want := []string{"met keys.rest_key", "info keys.response_mle_key", "met keys.sjc_certificate", "met keys.rest_key", "info", "unmet keys.same_owner"}
	if diff := cmp.Diff(want, asktest.Settled(by["key_owner"])); diff != "" {
		t.Error(diff)
	}
	*m = credentials.Merchant{ID: "acme"}
	s := session(t, newGateway(t, &credentials.Cybersource{Merchants: []*credentials.Merchant{m}}))
	for id, got := range all(t, s) {
		for _, o := range got {
			if o.Outcome == mleready.Met || o.Outcome == mleready.Unmet {
				t.Errorf("%s: %s without any key: %s", id, o.Outcome, o.Summary)
			}
		}
	}
}

func find(t *testing.T, s *Session, id string) ask.Probe {
	t.Helper()
	list := s.Probes()
	i := slices.IndexFunc(list, func(p ask.Probe) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("no probe %s", id)
	}
	return list[i]
}

func TestList(t *testing.T) {
	s := session(t, newGateway(t, keyring(t, "")))
	asktest.List(t, s.Rules, s.Probes())
	if !find(t, s, "response_mle.search").Selected([]string{"response_mle"}) || find(t, s, "response_mle_get").Selected([]string{"response_mle"}) {
		t.Error("the group of the families is selected wrongly")
	}
}
