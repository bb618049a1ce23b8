package sandbox

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/oauth1"
)

const (
	partnerID   = "ACME_PARTNER"
	consumerKey = "consumer!acme"
	sending     = "/send/v1/partners/" + partnerID + "/crossborder"
	accounts    = "/send/partners/" + partnerID + "/crossborder/accounts"
	payout      = `{"paymentrequest":{"transaction_reference":"T-1","payment_amount":{"amount":"12.50","currency":"USD"},"sender":{"card":{"number":"` + card +
		`","securityCode":"` + cvv + `"}}}}`
	payoutXML = `<paymentrequest><transaction_reference>T-1</transaction_reference><payment_amount><amount>12.50</amount><currency>USD</currency></payment_amount></paymentrequest>`
)

// partners are the keys of one partner: its own key signs and decrypts, that of the provider decrypts requests.
func partners(t testing.TB) *credentials.Mastercard {
	return &credentials.Mastercard{Partners: []*credentials.Partner{{
		ID: partnerID, ConsumerKey: consumerKey,
		Signing:            &credentials.SigningKey{Key: ours(), Certificate: merchantCertificate(t)},
		RequestEncryption:  encryptionKey(t, theirs()),
		ResponseEncryption: encryptionKey(t, ours()),
	}}}
}

func encryptionKey(t testing.TB, key *rsa.PrivateKey) *credentials.EncryptionKey {
	return &credentials.EncryptionKey{
		Fingerprint: credentials.Fingerprint(&key.PublicKey), Public: &key.PublicKey, Private: key, Certificate: certificate(t, partnerID, "", key),
	}
}

// transfer is a call to Mastercard on its way to being signed: what stands here is what a right one has, and a test
// spoils it.
type transfer struct {
	method, base, target, body string
	encrypt, xml               bool
	header                     http.Header
	alg, enc                   string
	jwe                        []jose.Member // header of the JWE
	jweKey                     *rsa.PublicKey
	wrap                       func(jwe string) string
	hashed                     string // what the body hash is over, "" for the body as sent
	oauth                      oauth1.Header
	key                        *rsa.PrivateKey
	after                      func(*http.Request) // last changes
}

func pay() *transfer {
	x := &transfer{
		method: "POST", base: "https://127.0.0.1:8443", target: sending + "/payment", body: payout, encrypt: true, key: ours(),
		header: http.Header{"X-Encrypted": {"true"}}, alg: "RSA-OAEP-256", enc: "A256GCM", jweKey: &theirs().PublicKey,
		jwe: []jose.Member{{Name: "kid", Value: credentials.Fingerprint(&theirs().PublicKey)}, {Name: "cty", Value: "application/json"}},
		oauth: oauth1.Header{
			{Name: oauth1.ConsumerKey, Value: consumerKey}, {Name: oauth1.Nonce, Value: strings.ReplaceAll(uuid(), "-", "")},
			{Name: oauth1.Timestamp, Value: strconv.FormatInt(today.Unix(), 10)}, {Name: oauth1.SignatureMethod, Value: oauth1.RSASHA256},
			{Name: oauth1.Version, Value: "1.0"},
		},
	}
	x.wrap = func(jwe string) string {
		if x.xml {
			return `<?xml version="1.0"?><encrypted_payload><data>` + jwe + `</data></encrypted_payload>`
		}
		return `{"encrypted_payload":{"data":"` + jwe + `"}}`
	}
	return x
}

// reach is a call of another operation.
func reach(method, target, body string) *transfer {
	x := pay()
	x.method, x.target, x.body = method, target, body
	return x
}

// asXML is the same payment in the other form.
func (x *transfer) asXML() *transfer {
	x.body, x.xml = payoutXML, true
	x.jwe = set(x.jwe, "cty", xmlType)
	return x
}

func (x *transfer) set(name, value string) {
	for i := range x.oauth {
		if x.oauth[i].Name == name {
			x.oauth[i].Value = value
			return
		}
	}
	x.oauth = append(x.oauth, oauth1.Param{Name: name, Value: value})
}

// request encrypts, hashes and signs, in this order.
func (x *transfer) request(t testing.TB) *http.Request {
	t.Helper()
	body := x.body
	if x.encrypt && body != "" {
		jwe, err := jose.Encrypt([]byte(body), x.jweKey, x.alg, x.enc, x.jwe, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		body = x.wrap(jwe)
	}
	header := x.oauth
	if header.Get("oauth_body_hash") == "" {
		hashed := body
		if x.hashed != "" {
			hashed = x.hashed
		}
		header = append(header[:len(header):len(header)], oauth1.Param{Name: "oauth_body_hash", Value: oauth1.BodyHash([]byte(hashed))})
	}
	signed, err := oauth1.Sign(oauth1.Request{Method: x.method, URL: x.base + x.target}, header, x.key)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(x.method, x.base+x.target, strings.NewReader(body))
	r.RequestURI = ""
	for name, values := range x.header {
		r.Header[name] = values
	}
	r.Header.Set("Authorization", signed.String())
	if kind := jsonType; body != "" {
		if x.xml {
			kind = xmlType
		}
		r.Header.Set("Content-Type", kind)
	}
	if x.after != nil {
		x.after(r)
	}
	return r
}

// opened decrypts a reply that has to be encrypted, announced and wrapped in the form of its plaintext.
func opened(t testing.TB, w *httptest.ResponseRecorder, mediaType string) string {
	t.Helper()
	var wrapped struct {
		Payload struct {
			Data string `json:"data"`
		} `json:"encrypted_payload"`
	}
	body, jwe := w.Body.Bytes(), ""
	if mediaType == xmlType {
		var document struct {
			XMLName xml.Name `xml:"encrypted_payload"`
			Data    string   `xml:"data"`
		}
		if err := xml.Unmarshal(body, &document); err != nil {
			t.Fatalf("%v: %.200s", err, body)
		}
		jwe = document.Data
	} else {
		if err := json.Unmarshal(body, &wrapped); err != nil {
			t.Fatalf("%v: %.200s", err, body)
		}
		jwe = wrapped.Payload.Data
	}
	if w.Header().Get("x-encrypted") != "true" || w.Header().Get("Content-Type") != mediaType {
		t.Errorf("headers %v", w.Header())
	}
	sealed, err := jose.ParseJWE(jwe)
	if err != nil {
		t.Fatalf("%v: %.200s", err, body)
	}
	cty, _ := sealed.Header.Text("cty")
	got := strings.Join([]string{sealed.Algorithm(), sealed.Encryption(), sealed.KeyID(), cty}, " ")
	if want := "RSA-OAEP-256 A256GCM " + credentials.Fingerprint(&ours().PublicKey) + " " + mediaType; got != want {
		t.Errorf("the reply has %s, want %s", got, want)
	}
	plain, err := sealed.Decrypt(ours())
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}
