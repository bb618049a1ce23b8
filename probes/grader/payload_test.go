package grader_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"testing"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/jose"
	"mleready/probes/oauth1"
)

const (
	partnerID   = "ACME_PARTNER"
	consumerKey = "consumer!acme"
	payouts     = "https://sandbox.api.mastercard.com/send/v1/partners/" + partnerID + "/crossborder/payment"
	plainPayout = `{"paymentrequest":{"transaction_reference":"T1","payment_amount":"1.00"}}`
	plainXML    = `<paymentrequest><transaction_reference>T1</transaction_reference></paymentrequest>`
)

var partners = sync.OnceValue(func() *credentials.Mastercard {
	signer, request, response := mustKey(), mustKey(), mustKey()
	key := func(k *rsa.PrivateKey) *credentials.EncryptionKey {
		return &credentials.EncryptionKey{
			Fingerprint: credentials.Fingerprint(&k.PublicKey), Public: &k.PublicKey, Private: k, Certificate: certificate(partnerID, "", k),
		}
	}
	return &credentials.Mastercard{Partners: []*credentials.Partner{{
		ID: partnerID, ConsumerKey: consumerKey,
		Signing:           &credentials.SigningKey{Key: signer, Certificate: certificate(partnerID, "", signer)},
		RequestEncryption: key(request), ResponseEncryption: key(response),
	}}}
})

func sealTo(k *credentials.EncryptionKey, plain, alg, enc, kid, cty string) string {
	var header []jose.Member
	for _, m := range []jose.Member{{Name: "kid", Value: kid}, {Name: "cty", Value: cty}} {
		if m.Value != "" {
			header = append(header, m)
		}
	}
	text, err := jose.Encrypt([]byte(plain), k.Public, alg, enc, header, rand.Reader)
	if err != nil {
		panic(err)
	}
	return text
}

// payout describes one payment; the zero value of what is set by ready is right.
type payout struct {
	method, url, body  string
	alg, enc, kid, cty string
	plain              string
	xml                bool
	header             string // x-encrypted, "-" for none
	hashed             string // what the body hash is over, "" for the body as sent
	signed             string // the method, "" for RSA-SHA256
	oauth              string // Authorization in place of a signed one
	form               oauth1.Header
	more               mleready.Header
	reply              *mleready.Reply
}

func (p payout) exchange() mleready.Exchange {
	partner := partners().Partners[0]
	or := func(value, usual string) string {
		if value == "" {
			return usual
		}
		return value
	}
	if p.body == "" && p.method != "GET" {
		text := sealTo(partner.RequestEncryption, or(p.plain, plainPayout), or(p.alg, "RSA-OAEP-256"), or(p.enc, "A256GCM"),
			or(p.kid, partner.RequestEncryption.Fingerprint), or(p.cty, "application/json"))
		p.body = `{"encrypted_payload":{"data":"` + text + `"}}`
		if p.xml {
			p.body = `<?xml version="1.0"?><encrypted_payload><data>` + text + `</data></encrypted_payload>`
		}
	}
	e := mleready.Exchange{ID: "x", Method: or(p.method, "POST"), URL: or(p.url, payouts), Body: p.body, At: sent.Format("2006-01-02T15:04:05Z"), Response: p.reply}
	if p.header != "-" {
		e.Headers = append(e.Headers, [2]string{"X-Encrypted", or(p.header, "true")})
	}
	if p.oauth == "" {
		params := slices.Concat(oauth1.Header{
			{Name: "oauth_consumer_key", Value: consumerKey}, {Name: "oauth_nonce", Value: "n1"}, {Name: "oauth_timestamp", Value: "1795262400"},
			{Name: "oauth_signature_method", Value: or(p.signed, "RSA-SHA256")}, {Name: "oauth_body_hash", Value: oauth1.BodyHash([]byte(or(p.hashed, p.body)))},
		}, p.form)
		signed, err := oauth1.Sign(oauth1.Request{Method: e.Method, URL: e.URL}, params, partner.Signing.Key)
		if err != nil {
			panic(err)
		}
		p.oauth = signed.String()
	}
	e.Headers = append(append(e.Headers, p.more...), [2]string{"Authorization", p.oauth})
	return e
}

func gradePayout(t *testing.T, p payout, keys *credentials.Mastercard) mleready.Graded {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return grader.New(rules, nil, grader.Options{AsOf: mleready.DateOf(sent), Partners: keys}).Exchange(p.exchange())
}

