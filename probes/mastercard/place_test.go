package mastercard

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/ask/asktest"
	"mleready/probes/credentials"
)

// TestProduction makes sure that a host that is not for tests gets the harmless calls only.
func TestProduction(t *testing.T) {
	g := newGateway(t)
	s := g.session(t)
	s.Place.Harmless, s.Place.Environment = true, "production"
	by := all(t, s)
	for sent := range g.count {
		if !strings.HasPrefix(sent, "GET ") {
			t.Errorf("%s was sent", sent)
		}
	}
	for id, want := range map[string]string{"self_test": proven, "reply.crossborder_payment": "info", "request_json": "unknown payload_keys.client_encryption_key", "oauth": "info"} {
		if diff := cmp.Diff([]string{want}, asktest.Settled(by[id])); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

// TestOAuth2 makes sure that hosts of the EU and UK get no signature of OAuth 1.0a.
func TestOAuth2(t *testing.T) {
	for _, name := range []string{"sandbox.api.xbs.mastercard.eu", "mtf.api.xbs.mastercard.uk"} {
		g := newGateway(t)
		s := g.session(t)
		at := s.Endpoint
		at.Place.Host = name
		eu := New(s.Client, at)
		eu.Send = s.Send
		by := all(t, eu)
		if got := asktest.Settled(by["reach"]); !slices.Equal(got, []string{"info"}) {
			t.Errorf("reach: %v", got)
		}
		for _, id := range []string{"oauth", "self_test", "request_json"} {
			if o := by[id][0]; o.Outcome != mleready.Unknown || !strings.Contains(o.Summary, "take OAuth 2") || o.Exchange != nil {
				t.Errorf("%s: %s %s", id, o.Outcome, o.Summary)
			}
		}
		if len(g.count) != 1 {
			t.Errorf("sent: %v", g.count)
		}
	}
}

// TestNoPrivateKey makes sure that a reply which nobody could decrypt proves no key.
func TestNoPrivateKey(t *testing.T) {
	g := newGateway(t)
	g.partner.ResponseEncryption.Private = nil
	if diff := cmp.Diff([]string{"met payload_response.delivered"}, asktest.Settled(all(t, g.session(t))["self_test"])); diff != "" {
		t.Error(diff)
	}
}

// TestClockOff makes sure that a refusal is no verdict where the clock may be the reason.
func TestClockOff(t *testing.T) {
	g := newGateway(t)
	g.first = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", clock0.Add(time.Hour).Format(http.TimeFormat))
		g.send(w, 401, "{}", nil)
	}
	by := all(t, g.session(t))
	for id, want := range map[string]string{"oauth": "unknown unauthenticated", "clock": "unknown"} {
		if diff := cmp.Diff([]string{want}, asktest.Settled(by[id])); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

// TestKeys says which keys are missing, end soon, or go by another fingerprint.
func TestKeys(t *testing.T) {
	g := newGateway(t)
	p := g.partner
	p.RequestEncryption.Certificate = certificate(t, requests, clock0.AddDate(0, 0, 10))
	p.RequestEncryption.Fingerprint = credentials.CertificateFingerprint(p.RequestEncryption.Certificate)
	p.ResponseEncryption.Private = nil
	by := all(t, g.session(t))
	if diff := cmp.Diff([]string{"met payload_keys.expiry", "unmet payload_keys.expiry", "met payload_keys.expiry"}, asktest.Settled(by["key_expiry"])); diff != "" {
		t.Error(diff)
	}
	want := []string{"info", "met payload_keys.client_encryption_key", "info", "info payload_keys.mastercard_encryption_key"}
	if diff := cmp.Diff(want, asktest.Settled(by["key_owner"])); diff != "" {
		t.Error(diff)
	}
	if got := by["key_owner"][2].Summary; !strings.Contains(got, "is the SHA-256 of the certificate; that of the public key is "+credentials.Fingerprint(p.RequestEncryption.Public)) {
		t.Error(got)
	}
	*p = credentials.Partner{ID: partnerID}
	for id, got := range all(t, g.session(t)) {
		for _, o := range got {
			if o.Outcome == mleready.Met || o.Outcome == mleready.Unmet {
				t.Errorf("%s: %s without any key: %s", id, o.Outcome, o.Summary)
			}
		}
	}
}
