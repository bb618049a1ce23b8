package cybersource

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"math/big"
	"net/url"
	"sync"
	"testing"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/ask/asktest"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/secret"
	"mleready/probes/transport"
)

var theKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func key(t testing.TB) *rsa.PrivateKey {
	t.Helper()
	k, err := theKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

var clock0 = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func certificate(t testing.TB, name, kid string, until time.Time) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.AddDate(-2, 0, 0), NotAfter: until,
		Subject: pkix.Name{CommonName: name, SerialNumber: kid}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key(t).Public(), key(t))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sharedSecret is the text of a secret that no output may hold.
const sharedSecret = "cGxhbnRlZCBzZWNyZXQgb2YgdGhpcyB0ZXN0IQ=="

// keyring holds one merchant with every kind of key, all of them made of one pair.
func keyring(t testing.TB, portfolio string) *credentials.Cybersource {
	t.Helper()
	m := &credentials.Merchant{ID: "acme", Portfolio: portfolio}
	until := clock0.AddDate(3, 0, 0)
	m.P12 = &credentials.SigningKey{KID: "100", Certificate: certificate(t, m.Owner(), "100", until), Key: key(t)}
	m.SharedSecret = &credentials.SharedSecret{KID: "200", Secret: secret.New(sharedSecret), Key: []byte("planted secret of this test!")}
	m.ResponseMLE = []credentials.ResponseKey{{KID: "300", Public: &key(t).PublicKey, Private: key(t), Certificate: certificate(t, m.Owner(), "300", until)}}
	return &credentials.Cybersource{
		SJC:       credentials.SJC{KID: "400", Certificate: certificate(t, "CyberSource_SJC_US", "400", until), Key: key(t)},
		Merchants: []*credentials.Merchant{m},
	}
}

func clientOf(t testing.TB, keys *credentials.Cybersource) *Client {
	return &Client{Rules: rules(t), Host: "apitest.cybersource.com", Merchant: keys.Merchants[0], SJC: keys.SJC, Random: rand.Reader,
		Now: func() time.Time { return clock0 }}
}

// gateway answers without a network, as a gateway should unless it is changed.
type gateway struct {
	t     testing.TB
	keys  *credentials.Cybersource
	count map[string]int // requests by method and path
	// change may give another answer to a request that would be answered with reply: claims are those of its token.
	change func(b *ask.Built, claims jose.Object, reply *transport.Reply) (*transport.Reply, error)
	seal   func(plain string, kid string) string
}

func newGateway(t testing.TB, keys *credentials.Cybersource) *gateway {
	g := &gateway{t: t, keys: keys, count: map[string]int{}}
	g.seal = func(plain, kid string) string {
		return g.encrypted(plain, kid, "RSA-OAEP-256", "A256GCM", &key(t).PublicKey)
	}
	return g
}

func (g *gateway) encrypted(plain, kid, alg, enc string, to *rsa.PublicKey) string {
	sealed, err := jose.Encrypt([]byte(plain), to, alg, enc, []jose.Member{{Name: "kid", Value: kid}, {Name: "iat", Value: clock0.Unix()}}, rand.Reader)
	if err != nil {
		g.t.Fatal(err)
	}
	body, err := json.Marshal(map[string]string{"encryptedResponse": sealed})
	if err != nil {
		g.t.Fatal(err)
	}
	return string(body)
}

func (g *gateway) send(_ context.Context, _ string, b *ask.Built) (*transport.Reply, error) {
	g.count[b.Method+" "+b.Path]++
	stand := transport.Stand{Address: "127.0.0.1:1", Loopback: true}
	reply := func(status int, body string) *transport.Reply {
		return &transport.Reply{Sent: clock0, Received: clock0, Stand: stand, Reply: mleready.Reply{Status: status, Body: body,
			Headers: mleready.Header{{"date", clock0.Format("Mon, 02 Jan 2006 15:04:05 GMT")}}}}
	}
	refusal := reply(401, `{"response":{"rmsg":"Authentication Failed"}}`)
	token := b.Headers.Get("Authorization")
	if len(token) < 8 {
		return refusal, nil
	}
	jws, err := jose.ParseJWS(token[len("Bearer "):])
	if err != nil {
		g.t.Fatal(err)
	}
	if !jws.Claims.Has("v-c-jwt-version") {
		return refusal, nil
	}
	r := reply(200, `{"ok":true}`)
	switch {
	case b.Method == "POST" && b.Path == "/uc/v1/sessions":
		r = reply(201, "a.b.c")
	case b.Method == "POST" && len(b.Plaintext) < 70 && b.Path == "/pts/v2/payments":
		r = reply(400, `{"status":"INVALID_REQUEST","reason":"MISSING_FIELD"}`)
	case b.Method == "POST":
		r = reply(201, `{"status":"AUTHORIZED"}`)
	case b.Path != "/reporting/v3/report-definitions":
		r = reply(404, `{"status":"NOT_FOUND"}`)
	}
	kid, asked := jws.Claims.Text("v-c-response-mle-kid")
	if asked && kid != "300" {
		r, asked = refusal, false
	}
	if asked {
		r.Body = g.seal(r.Body, kid)
	}
	if g.change != nil {
		return g.change(b, jws.Claims, r)
	}
	return r, nil
}

// session puts the questions to a gateway that takes itself for the test host on this machine.
func session(t testing.TB, g *gateway) *Session {
	s := New(clientOf(t, g.keys), ask.Endpoint{
		Target: "acme-test", AsOf: mleready.DateOf(clock0),
		Place: probes.Place{URL: &url.URL{Scheme: "https", Host: "127.0.0.1:1"}, Host: "apitest.cybersource.com", Loopback: true, Environment: "test"},
	})
	s.Send = g.send
	return s
}

// all puts every question and gives the observations by probe.
func all(t testing.TB, s *Session) map[string][]mleready.Observation {
	t.Helper()
	return asktest.All(t, &s.Session, s.Probes())
}