// said is an outcome in one line: id outcome: reason.
func said(g mleready.Graded, id string) string {
	for _, r := range g.Requirements {
		if r.ID == id {
			return string(r.Outcome) + ": " + r.Reason
		}
	}
	return "not asked"
}

// TestPayloadRequests has one deviation each, and looks for what it leaves unmet and for nothing else.
func TestPayloadRequests(t *testing.T) {
	key := partners().Partners[0].RequestEncryption
	sum := sha256.Sum256(key.Certificate.Raw)
	ofCertificate := hex.EncodeToString(sum[:])
	jwe := sealTo(key, plainPayout, "RSA-OAEP-256", "A256GCM", key.Fingerprint, "application/json")
	other := partners().Partners[0].ResponseEncryption
	for _, test := range []struct {
		name    string
		p       payout
		verdict mleready.Verdict
		why     string
		unmet   string // ids without the group, in the order of the rules
		met     string // one that has to be
	}{
		{"JSON", payout{}, "accepted", "", "", "body_hash"},
		{"XML", payout{xml: true, plain: plainXML, cty: "application/xml"}, "accepted", "", "", "wrapper"},
		{"the header in capitals", payout{header: "TRUE"}, "accepted", "", "", "x_encrypted"},
		{"XML that says JSON", payout{xml: true, plain: plainXML}, "accepted", "", "cty", "encrypt"},
		{"SHA-1", payout{alg: "RSA-OAEP"}, "malformed", "RSA-OAEP-256 is expected", "alg", "enc"},
		{"A128GCM", payout{enc: "A128GCM"}, "malformed", "A256GCM is expected", "enc", "alg"},
		{"kid in capitals", payout{kid: strings.ToUpper(key.Fingerprint)}, "accepted", "", "", "kid"},
		{"kid of the certificate", payout{kid: ofCertificate}, "accepted", "", "kid_public_key", "encrypt"},
		{"kid of another key", payout{kid: other.Fingerprint}, "malformed", "names another key", "kid kid_public_key", "alg"},
		{"clear text", payout{body: plainPayout, header: "-"}, "accepted", "", "encrypt x_encrypted", ""},
		{"clear text announced as encrypted", payout{body: plainPayout}, "malformed", "came in clear text", "encrypt", "x_encrypted"},
		{"encrypted and not announced", payout{header: "-"}, "malformed", "no x-encrypted: true", "x_encrypted", "encrypt"},
		{"encrypted and denied", payout{header: "false"}, "malformed", "no x-encrypted: true", "x_encrypted", "encrypt"},
		{"another wrapper", payout{body: `{"encryptedData":"` + jwe + `"}`}, "malformed", "encrypted_payload.data", "wrapper", "jwe"},
		{"a member beside it", payout{body: `{"encrypted_payload":{"data":"` + jwe + `"},"note":"x"}`}, "malformed", "other values", "wrapper", "encrypt"},
		{"an XML element beside it", payout{body: `<encrypted_payload><data>` + jwe + `</data><note>x</note></encrypted_payload>`}, "malformed", "other values", "wrapper", "encrypt"},
		{"no JWE in it", payout{body: `{"encrypted_payload":{"data":"e30"}}`}, "malformed", "no compact JWE", "wrapper", ""},
		{"field level", payout{body: `{"payment":{"iv":"00","encryptedKey":"00","encryptedValue":"00"}}`}, "malformed", "field-level", "jwe", ""},
		{"field level with headers", payout{body: `{"encrypted_payload":{"data":"00"}}`, more: mleready.Header{{"x-iv", "00"}}}, "malformed", "field-level", "jwe", ""},
		{"a JWE and such a header", payout{more: mleready.Header{{"x-iv", "00"}}}, "accepted", "", "", "jwe"},
		{"changed after signing", payout{hashed: "x"}, "unauthenticated", "not over the body as sent", "body_hash", "encrypt"},
		{"encrypted after signing", payout{hashed: plainPayout}, "unauthenticated", "in clear text", "body_hash", "encrypt"},
		{"no authentication", payout{oauth: "Basic x"}, "unauthenticated", "no OAuth header", "", "encrypt"},
		{"a bearer token", payout{oauth: "Bearer x"}, "unauthenticated", "takes OAuth 1.0a", "body_hash", "encrypt"},
		{"a bearer token in the EU", payout{url: strings.Replace(payouts, "sandbox.api.mastercard.com", "sandbox.api.xbs.mastercard.eu", 1), oauth: "Bearer x"}, "accepted", "", "", "encrypt"},
		{"OAuth 1.0a in the UK", payout{url: strings.Replace(payouts, "sandbox.api.mastercard.com", "mtf.api.xbs.mastercard.uk", 1)}, "unauthenticated", "take OAuth 2", "", "body_hash"},
		{"GET with the header", payout{method: "GET"}, "accepted", "", "", "x_encrypted"},
		{"GET without", payout{method: "GET", header: "-"}, "accepted", "", "x_encrypted get_header", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := gradePayout(t, test.p, partners())
			var unmet []string
			for _, r := range got.Requirements {
				if r.Outcome == mleready.Unmet {
					_, id, _ := strings.Cut(r.ID, ".")
					unmet = append(unmet, id)
				}
			}
			if got.Provider != mleready.Mastercard || got.Merchant != partnerID || got.Verdict != test.verdict || !strings.Contains(got.Reason, test.why) || (test.why == "") != (got.Reason == "") {
				t.Errorf("%s %s is %s: %s", got.Provider, got.Merchant, got.Verdict, got.Reason)
			}
			if strings.Join(unmet, " ") != test.unmet {
				t.Errorf("unmet are %q, not %q: %+v", unmet, test.unmet, got.Requirements)
			}
			if test.met != "" && !strings.HasPrefix(said(got, "payload_request."+test.met), "met") {
				t.Errorf("%s is %s", test.met, said(got, "payload_request."+test.met))
			}
		})
	}
}

