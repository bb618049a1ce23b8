package cybersource

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// exchangeOf is a request as recorded traffic.
func exchangeOf(b *ask.Built) mleready.Exchange {
	return mleready.Exchange{ID: "1", Method: b.Method, URL: "https://apitest.cybersource.com" + b.Path, Headers: b.Headers,
		Body: string(b.Body), At: clock0.Format(time.RFC3339)}
}

// TestGrades has every request that the probe can build judged by the grader, which was written from the documents:
// nothing that it settles may be unmet.
func TestGrades(t *testing.T) {
	for _, portfolio := range []string{"", "group"} {
		keys := keyring(t, portfolio)
		for _, secret := range []bool{false, true} {
			c := clientOf(t, keys)
			c.Secret = secret
			judge := grader.New(c.Rules, keys, grader.Options{AsOf: mleready.DateOf(clock0), Strict: true})
			for _, call := range c.Rules.Probes.Of(mleready.Cybersource) {
				for _, m := range []Manner{{}, {Encrypt: true, ResponseKID: "300"}} {
					b, err := c.Build(call, m)
					if err != nil {
						t.Fatal(err)
					}
					r := judge.Request(exchangeOf(b))
					if r.Verdict != mleready.VerdictAccepted || len(r.Warnings) > 0 || r.Merchant != "acme" {
						t.Errorf("%s %+v: %s, %s, %v", call.ID, m, r.Verdict, r.Why, r.Warnings)
					}
					if r.Encrypted != (m.Encrypt && call.Writes()) || r.Encrypted && string(r.Plaintext) != b.Plaintext {
						t.Errorf("%s %+v: encrypted %v, read as %q", call.ID, m, r.Encrypted, r.Plaintext)
					}
					for _, result := range r.Grades {
						encrypts := strings.HasPrefix(result.ID, "request_mle.") || result.ID == "response_mle.key_id_claim"
						if result.Outcome == mleready.Unmet && (m.Encrypt || !encrypts) {
							t.Errorf("%s %+v: %s: %s", call.ID, m, result.ID, result.Reason)
						}
					}
				}
			}
		}
	}
}

// TestGradesLegacy has the retired schemes judged: they verify, and are what they claim to be.
func TestGradesLegacy(t *testing.T) {
	keys := keyring(t, "")
	c := clientOf(t, keys)
	call, _ := c.Rules.Probes.Call("report_definitions")
	judge := grader.New(c.Rules, keys, grader.Options{Policy: grader.Off, Strict: true})
	for scheme, want := range map[Scheme]mleready.Mechanism{SchemeSignature: mleready.HTTPSignature, SchemeJWTv1: mleready.JWTv1} {
		b, err := c.Build(call, Manner{Scheme: scheme})
		if err != nil {
			t.Fatal(err)
		}
		e := exchangeOf(b)
		e.Headers = append(e.Headers, [2]string{"Host", c.Host})
		r := judge.Request(e)
		if r.Verdict != mleready.VerdictAccepted {
			t.Errorf("%s: %s, %s", scheme, r.Verdict, r.Why)
		}
		if diff := cmp.Diff([]mleready.Mechanism{want}, r.Mechanisms); diff != "" {
			t.Error(diff)
		}
	}
}

// TestToken pins what the token says, in its order.
func TestToken(t *testing.T) {
	c := clientOf(t, keyring(t, "group"))
	c.Random = strings.NewReader(strings.Repeat("\x11", 64))
	call, _ := c.Rules.Probes.Call("transaction_unknown")
	b, err := c.Build(call, Manner{ResponseKID: "300"})
	if err != nil {
		t.Fatal(err)
	}
	shown := New(c, session(t, newGateway(t, keyring(t, ""))).Endpoint).Show(ask.Probe{}, b)
	if diff := cmp.Diff(`{"alg":"RS256","kid":"100","typ":"JWT"}`, string(shown.Header)); diff != "" {
		t.Error(diff)
	}
	want := `{"exp":1795262520,"iat":1795262400,"iss":"group","jti":"11111111-1111-4111-9111-111111111111","request-host":"apitest.cybersource.com",` +
		`"request-method":"get","request-resource-path":"/tss/v2/transactions/0000000000000000000000","v-c-jwt-version":"2","v-c-merchant-id":"acme","v-c-response-mle-kid":"300"}`
	if diff := cmp.Diff(want, string(shown.Claims)); diff != "" {
		t.Error(diff)
	}
	for _, line := range b.Headers {
		if line[0] == "Content-Type" || line[0] == "Date" || line[0] == "v-c-merchant-id" {
			t.Errorf("a GET with a token carries %s", line[0])
		}
	}
}

// TestRandom makes sure that nothing is used twice.
func TestRandom(t *testing.T) {
	c := clientOf(t, keyring(t, ""))
	call, _ := c.Rules.Probes.Call("payment")
	seen := map[string]bool{}
	for range 3 {
		b, err := c.Build(call, Manner{Encrypt: true})
		if err != nil {
			t.Fatal(err)
		}
		jws, err := jose.ParseJWS(strings.TrimPrefix(b.Headers.Get("Authorization"), "Bearer "))
		if err != nil {
			t.Fatal(err)
		}
		jti, _ := jws.Claims.Text("jti")
		for _, text := range []string{jti, string(b.Body), b.Plaintext} {
			if seen[text] {
				t.Errorf("used before: %s", text)
			}
			seen[text] = true
		}
		var body struct {
			PaymentInformation struct {
				Card struct{ Number, ExpirationYear string }
			}
		}
		if err := json.Unmarshal([]byte(b.Plaintext), &body); err != nil || body.PaymentInformation.Card.Number != c.Rules.Probes.TestCards[0] ||
			body.PaymentInformation.Card.ExpirationYear != "2029" {
			t.Errorf("body %s (%v)", b.Plaintext, err)
		}
	}
}

func TestNoKey(t *testing.T) {
	keys := keyring(t, "")
	c := clientOf(t, keys)
	get, _ := c.Rules.Probes.Call("report_definitions")
	post, _ := c.Rules.Probes.Call("search")
	c.SJC.Certificate = nil
	if _, err := c.Build(post, Manner{Encrypt: true}); !errors.Is(err, errNoKey) || !strings.Contains(err.Error(), "CyberSource_SJC_US") {
		t.Errorf("no certificate: %v", err)
	}
	c.Merchant.P12.Key, c.Merchant.SharedSecret = nil, nil
	for _, scheme := range []Scheme{SchemeJWT, SchemeJWTv1, SchemeSignature} {
		if _, err := c.Build(get, Manner{Scheme: scheme}); !errors.Is(err, errNoKey) {
			t.Errorf("%s: %v", scheme, err)
		}
	}
	c.Secret = true
	if _, err := c.Build(get, Manner{}); !errors.Is(err, errNoKey) {
		t.Errorf("no secret: %v", err)
	}
	c.Random = strings.NewReader("short")
	if _, err := c.Build(get, Manner{Scheme: SchemeNone}); err == nil {
		t.Error("no randomness is no error")
	}
}
