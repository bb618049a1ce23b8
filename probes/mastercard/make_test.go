package mastercard

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/ask"
	"mleready/probes/ask/asktest"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/jose"
	"mleready/probes/serving"
	"mleready/probes/transport"
)

var clock0 = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

const (
	host        = "sandbox.api.mastercard.com"
	partnerID   = "ACME_PARTNER"
	consumerKey = "plantedConsumer!plantedKey"
)

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// keys are a pair that signs, one for requests, one for replies, and one that nobody knows.
var keys = sync.OnceValues(func() (all [4]*rsa.PrivateKey, err error) {
	for i := range all {
		if all[i], err = rsa.GenerateKey(rand.Reader, 2048); err != nil {
			return all, err
		}
	}
	return all, nil
})

func key(t testing.TB, i int) *rsa.PrivateKey {
	t.Helper()
	all, err := keys()
	if err != nil {
		t.Fatal(err)
	}
	return all[i]
}

const (
	signing = iota
	requests
	replies
	stranger
)

func certificate(t testing.TB, i int, until time.Time) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.AddDate(-2, 0, 0), NotAfter: until, Subject: pkix.Name{CommonName: partnerID}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key(t, i).Public(), key(t, i))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// partner has every key, on both sides: each side uses those that it would have.
func partner(t testing.TB) *credentials.Partner {
	t.Helper()
	until := clock0.AddDate(1, 0, 0)
	encryption := func(i int) *credentials.EncryptionKey {
		k := key(t, i)
		return &credentials.EncryptionKey{Fingerprint: credentials.Fingerprint(&k.PublicKey), Public: &k.PublicKey, Private: k, Certificate: certificate(t, i, until)}
	}
	return &credentials.Partner{
		ID: partnerID, ConsumerKey: consumerKey, Signing: &credentials.SigningKey{Key: key(t, signing), Certificate: certificate(t, signing, until)},
		RequestEncryption: encryption(requests), ResponseEncryption: encryption(replies),
	}
}

// gateway answers over TLS as Mastercard should, unless it is changed. The grader is its judge.
type gateway struct {
	t       testing.TB
	partner *credentials.Partner
	server  *httptest.Server
	judge   *grader.Grader

	alg, enc, kid string
	to            *rsa.PublicKey
	header        mleready.Header // of an encrypted reply
	plain         bool            // every reply is
	errors        bool            // encrypted as well
	dislikes      bool            // what bodies say
	vague         bool            // about what it cannot decrypt
	first         http.HandlerFunc
	tamper        func(sealed string) string

	mu    sync.Mutex
	count map[string]int // requests by method and path
}

func newGateway(t testing.TB) *gateway {
	t.Helper()
	p := partner(t)
	g := &gateway{
		t: t, partner: p, alg: "RSA-OAEP-256", enc: "A256GCM", kid: p.ResponseEncryption.Fingerprint, to: p.ResponseEncryption.Public,
		header: mleready.Header{{"X-Encrypted", "TRUE"}}, count: map[string]int{},
		judge: grader.New(rules(t), nil, grader.Options{Strict: true, Partners: &credentials.Mastercard{Partners: []*credentials.Partner{p}}}),
	}
	g.server = httptest.NewUnstartedServer(g)
	g.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	g.server.StartTLS()
	t.Cleanup(g.server.Close)
	return g
}

// wrong is an error as Mastercard tells it.
func wrong(source, code string) string {
	return `{"Errors":{"Error":[{"Source":"` + source + `","ReasonCode":"` + code + `","Recoverable":"false"}]}}`
}

func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		g.t.Error(err)
	}
	g.mu.Lock()
	g.count[r.Method+" "+r.URL.Path]++
	g.mu.Unlock()
	w.Header().Set("Date", clock0.Format(http.TimeFormat))
	if g.first != nil {
		g.first(w, r)
		return
	}
	e := mleready.Exchange{
		Method: r.Method, URL: "https://" + r.Host + r.RequestURI, Headers: serving.Headers(r, r.Host), Body: string(body), At: clock0.Format(time.RFC3339),
	}
	req := g.judge.Request(e)
	switch {
	case req.Verdict == mleready.VerdictUnauthenticated:
		g.send(w, 401, wrong("Gateway", "DECLINED"), nil)
	case req.Verdict != mleready.VerdictAccepted && g.vague:
		g.send(w, 400, wrong("Body", "INVALID_INPUT_VALUE"), nil)
	case req.Verdict != mleready.VerdictAccepted:
		g.send(w, 400, wrong("Encryption", "CRYPTOGRAPHY_ERROR"), nil)
	case g.dislikes && r.Method == "POST":
		g.answer(w, req, 400, wrong("payment_type", "INVALID_INPUT_VALUE"))
	case strings.Contains(r.URL.Path, "not-found"):
		g.answer(w, req, 404, wrong("payment_id", "RESOURCE_UNKNOWN"))
	case strings.HasPrefix(string(req.Plaintext), "<"):
		g.answer(w, req, 200, `<quote><proposal_id>1</proposal_id></quote>`)
	case strings.HasSuffix(r.URL.Path, "/accounts"):
		g.answer(w, req, 200, `{"accounts":["planted account"]}`)
	default:
		g.answer(w, req, 200, `{"id":"1","card":"4111111111111111"}`)
	}
}

// answer encrypts what was asked for so.
func (g *gateway) answer(w http.ResponseWriter, req *grader.Request, status int, body string) {
	if !req.Announced || g.plain || status >= 400 && !g.errors {
		g.send(w, status, body, nil)
		return
	}
	var header []jose.Member
	if g.kid != "" {
		header = append(header, jose.Member{Name: "kid", Value: g.kid})
	}
	sealed, err := jose.Encrypt([]byte(body), g.to, g.alg, g.enc, header, rand.Reader)
	if err != nil {
		g.t.Error(err)
	}
	if g.tamper != nil {
		sealed = g.tamper(sealed)
	}
	wrapped := `{"encrypted_payload":{"data":"` + sealed + `"}}`
	if strings.HasPrefix(body, "<") {
		wrapped = `<encrypted_payload><data>` + sealed + `</data></encrypted_payload>`
	}
	g.send(w, status, wrapped, g.header)
}

func (g *gateway) send(w http.ResponseWriter, status int, body string, header mleready.Header) {
	for _, line := range header {
		w.Header().Set(line[0], line[1])
	}
	w.WriteHeader(status)
	if _, err := io.WriteString(w, body); err != nil {
		g.t.Log(err)
	}
}

// session puts the questions to the gateway, which is told that it is the test host.
func (g *gateway) session(t testing.TB) *Session {
	t.Helper()
	u, err := url.Parse(g.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return clock0 }
	place := probes.Place{URL: u, Host: host, Loopback: true, Environment: "test"}
	client, err := transport.New(transport.Options{
		Place: place, Authorities: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: g.server.Certificate().Raw}),
		Pace: &transport.Pace{Now: now, Sleep: transport.Sleep}, Now: now, MaxReply: 1 << 16,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	s := New(&Client{Rules: rules(t), Partner: g.partner, Random: rand.Reader, Now: now}, ask.Endpoint{Place: place, Target: "acme-test", AsOf: mleready.DateOf(clock0)})
	s.Send = func(ctx context.Context, _ string, b *ask.Built) (*transport.Reply, error) {
		return client.Do(ctx, b.Request)
	}
	return s
}

// all puts every question and gives the observations by probe.
func all(t testing.TB, s *Session) map[string][]mleready.Observation {
	t.Helper()
	return asktest.All(t, &s.Session, s.Probes())
}
