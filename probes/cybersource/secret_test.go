package cybersource

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/jose"
	"mleready/probes/transport"
)

// TestDryRun makes sure that what is only shown is every request that would be sent first, and settles nothing.
func TestDryRun(t *testing.T) {
	g := newGateway(t, keyring(t, ""))
	s := session(t, g)
	var shown []ask.Shown
	s.Send = func(_ context.Context, probe string, b *ask.Built) (*transport.Reply, error) {
		shown = append(shown, s.Show(find(t, s, probe), b))
		return nil, ask.ErrNotSent
	}
	for id, got := range all(t, s) {
		for _, o := range got {
			if o.Kind != mleready.FromKeyFile && (o.Outcome == mleready.Met || o.Outcome == mleready.Unmet) {
				t.Errorf("%s: %s", id, o.Outcome)
			}
		}
	}
	if len(g.count) > 0 || len(shown) < len(s.Client.Rules.Probes.Of(mleready.Cybersource)) || s.Missed() != nil {
		t.Errorf("sent %v, shown %d", g.count, len(shown))
	}
	text, err := json.Marshal(shown)
	if err != nil {
		t.Fatal(err)
	}
	leaks(t, s, string(text))
}

// TestStaysSecret makes sure that neither keys, nor signatures, nor the number of a card are in what is observed.
func TestStaysSecret(t *testing.T) {
	for _, secret := range []bool{false, true} {
		g := newGateway(t, keyring(t, ""))
		g.change = func(b *ask.Built, _ jose.Object, r *transport.Reply) (*transport.Reply, error) {
			r.Status, r.Body = 400, `{"message": "card 4111111111111111, secret `+sharedSecret+`", "sent": `+b.Plaintext+`}`
			if b.Plaintext == "" {
				r.Body = "{}"
			}
			return r, nil
		}
		s := session(t, g)
		s.Client.Secret = secret
		text, err := json.Marshal(all(t, s))
		if err != nil {
			t.Fatal(err)
		}
		leaks(t, s, string(text))
	}
}

var signed = regexp.MustCompile(`eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{40,}`)

func leaks(t *testing.T, s *Session, text string) {
	t.Helper()
	for _, planted := range []string{sharedSecret, strings.TrimRight(sharedSecret, "="), s.Client.Rules.Probes.TestCards[0], "planted secret"} {
		if at := strings.Index(text, planted); at >= 0 {
			t.Errorf("%q is shown: %s", planted, text[max(0, at-200):at+40])
		}
	}
	if token := signed.FindString(text); token != "" {
		t.Errorf("a whole token is shown: %s", token)
	}
}