// TestPayloadFingerprints has both values printed where one stands for the other.
func TestPayloadFingerprints(t *testing.T) {
	key := partners().Partners[0].RequestEncryption
	sum := sha256.Sum256(key.Certificate.Raw)
	got := said(gradePayout(t, payout{kid: hex.EncodeToString(sum[:])}, partners()), "payload_request.kid_public_key")
	if !strings.Contains(got, key.Fingerprint) || !strings.Contains(got, hex.EncodeToString(sum[:])) {
		t.Error(got)
	}
}

// TestPayloadOfTheNodeLibrary has what real clients send: an IV of 16 bytes and the alphabet of plain Base64.
func TestPayloadOfTheNodeLibrary(t *testing.T) {
	key := partners().Partners[0].RequestEncryption
	content := make([]byte, 32)
	iv := make([]byte, 16)
	header := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"` + key.Fingerprint + `","cty":"application/json"}`))
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, key.Public, content, nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := aes.NewCipher(content)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := cipher.NewGCMWithNonceSize(block, len(iv))
	if err != nil {
		t.Fatal(err)
	}
	sealed := aead.Seal(nil, iv, []byte(plainPayout), []byte(header))
	plain := base64.StdEncoding.EncodeToString
	jwe := strings.Join([]string{header, plain(wrapped), plain(iv), plain(sealed[:len(sealed)-16]), plain(sealed[len(sealed)-16:])}, ".")
	got := gradePayout(t, payout{body: `{"encrypted_payload":{"data":"` + jwe + `"}}`}, partners())
	if got.Verdict != mleready.VerdictAccepted || len(got.Warnings) != 2 {
		t.Errorf("%s %s, %q", got.Verdict, got.Reason, got.Warnings)
	}
	if iv := said(got, "payload_request.iv"); !strings.HasPrefix(iv, "unmet: The IV has 16 bytes") {
		t.Error(iv)
	}
}

// TestPayloadWithoutKeys says what needs keys, and lets a successful reply stand for them.
func TestPayloadWithoutKeys(t *testing.T) {
	got := gradePayout(t, payout{}, nil)
	if kid := said(got, "payload_request.kid"); got.Verdict != "accepted" || !strings.HasPrefix(kid, "unknown: Without") {
		t.Errorf("%s, %s", got.Verdict, kid)
	}
	got = gradePayout(t, payout{reply: &mleready.Reply{Status: 200, Body: "{}"}}, nil)
	if kid := said(got, "payload_request.kid"); !strings.HasPrefix(kid, "met: The provider accepted it") {
		t.Error(kid)
	}
}

func TestPayloadSignature(t *testing.T) {
	if got := said(gradePayout(t, payout{}, partners()), "payload_request.body_hash"); !strings.Contains(got, "the signature over it holds") {
		t.Error(got)
	}
	right := payout{}.exchange()
	forged := payout{body: right.Body, oauth: strings.Replace(right.Headers.Get("Authorization"), `oauth_nonce="n1"`, `oauth_nonce="n2"`, 1)}
	if got := gradePayout(t, forged, partners()); got.Verdict != "unauthenticated" || !strings.Contains(got.Reason, "signature does not hold") {
		t.Errorf("%s: %s", got.Verdict, got.Reason)
	}
}

// TestPayloadPSS signs in a way that a library offers and no document mentions: it is taken, and settles nothing.
func TestPayloadPSS(t *testing.T) {
	got := gradePayout(t, payout{signed: "RSA-PSS"}, partners())
	if got.Verdict != "accepted" || len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "RSA-SHA256 is documented") {
		t.Errorf("%s: %s, %q", got.Verdict, got.Reason, got.Warnings)
	}
	if hash := said(got, "payload_request.body_hash"); !strings.HasPrefix(hash, "unknown") || !strings.Contains(hash, "whether RSA-PSS is taken is published nowhere") {
		t.Error(hash)
	}
	right := payout{signed: "RSA-PSS"}.exchange()
	forged := payout{body: right.Body, oauth: strings.Replace(right.Headers.Get("Authorization"), `oauth_nonce="n1"`, `oauth_nonce="n2"`, 1)}
	if got := gradePayout(t, forged, partners()); got.Verdict != "unauthenticated" {
		t.Errorf("forged: %s", got.Verdict)
	}
	if got := gradePayout(t, payout{oauth: strings.Replace(right.Headers.Get("Authorization"), "RSA-PSS", "HMAC-SHA256", 1)}, partners()); got.Verdict != "unauthenticated" {
		t.Errorf("another method: %s", got.Verdict)
	}
}

// TestPayloadReplies has what Mastercard may answer to a call that asks for an encrypted reply.
func TestPayloadReplies(t *testing.T) {
	partner := partners().Partners[0]
	key, wrong := partner.ResponseEncryption, partner.RequestEncryption
	says := mleready.Header{{"x-encrypted", "True"}}
	reply := func(status int, body string, h mleready.Header) *mleready.Reply {
		return &mleready.Reply{Status: status, Headers: h, Body: body}
	}
	wrap := func(jwe string) string { return `{"encrypted_payload":{"data":"` + jwe + `"}}` }
	sealed := func(enc, kid string) string { return wrap(sealTo(key, `{"a":1}`, "RSA-OAEP-256", enc, kid, "")) }
	right := sealed("A256GCM", key.Fingerprint)
	broken := wrap(sealTo(wrong, `{"a":1}`, "RSA-OAEP-256", "A256GCM", key.Fingerprint, ""))
	for _, test := range []struct {
		name            string
		reply           *mleready.Reply
		cause           mleready.Cause
		delivered, form string // prefixes
	}{
		{"right", reply(200, right, says), "", "met", "met"},
		{"XML", reply(200, "<encrypted_payload><data>"+sealTo(key, plainXML, "RSA-OAEP-256", "A256GCM", key.Fingerprint, "")+"</data></encrypted_payload>", says), "", "met", "met"},
		{"as in the sample", reply(200, sealed("A128GCM", ""), says), "", "met", "unmet: The reply is in A128GCM without kid. Disputed: A256GCM is demanded of requests ("},
		{"no header", reply(200, right, nil), mleready.XEncryptedMissing, "unmet", "met"},
		{"a false header", reply(200, right, mleready.Header{{"x-encrypted", "false"}}), mleready.XEncryptedFalse, "unmet", "met"},
		{"another key", reply(200, sealed("A256GCM", wrong.Fingerprint), says), mleready.WrongKid, "unmet", "met"},
		{"cannot be decrypted", reply(200, broken, says), mleready.Undecryptable, "unmet", "met"},
		{"SHA-1", reply(200, wrap(sealTo(key, "{}", "RSA-OAEP", "A256GCM", key.Fingerprint, "")), says), mleready.WrongAlg, "unmet", "met"},
		{"clear text", reply(200, `{"payment":{"status":"Success"}}`, says), mleready.PlaintextReply, "unmet", "unknown"},
		{"an error", reply(400, `{"Errors":{"Error":[{"ReasonCode":"x"}]}}`, nil), "", "unknown: The reply 400 tells an error", "unknown"},
		{"a rejected payment", reply(200, `{"payment":{"status":"REJECTED"}}`, nil), "", "unknown: The reply 200 tells an error", "unknown"},
		{"a rejected payment in XML", reply(200, `<payment><status>Rejected</status></payment>`, nil), "", "unknown", "unknown"},
		{"an encrypted error", reply(400, right, says), "", "unknown", "met"},
		{"refused", reply(401, `{"Errors":{}}`, nil), mleready.Unauthenticated, "unknown", "unknown"},
		{"no body", reply(204, "", nil), "", "unknown", "unknown"},
		{"broken down", reply(503, "busy", nil), mleready.ServerError, "unknown", "unknown"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := gradePayout(t, payout{reply: test.reply}, partners())
			if got.Reply.Cause != test.cause {
				t.Errorf("the cause is %q: %s", got.Reply.Cause, got.Reply.Summary)
			}
			for id, want := range map[string]string{"payload_response.delivered": test.delivered, "payload_response.reply_form": test.form} {
				if have := said(got, id); !strings.HasPrefix(have, want) {
					t.Errorf("%s is %s", id, have)
				}
			}
		})
	}
	if got := gradePayout(t, payout{method: "GET", header: "-", reply: reply(200, "{}", nil)}, partners()); got.Reply.Cause != "" || !strings.HasPrefix(said(got, "payload_response.delivered"), "unknown") {
		t.Errorf("nobody asked for an encrypted reply: %+v", got.Reply)
	}
}

// TestPayloadProvider tells calls of Cross-Border Services by host and path, header or wrapper, and leaves other APIs of
// Mastercard alone.
func TestPayloadProvider(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	g := grader.New(rules, nil, grader.Options{})
	for _, test := range []struct {
		name string
		e    mleready.Exchange
		want mleready.Provider
	}{
		{"host and path", mleready.Exchange{Method: "GET", URL: payouts}, mleready.Mastercard},
		{"path on this machine", mleready.Exchange{Method: "GET", URL: "https://127.0.0.1:8443/send/v1/partners/A/crossborder/rates"}, mleready.Mastercard},
		{"header", mleready.Exchange{Method: "GET", URL: "https://proxy.example/x", Headers: mleready.Header{{"x-encrypted", "true"}}}, mleready.Mastercard},
		{"wrapper", mleready.Exchange{Method: "POST", URL: "https://proxy.example/x", Body: `{"encrypted_payload":{"data":"x"}}`}, mleready.Mastercard},
		{"another API", mleready.Exchange{Method: "POST", URL: "https://api.mastercard.com/mdes/digitization", Body: `{"encryptedPayload":{"encryptedData":"x","iv":"y"}}`}, ""},
		{"nobody", mleready.Exchange{Method: "POST", URL: "https://shop.example/x", Body: `{"encrypted_payload":"x"}`}, ""},
	} {
		if got := g.Request(test.e).Provider; got != test.want {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// FuzzPayload makes sure that no body or header brings the grader down, and that each requirement is judged once.
func FuzzPayload(f *testing.F) {
	rules, err := mleready.Default()
	if err != nil {
		f.Fatal(err)
	}
	g := grader.New(rules, nil, grader.Options{})
	f.Add(`{"encrypted_payload":{"data":"e30.a.b.c.d"}}`, `OAuth oauth_nonce="x"`)
	f.Add(`<encrypted_payload><data>x</data></encrypted_payload>`, "Bearer x")
	f.Add(`{"a":[{"iv":"0","encryptedKey":{}}]}`, "")
	f.Fuzz(func(t *testing.T, body, authorization string) {
		e := mleready.Exchange{Method: "POST", URL: payouts, Body: body, Headers: mleready.Header{{"x-encrypted", "true"}, {"Authorization", authorization}}}
		e.Response = &mleready.Reply{Status: 200, Body: body}
		seen := map[string]bool{}
		for _, r := range g.Exchange(e).Requirements {
			if seen[r.ID] || r.Reason == "" {
				t.Fatalf("%s is judged twice, or without a reason", r.ID)
			}
			seen[r.ID] = true
		}
	})
}
