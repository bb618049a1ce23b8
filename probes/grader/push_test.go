package grader_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

const (
	pushed    = "https://hooks.acme.example/send/partners/" + partnerID + "/crossborder/webhooks"
	plainPush = `{"partnerId":"ACME_PARTNER","eventRef":"E-1","eventType":"STATUS_CHG","transactionType":"PAYMENT","payment":{"eventRef":"inner"}}`
)

// pushOf makes a push; what is "" is as it should be.
type pushOf struct {
	plain, alg, enc, kid, cty, body string
	xml, certificate, stripped      bool
	headers                         mleready.Header // nil for the usual ones
}

func (p pushOf) exchange() mleready.Exchange {
	key := partners().Partners[0].ResponseEncryption
	or := func(value, usual string) string {
		if value == "" {
			return usual
		}
		return value
	}
	kid := or(p.kid, key.Fingerprint)
	switch {
	case p.stripped:
		kid = ""
	case p.certificate:
		kid = hexSHA256(key.Certificate.Raw)
	}
	sealed := sealTo(key, or(p.plain, plainPush), or(p.alg, "RSA-OAEP-256"), or(p.enc, "A256GCM"), kid, or(p.cty, "application/json"))
	kind, body := "application/json", `{"encrypted_payload":{"data":"`+sealed+`"}}`
	if p.xml {
		kind, body = "application/xml", "<encrypted_payload><data>"+sealed+"</data></encrypted_payload>"
	}
	if p.body != "" {
		body = strings.ReplaceAll(p.body, "JWE", sealed) // never in what is sealed, where the letters come by chance
	}
	headers := p.headers
	if headers == nil {
		headers = mleready.Header{{"Content-Type", kind}, {"X-Encrypted", "TRUE"}}
	}
	return mleready.Exchange{Method: http.MethodPost, URL: pushed, Headers: headers, Body: body}
}

func TestCheckPush(t *testing.T) {
	json := mleready.Header{{"Content-Type", "application/json; charset=utf-8"}, {"x-encrypted", "true"}}
	tests := map[string]struct {
		push   pushOf
		cause  mleready.Cause
		unread bool
		bad    string // ids of unmet checks, in order
	}{
		"right":                  {},
		"in XML":                 {push: pushOf{xml: true}, bad: "push.content_type"},
		"XML inside":             {push: pushOf{plain: "<notice><eventRef>E-1</eventRef></notice>", cty: "application/xml"}},
		"charset":                {push: pushOf{headers: json}},
		"in clear text":          {push: pushOf{body: plainPush}, cause: mleready.PlaintextReply, unread: true, bad: "push.encrypted"},
		"rejected in clear text": {push: pushOf{body: `{"payment":{"status":"REJECTED"}}`}, cause: mleready.PlaintextReply, unread: true, bad: "push.encrypted"},
		"empty":                  {push: pushOf{body: " "}, unread: true, bad: "push.encrypted"},
		"no wrapper":             {push: pushOf{body: `{"data":"JWE"}`}, cause: mleready.Undecryptable, unread: true, bad: "push.wrapper"},
		"JWE alone":              {push: pushOf{body: "JWE"}, cause: mleready.Undecryptable, unread: true, bad: "push.wrapper"},
		"no JWE in it":           {push: pushOf{body: `{"encrypted_payload":{"data":"a.b"}}`}, cause: mleready.Undecryptable, unread: true, bad: "push.wrapper"},
		"more beside it":         {push: pushOf{body: `{"encrypted_payload":{"data":"JWE"},"eventRef":"E-1"}`}, cause: mleready.PlaintextReply, unread: true, bad: "push.wrapper"},
		"another key":            {push: pushOf{kid: strings.Repeat("ab", 32)}, cause: mleready.WrongKid, unread: true, bad: "push.kid push.decrypt"},
		"the certificate's kid":  {push: pushOf{certificate: true}},
		"no kid":                 {push: pushOf{stripped: true}},
		"RSA-OAEP":               {push: pushOf{alg: "RSA-OAEP"}, cause: mleready.WrongAlg, unread: true, bad: "push.alg push.decrypt"},
		"A128GCM":                {push: pushOf{enc: "A128GCM"}, bad: "push.enc"},
		"damaged":                {push: pushOf{body: `{"encrypted_payload":{"data":"JWEAAAA"}}`}, cause: mleready.Undecryptable, unread: true, bad: "push.decrypt"},
		"another cty":            {push: pushOf{cty: "application/xml"}, bad: "push.cty"},
		"short cty":              {push: pushOf{cty: "json"}},
		"no reference":           {push: pushOf{plain: `{"payment":{"eventRef":"inner"}}`}, bad: "push.reference"},
		"neither JSON nor XML":   {push: pushOf{plain: "hello"}, bad: "push.reference"},
		"not announced":          {push: pushOf{headers: json[:1]}},
		"announced as false":     {push: pushOf{headers: mleready.Header{json[0], {"x-encrypted", "false"}}}, bad: "push.x_encrypted"},
		"no Content-Type":        {push: pushOf{headers: json[1:]}, bad: "push.content_type"},
		"text":                   {push: pushOf{headers: mleready.Header{{"Content-Type", "text/plain"}, json[1]}}, bad: "push.content_type"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := grader.CheckPush(rules(t), partners(), test.push.exchange())
			var bad []string
			for _, check := range c.Checks {
				if check.ID == "" || check.Reason == "" {
					t.Errorf("nothing is said: %+v", check)
				}
				if check.Outcome == mleready.Unmet {
					bad = append(bad, check.ID)
				}
			}
			if strings.Join(bad, " ") != test.bad || c.Cause != test.cause || c.Readable == test.unread {
				t.Errorf("%v %q %v, want %q %q", bad, c.Cause, c.Readable, test.bad, test.cause)
			}
			if want := len(rules(t).Push.Received); len(c.Checks) != want {
				t.Errorf("%d checks, want %d", len(c.Checks), want)
			}
			if c.Readable && test.push.plain == "" && (c.Reference != "E-1" || c.Event != "PAYMENT STATUS_CHG" || c.Partner == nil) {
				t.Errorf("%q %q %v", c.Reference, c.Event, c.Partner)
			}
		})
	}
}

// TestCheckPushKeys finds the key among several partners, and says what cannot be told without one.
func TestCheckPushKeys(t *testing.T) {
	other := &credentials.Partner{ID: "OTHER", ResponseEncryption: &credentials.EncryptionKey{
		Fingerprint: strings.Repeat("0", 64), Public: &mustKey().PublicKey}}
	both := &credentials.Mastercard{Partners: []*credentials.Partner{other, partners().Partners[0], {ID: "KEYLESS"}}}
	if c := grader.CheckPush(rules(t), both, pushOf{}.exchange()); !c.Readable || c.Partner.ID != partnerID {
		t.Errorf("by kid: %+v", c.Partner)
	}
	if c := grader.CheckPush(rules(t), both, pushOf{stripped: true}.exchange()); !c.Readable || c.Partner.ID != partnerID {
		t.Errorf("by path: %+v", c.Partner)
	}
	astray := pushOf{kid: "ff"}.exchange()
	astray.URL = "https://hooks.acme.example/in"
	if c := grader.CheckPush(rules(t), both, astray); c.Readable || c.Cause != mleready.WrongKid || c.Partner != nil {
		t.Errorf("a key of nobody: %q %v", c.Cause, c.Partner)
	}
	for _, c := range grader.CheckPush(rules(t), nil, pushOf{}.exchange()).Checks {
		if want := map[string]mleready.Outcome{"push.decrypt": mleready.Unknown, "push.kid": mleready.Unknown, "push.alg": mleready.Met}[c.ID]; want != "" && c.Outcome != want {
			t.Errorf("without keys: %+v", c)
		}
	}
}

// TestNeighbour grades nothing of what only looks like a call, and everything of a call.
func TestNeighbour(t *testing.T) {
	webhook := mleready.Header{{"V-C-Signature", "t=1;keyId=k;sig=s"}, {"Content-Type", "application/json"}}
	push := pushOf{}.exchange()
	elsewhere := push
	elsewhere.URL = "https://hooks.acme.example/in"
	signed := elsewhere
	signed.Headers = append(signed.Headers[:len(signed.Headers):len(signed.Headers)], [2]string{"Authorization", "OAuth oauth_nonce=1"})
	vendors := push
	vendors.URL = "https://sandbox.api.mastercard.com/send/partners/ACME_PARTNER/crossborder/webhooks"
	tests := map[string]struct {
		e     mleready.Exchange
		want  mleready.NeighbourKind
		words string
	}{
		"webhook":           {mleready.Exchange{Method: "POST", URL: "https://shop.example/hook", Headers: webhook, Body: `{"payload":[]}`}, mleready.WebhookVerify, "clear text"},
		"encrypted webhook": {mleready.Exchange{Method: "POST", URL: "https://shop.example/hook", Headers: webhook, Body: `{"payload":"` + strings.Split(push.Body, `"`)[5] + `"}`}, mleready.WebhookVerify, "a JWE stands in payload"},
		"webhook of a JWE":  {mleready.Exchange{Method: "POST", URL: "https://shop.example/hook", Headers: webhook, Body: strings.Split(push.Body, `"`)[5]}, mleready.WebhookVerify, "RSA-OAEP-256 and A256GCM"},
		"empty webhook":     {mleready.Exchange{Method: "POST", URL: "https://shop.example/hook", Headers: webhook}, mleready.WebhookVerify, "empty"},
		"push by path":      {push, mleready.PushNotification, "encrypted with RSA-OAEP-256"},
		"push by key":       {elsewhere, mleready.PushNotification, "encrypted with RSA-OAEP-256"},
		"signed call":       {signed, "", ""},
		"vendor's host":     {vendors, "", ""},
		"call":              {mleready.Exchange{Method: "POST", URL: "https://apitest.cybersource.com/pts/v2/payments", Headers: webhook}, "", ""},
		"call to a gateway": {mleready.Exchange{Method: "POST", URL: "https://127.0.0.1:8443/pts/v2/payments", Headers: webhook}, "", ""},
		"something else":    {mleready.Exchange{Method: "GET", URL: "https://shop.example/"}, "", ""},
	}
	g := grader.New(rules(t), nil, grader.Options{AsOf: mleready.DateOf(sent), Partners: partners()})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			graded := g.Exchange(test.e)
			if graded.Neighbour != test.want || !strings.Contains(graded.Reason, test.words) {
				t.Fatalf("%q: %q, want %q", graded.Neighbour, graded.Reason, test.want)
			}
			if test.want != "" && (graded.Provider != "" || len(graded.Requirements) > 0) {
				t.Error(cmp.Diff(mleready.Graded{}, graded))
			}
		})
	}
}

func hexSHA256(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
